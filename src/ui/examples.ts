import { agreementListExamples } from './agreement-list/agreement-list.examples.tsx'
import { backLinkExamples } from './back-link/back-link.examples.tsx'
import { buttonExamples } from './button/button.examples.tsx'
import { choiceExamples } from './choice/choice.examples.tsx'
import { columnsExamples } from './columns/columns.examples.tsx'
import { dateFieldExamples } from './date-field/date-field.examples.tsx'
import { detailsExamples } from './details/details.examples.tsx'
import { emptyStateExamples } from './empty-state/empty-state.examples.tsx'
import { errorSummaryExamples } from './error-summary/error-summary.examples.tsx'
import type { ComponentExamples } from './example.ts'
import { fieldExamples } from './field/field.examples.tsx'
import { filtersExamples } from './filters/filters.examples.tsx'
import { iconExamples } from './icon/icon.examples.tsx'
import { journeyExamples } from './journey/journey.examples.tsx'
import { keysExamples } from './keys/keys.examples.tsx'
import { noticeExamples } from './notice/notice.examples.tsx'
import { pageHeadingExamples } from './page-heading/page-heading.examples.tsx'
import { paginationExamples } from './pagination/pagination.examples.tsx'
import { progressExamples } from './progress/progress.examples.tsx'
import { qrCodeExamples } from './qr-code/qr-code.examples.tsx'
import { quoteExamples } from './quote/quote.examples.tsx'
import { receiptExamples } from './receipt/receipt.examples.tsx'
import { statExamples } from './stat/stat.examples.tsx'
import { stepsExamples } from './steps/steps.examples.tsx'
import { summaryListExamples } from './summary-list/summary-list.examples.tsx'
import { tableExamples } from './table/table.examples.tsx'
import { tabsExamples } from './tabs/tabs.examples.tsx'
import { tagExamples } from './tag/tag.examples.tsx'
import { takePartExamples } from './take-part/take-part.examples.tsx'
import { taskListExamples } from './task-list/task-list.examples.tsx'
import { themeKeyExamples } from './theme-key/theme-key.examples.tsx'
import { waysInExamples } from './ways-in/ways-in.examples.tsx'
import { withAsideExamples } from './with-aside/with-aside.examples.tsx'

/** Every component's examples, in the order of their names. */
export const componentExamples: readonly ComponentExamples[] = [
  agreementListExamples,
  backLinkExamples,
  buttonExamples,
  choiceExamples,
  columnsExamples,
  dateFieldExamples,
  detailsExamples,
  emptyStateExamples,
  errorSummaryExamples,
  fieldExamples,
  filtersExamples,
  iconExamples,
  journeyExamples,
  keysExamples,
  noticeExamples,
  pageHeadingExamples,
  paginationExamples,
  progressExamples,
  qrCodeExamples,
  quoteExamples,
  receiptExamples,
  statExamples,
  stepsExamples,
  summaryListExamples,
  tableExamples,
  tabsExamples,
  tagExamples,
  takePartExamples,
  taskListExamples,
  themeKeyExamples,
  waysInExamples,
  withAsideExamples,
]
