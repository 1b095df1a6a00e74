import { type EventHandler, onEvent } from '../platform/events.ts'
import { forgetTerms } from './suggestions/forget-terms.sql.ts'

/** When words are taken back or changed, the machine's suggestions keep nothing that was only in them. */
export function understandingHandlers(): readonly EventHandler[] {
  return (['response.withdrawn', 'response.changed'] as const).map(kind =>
    onEvent(kind, `understanding: forget terms after ${kind}`, (payload, db) =>
      forgetTerms(db, payload.activity),
    ),
  )
}
