import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { languageFacts } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { Section } from '../forms/form.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'
import { conditionSentence } from './condition-sentence.ts'
import { sectionField } from './section-fields.ts'

type SectionPageProps = FormPlace & {
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
  readonly action: string
  readonly existing?: { readonly section: Section; readonly seen: string } | undefined
  readonly changedTo?: string | undefined
}

/** A heading that several questions stand under, in each language of the form. */
export function SectionPage(props: SectionPageProps) {
  const { fields, errors = [], existing } = props
  const { content } = props.form
  const title = existing ? t('section.edit') : t('section.new')
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const at = formAddress(props)
  return (
    <BuilderFrame {...props} title={title} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={builder('question.summary')} kept={builder('question.kept')} />
      <h1>{title}</h1>
      {props.changedTo === undefined ? null : (
        <Notice>
          <p>{builder('question.changed')}</p>
          <p>{builder('question.changed-now', { now: props.changedTo })}</p>
        </Notice>
      )}
      <form method="post" action={props.action} novalidate>
        {existing ? <input type="hidden" name="seen" value={existing.seen} /> : null}
        {content.languages.map((language, index) => {
          const name = languageFacts[language].name
          const field = (part: 'title' | 'text' | 'careful') => ({
            name: sectionField(part, language),
            label: t(`section.${part}`, { language: name }),
            value: fieldText(fields, sectionField(part, language)),
            error: errorOf(sectionField(part, language)),
          })
          return (
            <>
              <TextField {...field('title')} optional={index > 0} />
              <TextArea {...field('text')} rows={2} optional />
              <TextArea {...field('careful')} hint={t('section.careful-hint')} rows={2} optional />
            </>
          )
        })}
        <Button>{builder('question.save')}</Button>
      </form>
      {existing ? (
        <SummaryList
          rows={[
            {
              label: builder('question.rest-when'),
              value: existing.section.showIf
                ? builder('form.asked-if', {
                    condition: conditionSentence(content, existing.section.showIf),
                  })
                : builder('question.always'),
              change: at.when(existing.section.key),
            },
          ]}
        />
      ) : null}
    </BuilderFrame>
  )
}
