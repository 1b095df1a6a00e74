import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { LinkCount } from './link-count.ts'

/** Keeps new links, each by the hash of its token and the day (YYYY-MM-DD) on which it was made. */
export async function insertLinks(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
  hashes: readonly string[],
  day: string,
): Promise<void> {
  // In the order of the hashes, so that where a row lies does not tell whose place on a list it had.
  const rows = hashes.toSorted().map(hash => ({
    organisation_id: db.organisation,
    id: newId<'personal_link'>(),
    activity_id: activity,
    token_hash: hash,
    made_on: day,
  }))
  for (let at = 0; at < rows.length; at += 1000)
    await db
      .insertInto('personal_link')
      .values(rows.slice(at, at + 1000))
      .execute()
}

export function linkByHash(db: OrganisationDatabase, activity: Id<'activity'>, hash: string) {
  return db
    .selectFrom('personal_link')
    .select('used')
    .where('activity_id', '=', activity)
    .where('token_hash', '=', hash)
    .executeTakeFirst()
}

/** Takes an unused link for one submission. False where it was used, or is taken by another. */
export async function claimLink(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
  hash: string,
  claim: string,
): Promise<boolean> {
  const row = await db
    .updateTable('personal_link')
    .set({ used: true, claim })
    .where('activity_id', '=', activity)
    .where('token_hash', '=', hash)
    .where(where => where.or([where('used', '=', false), where('claim', '=', claim)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function releaseLink(db: OrganisationDatabase, hash: string): Promise<void> {
  await db.updateTable('personal_link').set({ claim: null }).where('token_hash', '=', hash).execute()
}

/** Whether a submission of this key is stored. */
export async function isStoredSubmission(db: OrganisationDatabase, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('response')
    .select('id')
    .where('submission_key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

/** How many links were made on each day, and how many of them were used. */
export function countLinks(db: OrganisationDatabase, activity: Id<'activity'>): Promise<LinkCount[]> {
  return db
    .selectFrom('personal_link')
    .select('made_on as madeOn')
    .select(sql<number>`count(*)`.as('made'))
    .select(sql<number>`count(*) filter (where used)`.as('used'))
    .where('activity_id', '=', activity)
    .groupBy('made_on')
    .orderBy('made_on', 'desc')
    .execute()
}
