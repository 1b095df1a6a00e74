import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox, Checkboxes } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Select, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { outcomes } from '../bank/outcomes.ts'
import type { Question, QuestionKind } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'
import { conditionSentence } from './condition-sentence.ts'
import { KindFields } from './kind-fields.tsx'

type QuestionPageProps = FormPlace & {
  readonly kind: QuestionKind
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
  readonly action: string
  /** The question that is changed, and its place in the form; without it a new one is written. */
  readonly existing?:
    | { readonly question: Question; readonly number: number; readonly seen: string }
    | undefined
  /** Somebody else changed it meanwhile: what it says now. */
  readonly changedTo?: string | undefined
  readonly notice?: string | undefined
}

/** One question in the form's first language, with everything that belongs to its kind. */
export function QuestionPage(props: QuestionPageProps) {
  const { fields, errors = [], kind, existing } = props
  const { content } = props.form
  const first = content.languages[0]!
  const language = languageFacts[first].name
  const title = existing
    ? t('question.edit', { number: existing.number })
    : t('question.new', { kind: t(`kind.${kind}`) })
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  return (
    <BuilderFrame
      {...props}
      title={title}
      error={errors.length > 0}
      notice={props.notice ? { text: props.notice } : undefined}
    >
      <ErrorSummary errors={errors} heading={t('question.summary')} kept={t('question.kept')} />
      <h1>{title}</h1>
      {existing ? <p>{t(`kind.${kind}`)}</p> : null}
      {props.changedTo === undefined ? null : (
        <Notice>
          <p>{t('question.changed')}</p>
          <p>{t('question.changed-now', { now: props.changedTo })}</p>
        </Notice>
      )}
      {kind === 'postcode' ? <Notice>{t('question.postcode-note')}</Notice> : null}
      <form method="post" action={props.action} novalidate>
        {/* What Enter in a field presses: without it that would be the first button beside an answer. */}
        <button type="submit" class="hidden" tabindex={-1}>
          {t('question.save')}
        </button>
        {existing ? <input type="hidden" name="seen" value={existing.seen} /> : null}
        <TextArea
          name="question"
          label={t('question.wording', { language })}
          rows={2}
          value={fieldText(fields, 'question')}
          error={errorOf('question')}
          hint={
            content.questions.length > (existing ? 1 : 0)
              ? t('question.wording-hint', { example: `{${content.questions[0]!.key}}` })
              : undefined
          }
        />
        <TextField
          name="hint"
          label={t('question.hint')}
          value={fieldText(fields, 'hint')}
          error={errorOf('hint')}
          optional
        />
        <KindFields kind={kind} fields={fields} errorOf={errorOf} language={first} />
        <Checkbox
          name="required"
          value="yes"
          label={t('question.required')}
          hint={t('question.required-hint')}
          checked={fieldText(fields, 'required') === 'yes'}
        />
        {content.sections.length > 0 ? (
          <Select
            name="section"
            label={t('question.section')}
            empty={t('question.no-section')}
            value={fieldText(fields, 'section')}
            options={content.sections.map(({ key, texts }) => ({
              value: key,
              label: texts[first]?.title ?? key,
            }))}
          />
        ) : null}
        <Details summary={t('question.outcomes')} open={fieldTexts(fields, 'outcome').length > 0}>
          <Checkboxes
            name="outcome"
            legend={t('question.outcomes')}
            hint={t('question.outcomes-hint')}
            items={outcomes.map((outcome, index) => ({ value: String(index + 1), label: outcome }))}
            values={fieldTexts(fields, 'outcome')}
          />
        </Details>
        <Button>{t('question.save')}</Button>
      </form>
      {existing ? <Rest {...props} question={existing.question} /> : null}
    </BuilderFrame>
  )
}

/** What else belongs to the question, each with a page of its own. */
function Rest(props: FormPlace & { readonly question: Question }) {
  const { question } = props
  const { content } = props.form
  const at = formAddress(props)
  const [, ...others] = content.languages
  const there = (is: unknown) => (is ? t('question.there') : t('question.not-there'))
  return (
    <>
      <h2>{t('question.rest')}</h2>
      <SummaryList
        rows={[
          { label: t('question.name'), value: `{${question.key}}` },
          {
            label: t('question.rest-when'),
            value: question.showIf
              ? t('form.asked-if', { condition: conditionSentence(content, question.showIf) })
              : t('question.always'),
            change: at.when(question.key),
          },
          ...others.map(language => ({
            label: languageFacts[language].name,
            value: there(question.texts[language]),
            change: at.inLanguage(question.key, language),
          })),
          ...content.languages.map(language => ({
            label: t('question.rest-easy', { language: languageFacts[language].name }),
            value: there(question.easy[language]),
            change: at.easy(question.key, language),
          })),
        ]}
      />
    </>
  )
}
