import { inOrganisation } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { accountByEmail, giveOrganisationRole, insertAccount } from '../accounts/accounts.sql.ts'
import { beginSignedIn } from '../accounts/sign-in.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { accountByInvitation } from '../invitations/accept-invitation.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { admitsNew, type Claims, type Provider, vouchedEmail } from './provider.ts'
import { accountOfIdentity, insertIdentity } from './providers.sql.ts'

export type ProviderSignIn =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: 'no-email' }
  | { readonly ok: false; readonly why: 'unknown' | 'closed' | 'other'; readonly email: string }

/**
 * Signs in whom a provider vouches for. The first time the account is found by the address that the provider
 * has checked, within this organisation, and tied to the provider's subject; from then on the subject counts,
 * whatever the address.
 */
export function signInByProvider(
  services: Services,
  organisation: Organisation,
  provider: Provider,
  claims: Claims,
  device: string,
): Promise<ProviderSignIn> {
  return inOrganisation(services.database.db, organisation.id, async (db): Promise<ProviderSignIn> => {
    const now = services.clock.now()
    const begin = async (account: Id<'account'>): Promise<ProviderSignIn> => ({
      ok: true,
      token: await beginSignedIn(services, db, account, 'oidc', device, provider.secondFactorThere),
    })

    const tied = await accountOfIdentity(db, provider.id, claims.sub)
    if (tied) return tied.closedAt ? { ok: false, why: 'closed', email: tied.email } : begin(tied.id)

    const email = vouchedEmail(provider.issuer, claims)
    if (!email) return { ok: false, why: 'no-email' }
    const name = nameOf(claims, email)
    const known = await accountByEmail(db, email)
    const account =
      known && !known.closedAt
        ? known.id
        : ((await accountByInvitation(db, email, name, now)) ??
          (!known && admitsNew(provider, email) ? await newcomer(email, name) : undefined))
    if (!account) return { ok: false, why: known ? 'closed' : 'unknown', email }
    if (!(await insertIdentity(db, { provider: provider.id, subject: claims.sub, account }, now)))
      return { ok: false, why: 'other', email }
    await recordAction(
      db,
      {
        action: 'tied an account to a provider',
        subject: { kind: 'identity_provider', id: provider.id },
        account,
      },
      now,
    )
    return begin(account)

    /** Someone new of a domain that the owner named: looks on, until an owner gives them more to do. */
    async function newcomer(address: string, called: string): Promise<Id<'account'>> {
      const id = newId<'account'>()
      await insertAccount(db, { id, email: address, name: called }, now)
      await giveOrganisationRole(db, id, 'viewer', now)
      await recordAction(
        db,
        { action: 'joined by mail domain', subject: { kind: 'account', id }, account: id },
        now,
      )
      return id
    }
  })
}

function nameOf(claims: Claims, email: string): string {
  const name = typeof claims.name === 'string' ? claims.name.trim().slice(0, 120) : ''
  return name || email.slice(0, email.lastIndexOf('@'))
}
