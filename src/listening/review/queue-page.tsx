import type { FieldError, FormFields } from '../../platform/http/form.ts'
import { fieldTexts } from '../../platform/http/form.ts'
import type { Activity } from '../../programmes/index.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Select } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Tabs } from '../../ui/tabs/tabs.tsx'
import type { Place } from '../conversations/views.tsx'
import { type Queued, type QueueFilter, type QueueState, queueStates } from './queue.ts'
import { ReturnFields } from './return-fields.tsx'
import { ReviewFrame, reviewAddress } from './review-frame.tsx'

/** Counted no further: a number nobody reads to its end is not worth waiting for. */
export const mostCounted = 10_000

/** What was just done, and how it is undone. */
export type JustDone = { readonly text: string; readonly undo: string | undefined }

export type QueuePageProps = Place & {
  readonly filter: QueueFilter
  readonly items: readonly Queued[]
  readonly total: number
  /** How many are held and with their authors, for the tabs. */
  readonly waiting: Readonly<Record<Exclude<QueueState, 'open'>, number>>
  readonly page: number
  readonly pages: number
  readonly activities: readonly Activity[]
  readonly done?: JustDone | undefined
  readonly fields?: FormFields | undefined
  readonly errors?: readonly FieldError[] | undefined
}

/** The address of a queue, which says everything that it is narrowed to. */
export function queueAddress(at: string, filter: QueueFilter, page = 1): string {
  const query = new URLSearchParams({
    ...(filter.state === 'held' ? {} : { state: filter.state }),
    ...(filter.activity ? { activity: filter.activity } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString()
  return query === '' ? at : `${at}?${query}`
}

/** What came in, by how it stands: to read, and to let in, hold or send back one by one or many at once. */
export function QueuePage(props: QueuePageProps) {
  const { filter, items, errors = [], fields = {} } = props
  const at = reviewAddress(props)
  const conversations = new Map(props.activities.map(activity => [activity.id, activity.title]))
  return (
    <ReviewFrame {...props} title={t('review.title')} error={errors.length > 0} width="wide">
      <ErrorSummary errors={errors} heading={t('review.summary')} />
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
      <PageHeading
        title={t('review.title')}
        lead={t('review.lead')}
        actions={<a href={`${at}/log`}>{t('review.log')}</a>}
      />
      <Tabs
        label={t('review.tabs')}
        items={queueStates.map(state => ({
          label: t(`review.${state}`),
          href: queueAddress(at, { ...filter, state }),
          current: state === filter.state,
          count: state === 'open' ? undefined : props.waiting[state],
        }))}
      />
      {props.activities.length > 1 ? <Narrow {...props} at={at} /> : null}
      {items.length === 0 ? (
        <EmptyState sentence={t(`review.none-${filter.state}`)} />
      ) : (
        <form method="post" action={queueAddress(at, filter, props.page)} novalidate>
          <p>
            {props.total > mostCounted
              ? t('review.shown-most', { count: mostCounted })
              : t('review.shown', { count: props.total })}
          </p>
          {items.map(item => (
            <QueueItem
              item={item}
              at={at}
              filter={filter}
              conversation={
                props.activities.length > 1 && filter.activity === undefined
                  ? conversations.get(item.activity)
                  : undefined
              }
              isTicked={fieldTexts(fields, 'response').includes(item.id)}
            />
          ))}
          <Bulk {...props} fields={fields} errors={errors} />
        </form>
      )}
      <Pagination current={props.page} last={props.pages} address={page => queueAddress(at, filter, page)} />
    </ReviewFrame>
  )
}

function Narrow({ at, filter, activities }: QueuePageProps & { readonly at: string }) {
  return (
    <search>
      <form method="get" action={at}>
        {filter.state === 'held' ? null : <input type="hidden" name="state" value={filter.state} />}
        <Select
          name="activity"
          label={t('review.narrow')}
          empty={t('review.narrow-all')}
          options={activities.map(activity => ({ value: activity.id, label: activity.title }))}
          value={filter.activity ?? ''}
        />
        <Button kind="outlined">{t('review.narrow-button')}</Button>
      </form>
    </search>
  )
}

/** So much of a text stands in the queue; the rest is on its own page. */
const lettersInQueue = 600

type QueueItemProps = {
  readonly item: Queued
  readonly at: string
  readonly filter: QueueFilter
  readonly conversation: string | undefined
  readonly isTicked: boolean
}

function QueueItem({ item, at, filter, conversation, isTicked }: QueueItemProps) {
  const which = <span class="hidden">: {item.words[0]?.words.slice(0, 40) ?? t('review.no-words')}</span>
  const facts = [t.date(item.receivedAt, 'moment'), ...(conversation === undefined ? [] : [conversation])]
  const words = item.words.map((said, index) => (
    <>
      {index === 0 ? null : <br />}
      <span class="voice" dir="auto" lang={said.language === 'en' ? undefined : said.language}>
        {said.words.length > lettersInQueue
          ? `${said.words.slice(0, lettersInQueue).toWellFormed()}…`
          : said.words}
      </span>
    </>
  ))
  return (
    <div class="said">
      <Checkbox
        name="response"
        id={`r-${item.id}`}
        value={item.id}
        checked={isTicked}
        label={words.length > 0 ? words : t('review.no-words')}
        hint={facts.join(' · ')}
      />
      <input type="hidden" name="shown" value={item.id} />
      <p class="said__actions">
        {item.state === 'open' ? (
          <Button kind="link" name="only" value={`hold ${item.id}`}>
            {t('review.hold-one')}
            {which}
          </Button>
        ) : (
          <Button kind="link" name="only" value={`open ${item.id}`}>
            {t('review.open-one')}
            {which}
          </Button>
        )}
        <a href={queueAddress(`${at}/${item.id}`, filter)}>
          {t('review.read-one')}
          {which}
        </a>
      </p>
    </div>
  )
}

function Bulk({
  filter,
  items,
  fields,
  errors,
}: QueuePageProps & Required<Pick<QueuePageProps, 'fields' | 'errors'>>) {
  return (
    <>
      <h2>{t('review.bulk')}</h2>
      <ButtonRow>
        {filter.state === 'open' ? null : (
          <Button name="decision" value="open">
            {t('review.open-ticked')}
          </Button>
        )}
        {filter.state === 'held' ? null : (
          <Button kind="outlined" name="decision" value="hold">
            {t('review.hold-ticked')}
          </Button>
        )}
        {filter.state === 'held' ? (
          <Button kind="outlined" name="decision" value="open-page">
            {t('review.open-page', { count: items.length })}
          </Button>
        ) : null}
      </ButtonRow>
      {filter.state === 'returned' ? null : (
        <Details
          summary={t('review.return-ticked')}
          open={errors?.some(({ field }) => field === 'reason' || field === 'own_words')}
        >
          <ReturnFields fields={fields ?? {}} errors={errors ?? []} />
          <Button kind="outlined" name="decision" value="return">
            {t('review.return-ticked')}
          </Button>
        </Details>
      )}
    </>
  )
}
