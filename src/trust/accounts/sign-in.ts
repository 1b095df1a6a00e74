import { addAddress, findAddress, removeAddress } from '../../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { daysLater, isLiveLink, minutesLater, signedInDays, signInLinkMinutes } from './account.ts'
import {
  endSignIn,
  insertSignedIn,
  insertSignInLink,
  lockSignInLink,
  markLinkUsed,
  openSignIns,
  type SignInWay,
} from './sign-ins.sql.ts'

/** A one-time address that signs the account in, good for `signInLinkMinutes`. In the caller's transaction. */
export async function makeSignInLink(
  services: Pick<Services, 'secrets' | 'clock' | 'publicUrl'>,
  db: OrganisationDatabase,
  slug: string,
  account: Id<'account'>,
): Promise<string> {
  const token = newToken()
  const id = newId<'sign_in_link'>()
  const now = services.clock.now()
  const tokenHash = services.secrets.hash('sign-in link', token)
  await insertSignInLink(db, {
    id,
    account,
    tokenHash,
    madeAt: now,
    expiresAt: minutesLater(now, signInLinkMinutes),
  })
  await addAddress(db, 'sign_in_link', tokenHash, id)
  return `${services.publicUrl}/o/${slug}/sign-in/link/${token}`
}

/** The account and organisation that a sign-in link is for, without using it up. */
export async function findSignInLink(services: Services, token: string) {
  const tokenHash = services.secrets.hash('sign-in link', token)
  const destination = await findAddress(services.database.db, 'sign_in_link', tokenHash)
  return (
    destination && {
      organisation: destination.organisation,
      id: destination.target as Id<'sign_in_link'>,
      tokenHash,
    }
  )
}

/** Signs in by a link, once. Gives the new sign-in's token, or undefined where the link is no longer good. */
export async function signInByLink(services: Services, token: string, device: string) {
  const found = await findSignInLink(services, token)
  if (!found) return undefined
  return inOrganisation(services.database.db, found.organisation, async db => {
    const now = services.clock.now()
    const link = await lockSignInLink(db, found.id, found.tokenHash)
    if (!link || !isLiveLink(link, now)) return undefined
    await markLinkUsed(db, link.id, now)
    await removeAddress(db, 'sign_in_link', found.tokenHash)
    return {
      organisation: found.organisation,
      token: await beginSignedIn(services, db, link.account, 'link', device),
    }
  })
}

/**
 * A new sign-in of the account, in the caller's transaction: the token goes into the visitor's cookie.
 * `secondFactorGiven` where whoever vouches for the person asked for one already.
 */
export async function beginSignedIn(
  services: Pick<Services, 'secrets' | 'clock'>,
  db: OrganisationDatabase,
  account: Id<'account'>,
  way: SignInWay,
  device: string,
  secondFactorGiven = false,
): Promise<string> {
  const token = newToken()
  const now = services.clock.now()
  const tokenHash = services.secrets.hash('session', token)
  const id = await insertSignedIn(db, {
    account,
    tokenHash,
    way,
    device,
    now,
    expiresAt: daysLater(now, signedInDays),
    secondFactorAt: secondFactorGiven ? now : null,
  })
  await addAddress(db, 'session', tokenHash, id)
  await recordAction(
    db,
    { action: 'signed in', subject: { kind: 'signed_in', id }, account, detail: { way } },
    now,
  )
  return token
}

/** Ends one of the account's sign-ins. */
export async function endSession(
  services: Services,
  organisation: OrganisationId,
  account: Id<'account'>,
  id: Id<'signed_in'>,
): Promise<boolean> {
  return inOrganisation(services.database.db, organisation, async db => {
    const now = services.clock.now()
    const tokenHash = await endSignIn(db, account, id, now)
    if (!tokenHash) return false
    await removeAddress(db, 'session', tokenHash)
    await recordAction(db, { action: 'ended a sign-in', subject: { kind: 'signed_in', id }, account }, now)
    return true
  })
}

/** Ends every sign-in of an account but one, in the caller's transaction. Gives how many there were. */
export async function endSessions(
  db: OrganisationDatabase,
  account: Id<'account'>,
  by: { readonly account: Id<'account'>; readonly now: Date },
  except?: Id<'signed_in'>,
): Promise<number> {
  const open = (await openSignIns(db, account)).filter(each => each.id !== except)
  for (const { id } of open) {
    const tokenHash = await endSignIn(db, account, id, by.now)
    if (tokenHash) await removeAddress(db, 'session', tokenHash)
  }
  if (open.length > 0) {
    await recordAction(
      db,
      {
        action: 'ended sign-ins',
        subject: { kind: 'account', id: account },
        account: by.account,
        detail: { count: open.length },
      },
      by.now,
    )
  }
  return open.length
}
