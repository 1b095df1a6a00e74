import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

export type SignInWay = 'link' | 'passkey' | 'oidc'

export async function insertSignInLink(
  db: OrganisationDatabase,
  link: { id: Id<'sign_in_link'>; account: Id<'account'>; tokenHash: string; madeAt: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sign_in_link')
    .values({
      organisation_id: db.organisation,
      id: link.id,
      account_id: link.account,
      token_hash: link.tokenHash,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute()
}

/** The link of that token's hash, locked, so that two clicks at once cannot both use it. */
export function lockSignInLink(db: OrganisationDatabase, id: Id<'sign_in_link'>, tokenHash: string) {
  return db
    .selectFrom('sign_in_link')
    .select(['id', 'account_id as account', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('id', '=', id)
    .where('token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
}

export async function markLinkUsed(
  db: OrganisationDatabase,
  id: Id<'sign_in_link'>,
  now: Date,
): Promise<void> {
  await db.updateTable('sign_in_link').set({ used_at: now }).where('id', '=', id).execute()
}

export async function insertSignedIn(
  db: OrganisationDatabase,
  session: {
    account: Id<'account'>
    tokenHash: string
    way: SignInWay
    device: string
    now: Date
    expiresAt: Date
    secondFactorAt: Date | null
  },
): Promise<Id<'signed_in'>> {
  const id = newId<'signed_in'>()
  await db
    .insertInto('signed_in')
    .values({
      organisation_id: db.organisation,
      id,
      account_id: session.account,
      token_hash: session.tokenHash,
      way: session.way,
      device: session.device,
      made_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
      second_factor_at: session.secondFactorAt,
    })
    .execute()
  return id
}

export function signedInById(db: OrganisationDatabase, id: Id<'signed_in'>) {
  return db
    .selectFrom('signed_in')
    .innerJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'signed_in.organisation_id')
        .onRef('account.id', '=', 'signed_in.account_id'),
    )
    .leftJoin('second_factor_rule', join =>
      join.onRef('second_factor_rule.organisation_id', '=', 'signed_in.organisation_id'),
    )
    .leftJoin('second_factor', join =>
      join
        .onRef('second_factor.organisation_id', '=', 'signed_in.organisation_id')
        .onRef('second_factor.account_id', '=', 'signed_in.account_id'),
    )
    .select(eb => [
      'signed_in.id',
      'signed_in.account_id as account',
      'signed_in.token_hash as tokenHash',
      'signed_in.way',
      'signed_in.seen_at as seenAt',
      'signed_in.expires_at as expiresAt',
      'signed_in.ended_at as endedAt',
      'signed_in.second_factor_at as secondFactorAt',
      'account.name',
      'account.email',
      'account.closed_at as closedAt',
      'account.second_factor_required as secondFactorRequired',
      'second_factor_rule.everybody as ruleEverybody',
      'second_factor_rule.roles as ruleRoles',
      eb('second_factor.confirmed_at', 'is not', null).as('secondFactorSetUp'),
    ])
    .where('signed_in.id', '=', id)
    .executeTakeFirst()
}

export async function markSeen(db: OrganisationDatabase, id: Id<'signed_in'>, now: Date): Promise<void> {
  await db.updateTable('signed_in').set({ seen_at: now }).where('id', '=', id).execute()
}

/** The account's sign-ins that have not ended, the newest first. */
export function openSignIns(db: OrganisationDatabase, account: Id<'account'>) {
  return db
    .selectFrom('signed_in')
    .select([
      'id',
      'way',
      'device',
      'made_at as madeAt',
      'seen_at as seenAt',
      'expires_at as expiresAt',
      'ended_at as endedAt',
      'token_hash as tokenHash',
    ])
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Ends a sign-in of this account; returns its token's hash, or undefined where there was none to end. */
export async function endSignIn(
  db: OrganisationDatabase,
  account: Id<'account'>,
  id: Id<'signed_in'>,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .updateTable('signed_in')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .returning('token_hash')
    .executeTakeFirst()
  return row?.token_hash
}
