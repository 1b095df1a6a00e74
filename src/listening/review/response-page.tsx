import type { FieldError, FormFields } from '../../platform/http/form.ts'
import type { Activity } from '../../programmes/index.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { isLanguage, languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { Tag, type TagKind } from '../../ui/tag/tag.tsx'
import { WithAside } from '../../ui/with-aside/with-aside.tsx'
import type { Place } from '../conversations/views.tsx'
import type { FormContent } from '../forms/form.ts'
import { ChosenUnderReview } from './chosen-under-review.tsx'
import { DecisionLog } from './decision-log.tsx'
import type { QueueFilter } from './queue.ts'
import { type JustDone, queueAddress } from './queue-page.tsx'
import { ReturnFields } from './return-fields.tsx'
import { ReviewFrame, reviewAddress } from './review-frame.tsx'
import type { LogLine, UnderReview } from './under-review.ts'
import { WordsUnderReview } from './words-under-review.tsx'

export type ResponsePageProps = Place & {
  readonly response: UnderReview
  readonly activity: Activity
  /** What each question was called when it was answered. */
  readonly asked: ReadonlyMap<string, string>
  /** The version of the form that it answered. */
  readonly form: FormContent | undefined
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly filter: QueueFilter
  readonly beside: { readonly before: string | undefined; readonly after: string | undefined }
  readonly history: readonly LogLine[]
  readonly done?: JustDone | undefined
  readonly fields?: FormFields | undefined
  readonly errors?: readonly FieldError[] | undefined
}

const tags: Readonly<Record<UnderReview['state'], TagKind>> = {
  held: 'suggestion',
  open: 'chosen',
  returned: 'plain',
  withdrawn: 'plain',
}

/** One response with what a decision about it needs, and the decision beside it. */
export function ResponsePage(props: ResponsePageProps) {
  const { response, errors = [], fields = {}, filter } = props
  const at = reviewAddress(props)
  const isGone = response.state === 'withdrawn'
  return (
    <ReviewFrame {...props} title={t('decide.title')} error={errors.length > 0} width="wide">
      <ErrorSummary errors={errors} heading={t('review.summary')} kept={null} />
      {props.done ? (
        <Notice
          kind="done"
          undo={
            props.done.undo === undefined
              ? undefined
              : { action: `${at}/undo`, fields: { together: props.done.undo } }
          }
        >
          <p>{props.done.text}</p>
        </Notice>
      ) : null}
      <WithAside
        head={
          <>
            <h1>{t('decide.title')}</h1>
            <p>
              <Tag kind={tags[response.state]}>{t(`review.${response.state}`)}</Tag> {props.activity.title}
            </p>
          </>
        }
        aside={isGone ? null : <Decide {...props} />}
      >
        <Around {...props} />
        {isGone ? (
          <Notice>
            <p>{t('decide.withdrawn')}</p>
          </Notice>
        ) : (
          <>
            <WordsUnderReview
              words={response.words}
              asked={props.asked}
              here={`${at}/${response.id}`}
              query={queueAddress('', filter)}
              fields={fields}
              errors={errors}
            />
            <ChosenUnderReview response={response} form={props.form} areas={props.areas} />
          </>
        )}
        <h2>{t('decide.about')}</h2>
        <About {...props} />
        {props.history.length > 0 ? (
          <>
            <h2>{t('decide.history')}</h2>
            <DecisionLog lines={props.history} />
          </>
        ) : null}
        <p>
          <a href={queueAddress(at, filter)}>{t('decide.queue')}</a>
        </p>
      </WithAside>
    </ReviewFrame>
  )
}

/** The ones beside it in the queue. */
function Around({ beside, filter, ...place }: ResponsePageProps) {
  const at = reviewAddress(place)
  if (!beside.before && !beside.after) return null
  return (
    <p class="button__row">
      {beside.before ? (
        <a href={queueAddress(`${at}/${beside.before}`, filter)} rel="prev">
          {t('decide.before')}
        </a>
      ) : null}
      {beside.after ? (
        <a href={queueAddress(`${at}/${beside.after}`, filter)} rel="next">
          {t('decide.next')}
        </a>
      ) : null}
    </p>
  )
}

function Decide(props: ResponsePageProps) {
  const { response, errors = [], fields = {}, filter } = props
  const here = queueAddress(`${reviewAddress(props)}/${response.id}`, filter)
  const mayReturn = response.mayReturn
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{t('decide.heading')}</h2>
      <form method="post" action={here} novalidate>
        <ButtonRow>
          {response.state === 'open' ? null : (
            <Button name="decision" value="open">
              {t('decide.open')}
            </Button>
          )}
          {response.state === 'held' ? null : (
            <Button kind="outlined" name="decision" value="hold">
              {t('decide.hold')}
            </Button>
          )}
        </ButtonRow>
      </form>
      {mayReturn ? (
        <Details summary={t('decide.return')} open={errors.length > 0}>
          <form method="post" action={here} novalidate>
            <p>{t(response.hasPin ? 'decide.has-pin' : 'decide.no-pin')}</p>
            <ReturnFields fields={fields} errors={errors} />
            <Button kind="outlined" name="decision" value="return">
              {t('decide.return')}
            </Button>
          </form>
        </Details>
      ) : (
        <p class="small">{t('decide.no-way-back')}</p>
      )}
    </section>
  )
}

function About({ response }: ResponsePageProps) {
  const { language } = response
  const allowed = [
    ...(response.analysis ? [t('decide.analysis')] : []),
    ...(response.quotation ? [t('decide.quotation')] : []),
  ]
  return (
    <SummaryList
      rows={[
        { label: t('decide.came'), value: t.date(response.receivedAt, 'moment') },
        { label: t('decide.way'), value: t(`way.${response.channel}`) },
        ...(response.voice === 'own'
          ? []
          : [{ label: t('decide.voice'), value: t(`decide.voice-${response.voice}`) }]),
        {
          label: t('decide.language'),
          value: isLanguage(language) ? languageFacts[language].name : language,
        },
        ...(response.source === undefined ? [] : [{ label: t('decide.source'), value: response.source }]),
        {
          label: t('decide.allows'),
          value: allowed.length > 0 ? t.list(allowed) : t('decide.nothing'),
        },
      ]}
    />
  )
}
