import { type EventHandler, onEvent } from '../../platform/events.ts'
import type { Id } from '../../platform/ids.ts'
import { settleTicket } from './invitations.sql.ts'

/** When an answer to a wave came in: the invitation is answered, and what joined the two is forgotten. */
export function panelHandlers(): readonly EventHandler[] {
  return [
    onEvent('response.received', 'listening: settle a panel invitation', (payload, db) =>
      settleTicket(db, payload.response as Id<'response'>),
    ),
  ]
}
