import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Provider } from './provider.ts'

export type KeptProvider = Provider & { readonly sealedSecret: Buffer }

/** The organisation's providers, by label. */
export async function providersOf(db: OrganisationDatabase): Promise<KeptProvider[]> {
  const rows = await db
    .selectFrom('identity_provider')
    .select([
      'id',
      'label',
      'issuer',
      'client_id as clientId',
      'client_secret as sealedSecret',
      'admits',
      'domains',
      'second_factor_there as secondFactorThere',
    ])
    .where('removed_at', 'is', null)
    .orderBy('label')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ ...row, admits: row.admits === 'domains' ? 'domains' : 'known' }))
}

export async function providerById(
  db: OrganisationDatabase,
  id: Id<'identity_provider'> | undefined,
): Promise<KeptProvider | undefined> {
  return id && (await providersOf(db)).find(provider => provider.id === id)
}

/** Keeps a provider, new or changed. */
export async function saveProvider(
  db: OrganisationDatabase,
  provider: KeptProvider,
  now: Date,
): Promise<void> {
  const values = {
    label: provider.label,
    issuer: provider.issuer,
    client_id: provider.clientId,
    client_secret: provider.sealedSecret,
    admits: provider.admits,
    domains: [...provider.domains],
    second_factor_there: provider.secondFactorThere,
  }
  await db
    .insertInto('identity_provider')
    .values({ organisation_id: db.organisation, id: provider.id, made_at: now, ...values })
    .onConflict(conflict => conflict.columns(['organisation_id', 'id']).doUpdateSet(values))
    .execute()
}

/** Takes a provider away, with whom it knew. Its accounts stay. */
export async function removeProvider(
  db: OrganisationDatabase,
  id: Id<'identity_provider'>,
  now: Date,
): Promise<void> {
  await forgetIdentities(db, id)
  await db.updateTable('identity_provider').set({ removed_at: now }).where('id', '=', id).execute()
}

/** Forgets whom a provider knew: its issuer is another now. */
export async function forgetIdentities(
  db: OrganisationDatabase,
  provider: Id<'identity_provider'>,
): Promise<void> {
  await db.deleteFrom('provider_identity').where('provider_id', '=', provider).execute()
}

/** The account that this provider's subject stands for. */
export function accountOfIdentity(
  db: OrganisationDatabase,
  provider: Id<'identity_provider'>,
  subject: string,
) {
  return db
    .selectFrom('provider_identity')
    .innerJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'provider_identity.organisation_id')
        .onRef('account.id', '=', 'provider_identity.account_id'),
    )
    .select(['account.id', 'account.email', 'account.closed_at as closedAt'])
    .where('provider_identity.provider_id', '=', provider)
    .where('provider_identity.subject', '=', subject)
    .executeTakeFirst()
}

/** Ties an account to the subject. False where the account is tied to another of this provider. */
export async function insertIdentity(
  db: OrganisationDatabase,
  identity: {
    readonly provider: Id<'identity_provider'>
    readonly subject: string
    readonly account: Id<'account'>
  },
  now: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('provider_identity')
    .values({
      organisation_id: db.organisation,
      provider_id: identity.provider,
      subject: identity.subject,
      account_id: identity.account,
      made_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('subject')
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets by which subjects an account signs in. False where there was none. */
export async function deleteIdentitiesOf(db: OrganisationDatabase, account: Id<'account'>): Promise<boolean> {
  const rows = await db
    .deleteFrom('provider_identity')
    .where('account_id', '=', account)
    .returning('subject')
    .execute()
  return rows.length > 0
}
