import { Radios } from '../../ui/choice/choice.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { ModerationChoice } from './moderation.ts'

/** Whether words are read first. Reading first is chosen unless somebody decides otherwise. */
export function ModerationRadios({ fastLane, error }: { fastLane: boolean; error?: string | undefined }) {
  return (
    <Radios
      name="moderation"
      legend={t('reading.legend')}
      value={fastLane ? 'at_once' : 'read_first'}
      items={[
        { value: 'read_first', label: t('reading.held'), hint: t('reading.held-hint') },
        { value: 'at_once', label: t('reading.fast'), hint: t('reading.fast-hint') },
      ]}
      error={error}
    />
  )
}

/** What was chosen, by whom and when. */
export function ModerationChosen({ choice }: { choice: ModerationChoice }) {
  const { fastLane, chosenAt, by } = choice
  return (
    <>
      {t(fastLane ? 'reading.now-fast' : 'reading.now-held')}
      {chosenAt === undefined
        ? null
        : ` ${by === undefined ? t('reading.chosen-before') : t('reading.chosen', { name: by, date: t.date(chosenAt) })}`}
    </>
  )
}

type WhenUsedProps = {
  readonly activity: { readonly state: string }
  readonly moderation: ModerationChoice
  readonly mayChooseFastLane: boolean
  /** The conversation's address. */
  readonly here: string
}

/** On the page of an open conversation: when its words are used, and where that is changed. */
export function WhenUsed({ activity, moderation, mayChooseFastLane, here }: WhenUsedProps) {
  if (activity.state !== 'open') return null
  return (
    <SummaryList
      rows={[
        {
          label: t('reading.title'),
          value: <ModerationChosen choice={moderation} />,
          change: mayChooseFastLane ? `${here}/moderation` : undefined,
        },
      ]}
    />
  )
}

/** The way to what waits to be read. */
export function ReviewLink({ at, held }: { at: string; held: number }) {
  return (
    <p>
      <a href={at}>{held > 0 ? t('review.link-waiting', { count: held }) : t('review.link')}</a>
    </p>
  )
}
