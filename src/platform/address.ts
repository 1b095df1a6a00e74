import type { Database } from './db/connection.ts'
import type { OrganisationDatabase } from './db/transaction.ts'
import type { OrganisationId } from './ids.ts'

/** What can be found before its organisation is known: a public code, or the keyed hash of a secret. */
export type AddressKind =
  | 'conversation'
  | 'programme'
  | 'receipt'
  | 'publication'
  | 'session'
  | 'sign_in_link'
  | 'invitation'

export type Destination = { readonly organisation: OrganisationId; readonly target: string }

/** Where an address leads, or undefined. */
export async function findAddress(
  db: Database,
  kind: AddressKind,
  key: string,
): Promise<Destination | undefined> {
  const row = await db
    .selectFrom('address')
    .select(['organisation_id', 'target_id'])
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return row && { organisation: row.organisation_id, target: row.target_id }
}

/** Makes an address in the caller's transaction. False where it is taken. */
export async function addAddress(
  db: OrganisationDatabase,
  kind: AddressKind,
  key: string,
  target: string,
): Promise<boolean> {
  const row = await db
    .insertInto('address')
    .values({ kind, key, organisation_id: db.organisation, target_id: target })
    .onConflict(conflict => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

export async function removeAddress(db: OrganisationDatabase, kind: AddressKind, key: string): Promise<void> {
  await db
    .deleteFrom('address')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('organisation_id', '=', db.organisation)
    .execute()
}
