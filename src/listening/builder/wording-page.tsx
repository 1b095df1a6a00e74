import type { Child } from 'hono/jsx'
import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { optionsOf } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { QuestionPlace } from './builder-places.ts'
import { partField } from './wording-fields.ts'

type WordingPageProps = QuestionPlace & {
  readonly language: Language
  readonly easy: boolean
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
  readonly action: string
  readonly seen: string
  readonly changed?: boolean | undefined
  readonly notice?: string | undefined
  /** What stands below the fields: the pictures of an Easy Read version. */
  readonly below?: Child
}

/** One question in another language or in Easy Read, with the first language beside each field. */
export function WordingPage(props: WordingPageProps) {
  const { language, easy, fields, errors = [], question, number } = props
  const { content } = props.form
  const first = content.languages[0]!
  const { name, direction } = languageFacts[language]
  const firstName = languageFacts[first].name
  const title = t(easy ? 'easy.title' : 'language.title', { number, language: name })
  const at = formAddress(props)
  const parts = [
    ...(question.kind === 'matrix' ? question.rows.map(one => ({ list: 'row' as const, one })) : []),
    ...optionsOf(question).map(one => ({ list: 'option' as const, one })),
  ]
  const source = question.texts[first]
  const frame = (field: string, label: string, text: string | undefined) => ({
    name: field,
    label,
    hint: text ? t('language.in-first', { first: firstName, text }) : undefined,
    value: fieldText(fields, field),
    error: errors.find(one => one.field === field)?.message,
  })
  const which = easy ? 'easy' : 'language'
  return (
    <BuilderFrame
      {...props}
      title={title}
      under={[{ label: builder('question.edit', { number }), href: at.question(question.key) }]}
      error={errors.length > 0}
      notice={props.notice ? { text: props.notice } : undefined}
    >
      <ErrorSummary errors={errors} heading={builder('question.summary')} kept={builder('question.kept')} />
      <h1>{title}</h1>
      {props.changed ? <Notice>{builder('question.changed')}</Notice> : null}
      <p>{easy ? t('easy.lead') : t('language.lead', { first: firstName })}</p>
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="seen" value={props.seen} />
        {/* What is typed is in that language, so that it is checked and read out as such. */}
        <div lang={language} dir={direction}>
          <TextArea rows={2} {...frame('question', t(`${which}.question`), source?.question)} />
          <TextField {...frame('hint', t(`${which}.hint`), source?.hint)} optional />
          {parts.map(({ list, one }, index) => {
            const before = parts.filter(part => part.list === list)
            const place = before.findIndex(part => part.one === one) + 1 || index + 1
            return (
              <TextField
                {...frame(
                  partField(list, one.key),
                  t(`${which}.${list}`, { number: place }),
                  one.labels[first],
                )}
              />
            )
          })}
          {question.kind === 'rating' && !easy
            ? (['low', 'high'] as const).map(end => (
                <TextField {...frame(end, t(`language.${end}`), question.ends[first]?.[end])} optional />
              ))
            : null}
        </div>
        <Button>{builder('question.save')}</Button>
      </form>
      {props.below}
    </BuilderFrame>
  )
}
