import { findAddress, removeAddress } from '../../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { accountFor } from '../accounts/accounts.sql.ts'
import { beginSignedIn } from '../accounts/sign-in.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { type Invitation, type InvitedTo, isOpenInvitation } from './invitation.ts'
import {
  changeInvitation,
  type KeptInvitation,
  lockInvitation,
  lockInvitationsFor,
} from './invitations.sql.ts'
import { giveRoles } from './invite.ts'

/** The invitation that a token leads to at this organisation, if it can still be taken up. */
export async function findInvitation(
  services: Services,
  organisation: OrganisationId,
  token: string,
): Promise<Invitation | undefined> {
  const id = await addressed(services, organisation, token)
  if (!id) return undefined
  const found = await inOrganisation(services.database.db, organisation, db => lockInvitation(db, id))
  return found && isOpenInvitation(found, services.clock.now()) ? found : undefined
}

/**
 * Takes an invitation up, once: makes the account under this name where there is none, gives the roles and
 * signs in. Undefined where the invitation is used, taken back or too old.
 */
export async function acceptInvitation(
  services: Services,
  organisation: OrganisationId,
  token: string,
  name: string,
  device: string,
): Promise<{ readonly token: string; readonly to: InvitedTo } | undefined> {
  const id = await addressed(services, organisation, token)
  if (!id) return undefined
  return inOrganisation(services.database.db, organisation, async db => {
    const now = services.clock.now()
    const found = await lockInvitation(db, id)
    if (!found || !isOpenInvitation(found, now)) return undefined
    const account = await accountFor(db, { email: found.email, name }, now)
    await takeUp(db, found, account, now)
    return { token: await beginSignedIn(services, db, account, 'link', device), to: found.to }
  })
}

/**
 * For someone whose address is proven in another way: makes the account where an invitation waits for it,
 * with all that the invitations hold. Undefined where none does.
 */
export async function accountByInvitation(
  db: OrganisationDatabase,
  email: string,
  name: string,
  now: Date,
): Promise<Id<'account'> | undefined> {
  const open = (await lockInvitationsFor(db, email)).filter(each => isOpenInvitation(each, now))
  if (open.length === 0) return undefined
  const account = await accountFor(db, { email, name }, now)
  for (const invitation of open) await takeUp(db, invitation, account, now)
  return account
}

async function takeUp(
  db: OrganisationDatabase,
  invitation: KeptInvitation,
  account: Id<'account'>,
  now: Date,
) {
  await changeInvitation(db, invitation.id, { accepted_at: now, accepted_by: account })
  await removeAddress(db, 'invitation', invitation.tokenHash)
  await giveRoles(db, account, invitation.to, invitation.madeBy, now)
  await recordAction(
    db,
    { action: 'took an invitation up', subject: { kind: 'invitation', id: invitation.id }, account },
    now,
  )
}

async function addressed(services: Services, organisation: OrganisationId, token: string) {
  const hash = services.secrets.hash('invitation', token)
  const destination = await findAddress(services.database.db, 'invitation', hash)
  return destination?.organisation === organisation ? (destination.target as Id<'invitation'>) : undefined
}
