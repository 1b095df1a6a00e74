import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { storedAnswers } from '../forms/answer.ts'
import type { Channel, ResponseState, Voice } from '../responses/response.ts'
import { redactionsOf } from './redactions.sql.ts'
import type { LoggedKind, ReturnReason } from './review.ts'
import type { LogLine, SaidUnderReview, UnderReview } from './under-review.ts'

/** One response with everything that a decision about it needs: no name, no contact, nothing about its author. */
export async function underReview(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'response'>,
): Promise<UnderReview | undefined> {
  const row = await db
    .selectFrom('response')
    .innerJoin('permission', join =>
      join
        .onRef('permission.organisation_id', '=', 'response.organisation_id')
        .onRef('permission.response_id', '=', 'response.id'),
    )
    .selectAll('response')
    .select(['permission.analysis', 'permission.quotation'])
    .where('response.programme_id', '=', programme)
    .where('response.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'question', 'words', 'language', 'revision'])
    .where('response_id', '=', id)
    .orderBy('id')
    .execute()
  const words: SaidUnderReview[] = []
  for (const said of rows) words.push({ ...said, covers: await redactionsOf(db, said.id) })
  return {
    id,
    activity: row.activity_id,
    formVersion: row.form_version_id,
    answers: storedAnswers.parse(row.answers),
    state: row.state as ResponseState,
    receivedAt: row.received_at,
    channel: row.channel as Channel,
    voice: row.voice as Voice,
    language: row.language,
    source: row.source ?? undefined,
    hasPin: row.pin_hash !== null,
    mayReturn: row.receipt_hash !== null,
    analysis: row.analysis,
    quotation: row.quotation,
    words,
  }
}

/** Everything that was decided, the newest first: of one response where it is given. */
export async function decisionLog(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  part: { readonly offset: number; readonly most: number; readonly response?: Id<'response'> },
): Promise<LogLine[]> {
  const rows = await db
    .selectFrom('review_decision as decided')
    .innerJoin('activity', join =>
      join
        .onRef('activity.organisation_id', '=', 'decided.organisation_id')
        .onRef('activity.id', '=', 'decided.activity_id'),
    )
    .leftJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'decided.organisation_id')
        .onRef('account.id', '=', 'decided.decided_by'),
    )
    .selectAll('decided')
    .select(['activity.title', 'account.name'])
    .where('decided.programme_id', '=', programme)
    .$if(part.response !== undefined, query => query.where('decided.response_id', '=', part.response!))
    .orderBy('decided.at', 'desc')
    .orderBy('decided.id', 'desc')
    .offset(part.offset)
    .limit(part.most)
    .execute()
  return rows.map(row => ({
    at: row.at,
    response: row.response_id,
    activity: row.title,
    kind: row.kind as LoggedKind,
    from: row.from_state as ResponseState,
    to: row.to_state as ResponseState,
    reason: (row.reason ?? undefined) as ReturnReason | undefined,
    ownWords: row.own_words ?? undefined,
    by: row.name ?? undefined,
  }))
}

/** The last time that a response was sent back to its author, and why. */
export async function lastReturn(
  db: OrganisationDatabase,
  response: Id<'response'>,
): Promise<{ readonly at: Date; readonly reason: ReturnReason; readonly ownWords: string } | undefined> {
  const row = await db
    .selectFrom('review_decision')
    .select(['at', 'reason', 'own_words'])
    .where('response_id', '=', response)
    .where('kind', '=', 'returned')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { at: row.at, reason: (row.reason ?? 'other') as ReturnReason, ownWords: row.own_words ?? '' }
}

export async function countDecisions(db: OrganisationDatabase, programme: Id<'programme'>): Promise<number> {
  const { count } = await db
    .selectFrom('review_decision')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  return count
}
