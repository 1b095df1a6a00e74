import type { Context } from 'hono'
import { parseId } from '../../platform/ids.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { type QueueFilter, queueStates } from './queue.ts'
import type { JustDone } from './queue-page.tsx'

/** What the address narrows the queue to. */
export function filterOf(c: Context): QueueFilter {
  return {
    state: queueStates.find(state => state === c.req.query('state')) ?? 'held',
    activity: parseId<'activity'>(c.req.query('activity')),
  }
}

/** What the address says was just done. */
export function doneOf(c: Context): JustDone | undefined {
  const said = (['covered', 'uncovered'] as const).find(each => each === c.req.query('done'))
  if (said) return { text: t(`done.${said}`), undo: undefined }
  const done = (['opened', 'held', 'returned', 'undone'] as const).find(each => each === c.req.query('done'))
  if (!done) return undefined
  const count = Math.max(0, Math.trunc(Number(c.req.query('count'))) || 0)
  if (count === 0) return { text: t('done.nothing'), undo: undefined }
  return { text: t(`done.${done}`, { count }), undo: parseId<'review_decision'>(c.req.query('undo')) }
}
