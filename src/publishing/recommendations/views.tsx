import { type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/show.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import type { Finding } from '../../understanding/index.ts'
import type { Recommendation } from '../publications/publication.ts'
import { type Place, ShowPage, showAddress } from '../views.tsx'

type Errors = readonly { readonly field: string; readonly message: string }[]

type ListProps = Place & {
  readonly recommendations: readonly Recommendation[]
  readonly findings: readonly Finding[]
  readonly mayEdit: boolean
  readonly mayAnswer: boolean
  readonly fields?: FormFields
  readonly errors?: Errors
}

const replies = {
  yes: 'recommendations.yes',
  partly: 'recommendations.partly',
  no: 'recommendations.no',
} as const

/** What the programme asks of others, and what they answer. */
export function RecommendationsPage(props: ListProps) {
  const { recommendations, findings, mayEdit, mayAnswer, fields = {}, errors = [] } = props
  const here = `${showAddress(props)}/recommendations`
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <ShowPage {...props} title={t('show.recommendations')} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('editor.summary')} />
      <PageHeading title={t('show.recommendations')} lead={t('recommendations.lead')} />
      {recommendations.length === 0 ? <EmptyState sentence={t('recommendations.none')} /> : null}
      {recommendations.map(one => (
        <section aria-labelledby={`r-${one.id}`}>
          <p class="small">{t('editor.recommendation', { to: one.to })}</p>
          <h2 id={`r-${one.id}`}>{one.wording}</h2>
          <ul>
            {findings
              .filter(finding => one.findings.includes(finding.id))
              .map(finding => (
                <li>{finding.sentence}</li>
              ))}
          </ul>
          {one.answer ? (
            <Quote
              by={`${t(replies[one.answer.reply])} · ${one.answer.by} · ${t.date(new Date(one.answer.on))}`}
            >
              {one.answer.words}
            </Quote>
          ) : mayAnswer ? (
            <ButtonLink kind="outlined" href={`${here}/${one.id}/answer`}>
              {t('recommendations.answer-record')}
              <span class="hidden">: {one.wording}</span>
            </ButtonLink>
          ) : null}
        </section>
      ))}
      {mayEdit ? (
        <form method="post" action={here} novalidate>
          <h2>{t('recommendations.new')}</h2>
          <TextField
            name="to"
            label={t('recommendations.to')}
            hint={t('recommendations.to-hint')}
            value={fieldText(fields, 'to')}
            error={errorOf('to')}
          />
          <TextArea
            name="wording"
            label={t('recommendations.wording')}
            rows={3}
            value={fieldText(fields, 'wording')}
            error={errorOf('wording')}
          />
          <Radios
            name="term"
            legend={t('recommendations.term')}
            value={fieldText(fields, 'term')}
            error={errorOf('term')}
            items={[
              { value: 'short', label: t('recommendations.short') },
              { value: 'long', label: t('recommendations.long') },
            ]}
          />
          <DateField
            name="due"
            legend={t('recommendations.due')}
            optional
            error={errorOf('due')}
            value={{
              day: fieldText(fields, 'due-day'),
              month: fieldText(fields, 'due-month'),
              year: fieldText(fields, 'due-year'),
            }}
          />
          {findings.length > 0 ? (
            <Checkboxes
              name="finding"
              legend={t('recommendations.findings')}
              items={findings.map(finding => ({ value: finding.id, label: finding.sentence }))}
              values={fieldTexts(fields, 'finding')}
            />
          ) : null}
          <Button>{t('recommendations.save')}</Button>
        </form>
      ) : null}
    </ShowPage>
  )
}

/** Writing down what somebody answered, in their words. */
export function AnswerPage(
  props: Place & { recommendation: Recommendation; fields?: FormFields; errors?: Errors },
) {
  const { recommendation, fields = {}, errors = [] } = props
  const list = `${showAddress(props)}/recommendations`
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  return (
    <ShowPage
      {...props}
      title={t('recommendations.answer-record')}
      under={[{ label: t('show.recommendations'), href: list }]}
      error={errors.length > 0}
      width="narrow"
    >
      <ErrorSummary errors={errors} heading={t('editor.summary')} />
      <h1>{t('recommendations.answer-record')}</h1>
      <p class="lead">{recommendation.wording}</p>
      <form method="post" action={`${list}/${recommendation.id}/answer`} novalidate>
        <Radios
          name="reply"
          legend={t('recommendations.reply')}
          value={fieldText(fields, 'reply')}
          error={errorOf('reply')}
          items={(['yes', 'partly', 'no'] as const).map(reply => ({
            value: reply,
            label: t(replies[reply]),
          }))}
        />
        <TextArea
          name="words"
          label={t('recommendations.words')}
          rows={4}
          value={fieldText(fields, 'words')}
          error={errorOf('words')}
        />
        <TextField
          name="by"
          label={t('recommendations.by')}
          value={fieldText(fields, 'by') || recommendation.to}
        />
        <p>{t('recommendations.answer-told')}</p>
        <Button>{t('recommendations.answer-save')}</Button>
      </form>
    </ShowPage>
  )
}
