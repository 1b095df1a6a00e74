import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { publish } from '../../platform/events.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { ResponseState } from '../responses/response.ts'
import type { LoggedKind, ReturnReason } from './review.ts'

export type Move = {
  readonly to: ResponseState
  readonly kind: LoggedKind
  readonly reason?: ReturnReason | undefined
  readonly ownWords?: string | undefined
}

export type By = { readonly account: Id<'account'> | undefined; readonly now: Date }

type Moved = {
  readonly id: Id<'response'>
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly from: ResponseState
  /** It was given a receipt, by which its author is told. */
  readonly hasReceipt: boolean
}

/** The responses that can be decided on, locked in one order, so that two who decide at once do not wait in a circle. */
export async function lockResponses(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  responses: readonly Id<'response'>[],
): Promise<Moved[]> {
  if (responses.length === 0) return []
  const rows = await db
    .selectFrom('response')
    .select(['id', 'programme_id as programme', 'activity_id as activity', 'state', 'receipt_hash'])
    .where('programme_id', '=', programme)
    .where('id', 'in', [...new Set(responses)])
    .where('state', '<>', 'withdrawn')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ state, receipt_hash, ...row }) => ({
    ...row,
    from: state as ResponseState,
    hasReceipt: receipt_hash !== null,
  }))
}

/**
 * Moves locked responses to another state, writes it into the log and tells their authors and the rooms above, all
 * with the caller's commit. What is in that state already stays untouched; sending back again tells the new reason.
 */
export async function moveResponses(
  db: OrganisationDatabase,
  responses: readonly Omit<Moved, 'hasReceipt'>[],
  move: Move,
  by: By,
): Promise<{ readonly moved: number; readonly together: Id<'review_decision'> }> {
  const together = newId<'review_decision'>()
  const moving = responses.filter(({ from }) => from !== move.to || move.to === 'returned')
  if (moving.length === 0) return { moved: 0, together }
  const ids = moving.map(({ id }) => id)
  await db.updateTable('response').set({ state: move.to }).where('id', 'in', ids).execute()
  await db
    .insertInto('review_decision')
    .values(
      moving.map(({ id, programme, activity, from }) => ({
        organisation_id: db.organisation,
        id: newId<'review_decision'>(),
        together,
        response_id: id,
        programme_id: programme,
        activity_id: activity,
        kind: move.kind,
        from_state: from,
        to_state: move.to,
        reason: move.reason ?? null,
        own_words: move.ownWords || null,
        at: by.now,
        decided_by: by.account ?? null,
      })),
    )
    .execute()
  await db
    .insertInto('response_event')
    .values(
      ids.map(response => ({
        organisation_id: db.organisation,
        id: newId<'response_event'>(),
        response_id: response,
        kind: move.kind,
        at: by.now,
      })),
    )
    .execute()
  for (const { id, activity, from } of moving) {
    // Into use or out of it: whoever made something of the words looks again. An author's own change tells it itself.
    if (move.kind !== 'sent again' && (from === 'open' || move.to === 'open'))
      await publish(db, 'response.changed', { response: id, activity })
  }
  return { moved: moving.length, together }
}

/** What was decided in one go and still stands as it was decided then. */
export async function stillAsDecided(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  together: string,
): Promise<{ readonly response: Id<'response'>; readonly before: ResponseState }[]> {
  const rows = await db
    .selectFrom('review_decision as decided')
    .innerJoin('response', join =>
      join
        .onRef('response.organisation_id', '=', 'decided.organisation_id')
        .onRef('response.id', '=', 'decided.response_id'),
    )
    .select(['decided.response_id as response', 'decided.from_state as before'])
    .where('decided.together', '=', together)
    .where('decided.programme_id', '=', programme)
    .whereRef('response.state', '=', 'decided.to_state')
    .where(
      sql<boolean>`not exists (select from review_decision later where later.organisation_id = decided.organisation_id
        and later.response_id = decided.response_id and (later.at, later.id) > (decided.at, decided.id))`,
    )
    .execute()
  return rows.map(row => ({ ...row, before: row.before as ResponseState }))
}

/** Writes down something that was done to a response and leaves it in the state in which it is. */
export async function logDecision(
  db: OrganisationDatabase,
  { id, programme, activity, from }: Omit<Moved, 'hasReceipt'>,
  done: { readonly kind: LoggedKind; readonly to: ResponseState; readonly reason?: string },
  by: By,
): Promise<void> {
  const decision = newId<'review_decision'>()
  await db
    .insertInto('review_decision')
    .values({
      organisation_id: db.organisation,
      id: decision,
      together: decision,
      response_id: id,
      programme_id: programme,
      activity_id: activity,
      kind: done.kind,
      from_state: from,
      to_state: done.to,
      reason: done.reason ?? null,
      at: by.now,
      decided_by: by.account ?? null,
    })
    .execute()
}
