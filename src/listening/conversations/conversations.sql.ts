import { sql } from 'kysely'
import { enterWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type ResponseCount = {
  readonly activity: Id<'activity'>
  readonly given: number
  readonly withdrawn: number
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
    .select(sql<number>`count(*) filter (where state = 'withdrawn')`.as('withdrawn'))
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
}

type Reading = {
  readonly activity: Id<'activity'>
  readonly find: string
  readonly most: number
  readonly skip: number
}

/** What was said in an activity, the newest first; only what holds all the words looked for, if any. */
export function wordsSaid(db: OrganisationDatabase, reading: Reading): Promise<SaidRow[]> {
  return matching(db, reading)
    .select([
      'contribution.id',
      'contribution.question',
      'contribution.words',
      'contribution.language',
      'response.channel',
      'response.received_at as receivedAt',
      'permission.analysis',
      'permission.quotation',
    ])
    .orderBy('response.received_at', 'desc')
    .orderBy('contribution.id', 'desc')
    .limit(reading.most)
    .offset(reading.skip)
    .execute()
}

export async function countWordsSaid(
  db: OrganisationDatabase,
  reading: Pick<Reading, 'activity' | 'find'>,
): Promise<number> {
  const row = await matching(db, reading).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return row.count
}

function matching(db: OrganisationDatabase, { activity, find }: Pick<Reading, 'activity' | 'find'>) {
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
      .select(sql<number>`count(*) filter (where withdrawn_at >= ${since})`.as('withdrawn'))
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow(),
  )
}
