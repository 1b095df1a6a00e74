import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

/** Keeps a new address until it is confirmed; an older wish of the account no longer counts. */
export async function insertEmailChange(
  db: OrganisationDatabase,
  change: {
    readonly account: Id<'account'>
    readonly email: string
    readonly tokenHash: string
    readonly expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await db
    .updateTable('email_change')
    .set({ used_at: now })
    .where('account_id', '=', change.account)
    .where('used_at', 'is', null)
    .execute()
  await db
    .insertInto('email_change')
    .values({
      organisation_id: db.organisation,
      id: newId<'email_change'>(),
      account_id: change.account,
      email: change.email,
      token_hash: change.tokenHash,
      made_at: now,
      expires_at: change.expiresAt,
    })
    .execute()
}

/** The account's wish with this token's hash, if it can still be confirmed, locked. */
export function lockEmailChange(
  db: OrganisationDatabase,
  account: Id<'account'>,
  tokenHash: string,
  now: Date,
) {
  return db
    .selectFrom('email_change')
    .select(['id', 'email'])
    .where('account_id', '=', account)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst()
}

export async function markEmailChangeUsed(
  db: OrganisationDatabase,
  id: Id<'email_change'>,
  now: Date,
): Promise<void> {
  await db.updateTable('email_change').set({ used_at: now }).where('id', '=', id).execute()
}

export async function saveEmail(
  db: OrganisationDatabase,
  account: Id<'account'>,
  email: string,
): Promise<void> {
  await db.updateTable('account').set({ email }).where('id', '=', account).execute()
}
