import { sql } from 'kysely'
import type { Database } from './db/connection.ts'
import { inOrganisation, type OrganisationDatabase } from './db/transaction.ts'
import { type Id, newId, type OrganisationId } from './ids.ts'
import { describeError, type Log } from './log.ts'

/** What a room can tell the rooms above it. Payloads are ids; a room adds its own kinds here. */
export type Events = {
  'response.received': { readonly response: string; readonly activity: string }
  'response.changed': { readonly response: string; readonly activity: string }
  /** A use was taken back or given again: what may be done with the words is not what it was. */
  'permission.changed': { readonly response: string; readonly activity: string }
  'response.withdrawn': { readonly response: string; readonly activity: string }
}

export type EventKind = keyof Events

/** Reacts to one kind of event. Runs in a transaction of the event's organisation, once for each event. */
export type EventHandler<Kind extends EventKind = EventKind> = {
  readonly name: string
  readonly kind: Kind
  readonly handle: (payload: Events[Kind], db: OrganisationDatabase) => Promise<void>
}

/** A handler for the relay's list. */
export function onEvent<Kind extends EventKind>(
  kind: Kind,
  name: string,
  handle: (payload: Events[Kind], db: OrganisationDatabase) => Promise<void>,
): EventHandler {
  return { name, kind, handle: handle as EventHandler['handle'] }
}

/** Writes an event in the caller's transaction: it is delivered if, and only if, that commits. */
export async function publish<Kind extends EventKind>(
  db: OrganisationDatabase,
  kind: Kind,
  payload: Events[Kind],
) {
  await db
    .insertInto('event')
    .values({ organisation_id: db.organisation, id: newId(), kind, payload: JSON.stringify(payload) })
    .execute()
}

const batch = 200
const reader = 'relay'

/**
 * Delivers events in the order of their transactions, at least once, and returns how many. Transactions
 * commit out of order, so it reads only up to the oldest that is still open: an id beyond the cursor
 * could otherwise appear behind it and be lost for good.
 */
export async function deliverEvents(
  db: Database,
  handlers: readonly EventHandler[],
  log: Log,
): Promise<number> {
  const cursor = await readCursor(db)
  const { rows } = await sql<Delivered>`
    select organisation_id, tx::text, id, kind, payload from events_after(${cursor.tx}::xid8, ${cursor.id}, ${batch})`.execute(
    db,
  )
  let delivered = 0
  for (const event of rows) {
    const wanted = handlers.filter(handler => handler.kind === event.kind)
    if (!(await handleAll(db, event, wanted, log))) break
    delivered += 1
  }
  // Once a batch: a worker that dies before it delivers some of them again, and handlers take that.
  const last = rows[delivered - 1]
  if (last) await moveCursor(db, last)
  return delivered
}

type Delivered = {
  readonly organisation_id: OrganisationId
  readonly tx: string
  readonly id: Id<'event'>
  readonly kind: EventKind
  readonly payload: Events[EventKind]
}

/** Whether all of them took it. Later events wait behind one that was not, so that a withdrawal is never overtaken. */
async function handleAll(
  db: Database,
  event: Delivered,
  handlers: readonly EventHandler[],
  log: Log,
): Promise<boolean> {
  for (const handler of handlers) {
    try {
      await handleOnce(db, event, handler)
    } catch (error) {
      log.error('An event could not be handled and will be tried again.', {
        kind: event.kind,
        id: event.id,
        error: describeError(error),
      })
      return false
    }
  }
  return true
}

async function moveCursor(db: Database, event: Delivered): Promise<void> {
  await sql`insert into event_cursor (reader, tx, id) values (${reader}, ${event.tx}::xid8, ${event.id})
    on conflict (reader) do update set tx = excluded.tx, id = excluded.id
    where (event_cursor.tx, event_cursor.id) < (excluded.tx, excluded.id)`.execute(db)
}

async function readCursor(db: Database) {
  const row = await db
    .selectFrom('event_cursor')
    .select([sql<string>`tx::text`.as('tx'), 'id'])
    .where('reader', '=', reader)
    .executeTakeFirst()
  return row ?? { tx: '0', id: '00000000-0000-0000-0000-000000000000' as Id<'event'> }
}

async function handleOnce(db: Database, event: Delivered, handler: EventHandler) {
  await inOrganisation(db, event.organisation_id, async scoped => {
    const first = await scoped
      .insertInto('handled_event')
      .values({ organisation_id: scoped.organisation, event_id: event.id, handler: handler.name })
      .onConflict(conflict => conflict.doNothing())
      .returning('event_id')
      .executeTakeFirst()
    if (first) await handler.handle(event.payload, scoped)
  })
}

/** Runs `deliverEvents` until stopped: at once while there is work, otherwise every `pauseMs`. */
export function startRelay(db: Database, handlers: readonly EventHandler[], log: Log, pauseMs = 250) {
  let stopped = false
  let wake = () => {}
  const loop = (async () => {
    while (!stopped) {
      const delivered = await deliverEvents(db, handlers, log).catch(error => {
        if (!stopped) log.warn('Events could not be read.', { error: describeError(error) })
        return 0
      })
      if (delivered > 0) continue
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, pauseMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await loop
    },
  }
}
