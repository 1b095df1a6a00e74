import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

export type Passkey = {
  readonly id: Id<'passkey'>
  readonly name: string
  readonly madeAt: Date
  readonly usedAt: Date | null
}

/** The account's passkeys, the oldest first. */
export function passkeysOf(db: OrganisationDatabase, account: Id<'account'>): Promise<Passkey[]> {
  return db
    .selectFrom('passkey')
    .select(['id', 'name', 'made_at as madeAt', 'used_at as usedAt'])
    .where('account_id', '=', account)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
}

/** What a browser is told so that the same device is not added twice. */
export async function credentialsOf(
  db: OrganisationDatabase,
  account: Id<'account'>,
): Promise<{ id: string; transports: string[] }[]> {
  return db
    .selectFrom('passkey')
    .select(['credential as id', 'transports'])
    .where('account_id', '=', account)
    .execute()
}

/** Keeps a passkey. Undefined where this credential is known already. */
export async function insertPasskey(
  db: OrganisationDatabase,
  passkey: {
    readonly account: Id<'account'>
    readonly credential: string
    readonly publicKey: Buffer
    readonly counter: number
    readonly transports: readonly string[]
    readonly name: string
  },
  now: Date,
): Promise<Id<'passkey'> | undefined> {
  const row = await db
    .insertInto('passkey')
    .values({
      organisation_id: db.organisation,
      id: newId<'passkey'>(),
      account_id: passkey.account,
      credential: passkey.credential,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      made_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** The passkey of a credential and the account that it opens, locked until its counter is noted. */
export function lockPasskey(db: OrganisationDatabase, credential: string) {
  return db
    .selectFrom('passkey')
    .innerJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'passkey.organisation_id')
        .onRef('account.id', '=', 'passkey.account_id'),
    )
    .select([
      'passkey.id',
      'passkey.account_id as account',
      'passkey.public_key as publicKey',
      'passkey.counter',
      'passkey.transports',
      'account.closed_at as closedAt',
    ])
    .where('passkey.credential', '=', credential)
    .forUpdate('passkey')
    .executeTakeFirst()
}

export async function notePasskeyUse(
  db: OrganisationDatabase,
  id: Id<'passkey'>,
  counter: number,
  now: Date,
): Promise<void> {
  await db.updateTable('passkey').set({ counter, used_at: now }).where('id', '=', id).execute()
}

export async function renamePasskey(
  db: OrganisationDatabase,
  account: Id<'account'>,
  id: Id<'passkey'>,
  name: string,
): Promise<boolean> {
  const row = await db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deletePasskey(
  db: OrganisationDatabase,
  account: Id<'account'>,
  id: Id<'passkey'>,
): Promise<boolean> {
  const row = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps a challenge, sealed by the caller, and forgets those that nobody answered in time. */
export async function insertChallenge(
  db: OrganisationDatabase,
  challenge: {
    readonly id: Id<'passkey_challenge'>
    readonly account: Id<'account'> | null
    readonly sealed: Buffer
    readonly expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
  await db
    .insertInto('passkey_challenge')
    .values({
      organisation_id: db.organisation,
      id: challenge.id,
      account_id: challenge.account,
      challenge: challenge.sealed,
      expires_at: challenge.expiresAt,
    })
    .execute()
}

/** Takes a challenge away to be answered: once, in time, and by the account that it was made for. */
export async function takeChallenge(
  db: OrganisationDatabase,
  id: Id<'passkey_challenge'>,
  account: Id<'account'> | null,
  now: Date,
): Promise<Buffer | undefined> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('id', '=', id)
    .where('account_id', account === null ? 'is' : '=', account)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return row?.challenge
}
