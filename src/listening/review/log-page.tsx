import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import type { Place } from '../conversations/views.tsx'
import { DecisionLog } from './decision-log.tsx'
import { ReviewFrame, reviewAddress } from './review-frame.tsx'
import type { LogLine } from './under-review.ts'

type LogPageProps = Place & {
  readonly lines: readonly LogLine[]
  readonly page: number
  readonly pages: number
}

/** Every decision about what people sent to the programme. */
export function LogPage(props: LogPageProps) {
  const at = reviewAddress(props)
  return (
    <ReviewFrame {...props} title={t('log.title')} width="wide">
      <PageHeading
        title={t('log.title')}
        lead={t('log.lead')}
        actions={props.lines.length > 0 ? <a href={`${at}/log.csv`}>{t('log.csv')}</a> : null}
      />
      {props.lines.length === 0 ? (
        <EmptyState sentence={t('log.none')} />
      ) : (
        <DecisionLog lines={props.lines} at={at} />
      )}
      <Pagination current={props.page} last={props.pages} address={page => `${at}/log?page=${page}`} />
    </ReviewFrame>
  )
}
