import { t } from '../../ui/i18n/staff/review.en.ts'
import { Table } from '../../ui/table/table.tsx'
import type { LogLine } from './under-review.ts'

type DecisionLogProps = {
  readonly lines: readonly LogLine[]
  /** Where a response is opened: given where the list is about several. */
  readonly at?: string | undefined
}

const names = {
  opened: 'log.opened',
  held: 'log.held',
  returned: 'log.returned',
  'sent again': 'log.sent-again',
  undone: 'log.undone',
  covered: 'log.covered',
  uncovered: 'log.uncovered',
} as const satisfies Readonly<Record<LogLine['kind'], string>>

/** What a line of the log is called. */
export function decisionName(kind: LogLine['kind']): string {
  return t(names[kind])
}

/** Decisions in the order given. What was written to authors is not repeated where the list is about several. */
export function DecisionLog({ lines, at }: DecisionLogProps) {
  return (
    <Table
      id="decisions"
      caption={t('log.caption')}
      captionHidden
      columns={[
        { label: t('log.at') },
        { label: t('log.what') },
        { label: t('log.by') },
        { label: t('log.why') },
        ...(at === undefined ? [] : [{ label: t('log.response') }]),
      ]}
      rows={lines.map(line => [
        t.date(line.at, 'moment'),
        decisionName(line.kind),
        line.by ?? t('log.author'),
        <>
          {line.reason ? t(`reason.${line.reason}`) : ''}
          {line.ownWords && at === undefined ? (
            <>
              <br />
              <bdi>{line.ownWords}</bdi>
            </>
          ) : null}
        </>,
        ...(at === undefined ? [] : [<a href={`${at}/${line.response}`}>{t('log.open-response')}</a>]),
      ])}
    />
  )
}
