import type { Database } from '../../platform/db/connection.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { OrganisationId } from '../../platform/ids.ts'
import type { Organisation } from './organisation.ts'

// `organisation` and `address` are for routing and hold no people's data: they stand outside row-level security.

export function organisationBySlug(db: Database, slug: string): Promise<Organisation | undefined> {
  return db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}

export function organisationById(db: Database, id: OrganisationId): Promise<Organisation | undefined> {
  return db.selectFrom('organisation').select(['id', 'slug', 'name']).where('id', '=', id).executeTakeFirst()
}

export function allOrganisations(db: Database): Promise<Organisation[]> {
  return db.selectFrom('organisation').select(['id', 'slug', 'name']).orderBy('name').execute()
}

export async function insertOrganisation(
  db: Database,
  organisation: Organisation,
  now: Date,
): Promise<boolean> {
  const inserted = await db
    .insertInto('organisation')
    .values({ ...organisation, made_at: now })
    .onConflict(conflict => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function renameOrganisation(db: OrganisationDatabase, name: string): Promise<void> {
  await db.updateTable('organisation').set({ name }).where('id', '=', db.organisation).execute()
}
