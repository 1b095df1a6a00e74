import { sql } from 'kysely'
import { enterWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { questionLabels } from '../question-labels.sql.ts'

export type ResponseCount = {
  readonly activity: Id<'activity'>
  readonly given: number
  readonly withdrawn: number
  /** Of those given: waiting to be read. */
  readonly held: number
}

/** How many responses each activity of the programme has, and how many were taken back. */
export async function responseCounts(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<readonly ResponseCount[]> {
  return db
    .selectFrom('response')
    .select(['activity_id as activity'])
    .select(sql<number>`count(*) filter (where state <> 'withdrawn')`.as('given'))
    .select(sql<number>`count(*) filter (where state = 'withdrawn' and expired_at is null)`.as('withdrawn'))
    .select(sql<number>`count(*) filter (where state = 'held')`.as('held'))
    .where('programme_id', '=', programme)
    .groupBy('activity_id')
    .execute()
}

export type SaidRow = {
  readonly id: Id<'contribution'>
  readonly question: string
  readonly words: string
  readonly language: string
  readonly channel: string
  readonly receivedAt: Date
  readonly analysis: boolean
  readonly quotation: boolean
  /** The question that it answers, where the conversation has several. */
  readonly asked: string | undefined
}

type Reading = {
  readonly activity: Id<'activity'>
  readonly find: string
  /** Also what its author does not allow to be read beside others: for those who review what comes in. */
  readonly all: boolean
  readonly most: number
  readonly skip: number
}

/** What was said in an activity, the newest first; only what holds all the words looked for, if any. */
export async function wordsSaid(db: OrganisationDatabase, reading: Reading): Promise<SaidRow[]> {
  const rows = await matching(db, reading)
    .select([
      'contribution.id',
      'contribution.question',
      'contribution.language',
      'response.channel',
      'response.received_at as receivedAt',
      'permission.analysis',
      'permission.quotation',
    ])
    // What was covered is read by those who review, on their own pages.
    .select(sql<string>`coalesce(contribution.shown, contribution.words)`.as('words'))
    .orderBy('response.received_at', 'desc')
    .orderBy('contribution.id', 'desc')
    .limit(reading.most)
    .offset(reading.skip)
    .execute()
  const labels = await questionLabels(db, reading.activity)
  return rows.map(row => ({ ...row, asked: labels.get(row.question) }))
}

export async function countWordsSaid(
  db: OrganisationDatabase,
  reading: Pick<Reading, 'activity' | 'find' | 'all'>,
): Promise<number> {
  const row = await matching(db, reading).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

function matching(
  db: OrganisationDatabase,
  { activity, find, all }: Pick<Reading, 'activity' | 'find' | 'all'>,
) {
  const query = db
    .selectFrom('response')
    .innerJoin('contribution', join =>
      join
        .onRef('contribution.organisation_id', '=', 'response.organisation_id')
        .onRef('contribution.response_id', '=', 'response.id'),
    )
    .innerJoin('permission', join =>
      join
        .onRef('permission.organisation_id', '=', 'response.organisation_id')
        .onRef('permission.response_id', '=', 'response.id'),
    )
    .where('response.activity_id', '=', activity)
    .where('response.state', '=', 'open')
    .$if(!all, only => only.where('permission.analysis', '=', true))
  return find === ''
    ? query
    : query.where(sql<boolean>`contribution.search @@ websearch_to_tsquery('simple', plain_text(${find}))`)
}

/** How many responses of the programme came in, and how many were taken back, since then. */
export function recentResponses(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  since: Date,
): Promise<{ readonly given: number; readonly withdrawn: number }> {
  return enterWords(db, () =>
    db
      .selectFrom('response')
      .select(sql<number>`count(*) filter (where received_at >= ${since})`.as('given'))
      .select(
        sql<number>`count(*) filter (where withdrawn_at >= ${since} and expired_at is null)`.as('withdrawn'),
      )
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow(),
  )
}

export type SourceCount = { readonly source: string; readonly given: number }

/** Which posters, mails or partners brought people: the word in the address that they came by, the most first. */
export function responsesBySource(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<SourceCount[]> {
  return (
    db
      .selectFrom('response')
      .select(sql<string>`source`.as('source'))
      .select(sql<number>`count(*)`.as('given'))
      .where('activity_id', '=', activity)
      .where('source', 'is not', null)
      // What a panel's personal links carry is no poster.
      .where('source', 'not like', 'panel-%')
      .groupBy('source')
      .orderBy('given', 'desc')
      .orderBy('source')
      .limit(50)
      .execute()
  )
}
