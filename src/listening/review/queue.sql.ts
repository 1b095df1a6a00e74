import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { ResponseState } from '../responses/response.ts'
import type { Queued, QueuedWords, QueueFilter } from './queue.ts'

/** One part of the queue. What waits is read in the order in which it came, what is open with the newest first. */
export async function queued(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  filter: QueueFilter,
  part: { readonly offset: number; readonly most: number },
): Promise<Queued[]> {
  const order = filter.state === 'open' ? 'desc' : 'asc'
  const rows = await matching(db, programme, filter)
    .select(['id', 'activity_id as activity', 'state', 'received_at as receivedAt', 'channel'])
    .orderBy('received_at', order)
    .orderBy('id', order)
    .offset(part.offset)
    .limit(part.most)
    .execute()
  const said = await wordsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map(row => ({
    ...row,
    state: row.state as ResponseState,
    words: said.get(row.id) ?? [],
  }))
}

/** How many fit, counted no further than `most`: of what is open there can be a million. */
export async function countQueued(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  filter: QueueFilter,
  most: number,
): Promise<number> {
  const row = await db
    .selectFrom(matching(db, programme, filter).select('id').limit(most).as('some'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The one before and the one after in the queue, for reading one by one. */
export async function neighbours(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  filter: QueueFilter,
  of: { readonly id: Id<'response'>; readonly receivedAt: Date },
): Promise<{ readonly before: Id<'response'> | undefined; readonly after: Id<'response'> | undefined }> {
  const beside = async (later: boolean) => {
    const row = await matching(db, programme, filter)
      .select('id')
      .where(
        later
          ? sql<boolean>`(received_at, id) > (${of.receivedAt}, ${of.id})`
          : sql<boolean>`(received_at, id) < (${of.receivedAt}, ${of.id})`,
      )
      .orderBy('received_at', later ? 'asc' : 'desc')
      .orderBy('id', later ? 'asc' : 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.id
  }
  const [earlier, later] = [await beside(false), await beside(true)]
  return filter.state === 'open' ? { before: later, after: earlier } : { before: earlier, after: later }
}

function matching(db: OrganisationDatabase, programme: Id<'programme'>, filter: QueueFilter) {
  return db
    .selectFrom('response')
    .where('programme_id', '=', programme)
    .where('state', '=', filter.state)
    .$if(filter.activity !== undefined, query => query.where('activity_id', '=', filter.activity!))
}

async function wordsOf(
  db: OrganisationDatabase,
  responses: readonly Id<'response'>[],
): Promise<ReadonlyMap<Id<'response'>, QueuedWords[]>> {
  const said = new Map<Id<'response'>, QueuedWords[]>()
  if (responses.length === 0) return said
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'response_id', 'question', 'words', 'language'])
    .where('response_id', 'in', responses)
    .orderBy('id')
    .execute()
  for (const { response_id, ...words } of rows)
    said.set(response_id, [...(said.get(response_id) ?? []), words])
  return said
}
