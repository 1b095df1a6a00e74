import { type EventHandler, onEvent } from '../platform/events.ts'
import { forgetTerms } from './suggestions/forget-terms.sql.ts'
import { forgetNames } from './themes/forget-names.sql.ts'

/**
 * When words are taken back or changed, the machine's suggestions and the lineage of themes keep nothing that was
 * only in them.
 */
export function understandingHandlers(): readonly EventHandler[] {
  return (['response.withdrawn', 'response.changed'] as const).map(kind =>
    onEvent(kind, `understanding: forget terms after ${kind}`, async (payload, db) => {
      await forgetNames(db, payload.activity)
      await forgetTerms(db, payload.activity)
    }),
  )
}
