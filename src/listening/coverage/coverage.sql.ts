import { sql } from 'kysely'
import { type Release, release } from '../../disclosure/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { HeardValues } from './dimension.ts'

/** How many people of the programme may be counted today. */
export async function peopleHeard(db: OrganisationDatabase, programme: Id<'programme'>): Promise<number> {
  const { people } = await db
    .selectFrom('analysable_response')
    .select(sql<number>`count(*)`.as('people'))
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  return people
}

/**
 * How many people gave each value: characteristics by their kind, choices of one by the key of the question, and
 * `quintile` from postcodes. Whoever told their area twice, in a list and by a postcode, counts once.
 */
export async function heardValues(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<HeardValues> {
  const { rows } = await sql<{ name: string; value: string; people: number }>`
    select kind as name, value, count(*) as people from analysable_characteristic
    where programme_id = ${programme} and kind <> 'area' group by 1, 2
    union all
    select question, answer -> 'options' ->> 0, count(*) from analysable_answer
    where programme_id = ${programme} and answer ->> 'kind' = 'chosen' and jsonb_array_length(answer -> 'options') = 1
    group by 1, 2
    union all
    select 'quintile', quintile, count(*) from (
      select distinct on (response_id) answer ->> 'quintile' as quintile from analysable_answer
      where programme_id = ${programme} and answer ->> 'kind' = 'place' and answer ? 'quintile'
      order by response_id, question) told group by 2
    union all
    select 'area', area, count(*) from (
      select distinct on (response_id) area from (
        select response_id, value as area, 1 as place from analysable_characteristic
        where programme_id = ${programme} and kind = 'area' and value <> 'prefer_not'
        union all
        select response_id, answer ->> 'area', 2 from analysable_answer
        where programme_id = ${programme} and answer ->> 'kind' = 'place' and answer ? 'area') said
      order by response_id, place) told group by 2`.execute(db)
  const heard = new Map<string, Map<string, number>>()
  for (const { name, value, people } of rows) {
    const values = heard.get(name) ?? new Map<string, number>()
    values.set(value, people)
    heard.set(name, values)
  }
  return heard
}

/** Sets of numbers of coverage that went out of this programme, the oldest first. */
export async function coverageReleases(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Release[]> {
  const rows = await db
    .selectFrom('coverage_release')
    .select('release')
    .where('programme_id', '=', programme)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return rows.map(row => release.parse(row.release))
}

/** Waits for others who are about to issue numbers of the programme, so that each sees what the other gave out. */
export async function holdReleases(db: OrganisationDatabase, programme: Id<'programme'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`coverage ${programme}`}, 0))`.execute(db)
}

/** Remembers numbers that went out. */
export async function rememberCoverageRelease(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  content: Release,
  now: Date,
): Promise<void> {
  await db
    .insertInto('coverage_release')
    .values({
      organisation_id: db.organisation,
      id: newId(),
      programme_id: programme,
      issued_at: now,
      release: JSON.stringify(content),
    })
    .execute()
}
