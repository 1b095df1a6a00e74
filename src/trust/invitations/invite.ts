import { addAddress, removeAddress } from '../../platform/address.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { daysLater, invitationDays } from '../accounts/account.ts'
import { accountByEmail, giveOrganisationRole, giveProgrammeRole } from '../accounts/accounts.sql.ts'
import { recordAction } from '../audit/audit.sql.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { roleNames } from '../policy.ts'
import type { InvitedTo } from './invitation.ts'
import {
  changeInvitation,
  insertInvitation,
  type KeptInvitation,
  lockInvitation,
  lockInvitationsFor,
} from './invitations.sql.ts'

type Parts = Pick<Services, 'secrets' | 'clock' | 'publicUrl'>

/** Who invites, where to, and what that place is called in the mail. */
export type Host = {
  readonly organisation: Organisation
  readonly account: Id<'account'>
  readonly name: string
  /** The programme's title, or the organisation's name. */
  readonly place: string
}

/** What became of it: a mail is on its way, or someone who is here already has the roles at once. */
export type Invited = { readonly kind: 'mailed' | 'given' }

/**
 * Invites a mail address. In the caller's transaction; call `wakeMailer` after it. Whoever has an account
 * gets the roles at once; an invitation to the same place that waits is replaced.
 */
export async function invite(
  services: Parts,
  db: OrganisationDatabase,
  host: Host,
  email: string,
  to: InvitedTo,
): Promise<Invited> {
  const now = services.clock.now()
  const account = await accountByEmail(db, email)
  for (const waiting of await lockInvitationsFor(db, email)) {
    if (samePlace(waiting.to, to)) await takeBack(db, waiting, now)
  }
  if (account && !account.closedAt) {
    await giveRoles(db, account.id, to, host.account, now)
    await queueMail(services, db, givenMail(services, host, account, to))
    return { kind: 'given' }
  }
  const { token, tokenHash } = newInvitationToken(services)
  const expiresAt = daysLater(now, invitationDays)
  const id = await insertInvitation(db, {
    email,
    to,
    tokenHash,
    by: host.account,
    now,
    expiresAt,
  })
  await addAddress(db, 'invitation', tokenHash, id)
  await queueMail(services, db, {
    ...invitationMail(services, host, email, to, token),
    holdsUntil: expiresAt,
  })
  await recordAction(db, { ...entry('invited', id, to), account: host.account }, now)
  return { kind: 'mailed' }
}

/** Sends an invitation to this place once more, with a new address; the old one stops working. */
export async function sendInvitationAgain(
  services: Parts,
  db: OrganisationDatabase,
  host: Host,
  id: Id<'invitation'>,
  programme: Id<'programme'> | null,
): Promise<boolean> {
  const now = services.clock.now()
  const found = await waitingAt(db, id, programme)
  if (!found) return false
  const { token, tokenHash } = newInvitationToken(services)
  const expiresAt = daysLater(now, invitationDays)
  await removeAddress(db, 'invitation', found.tokenHash)
  await changeInvitation(db, id, {
    token_hash: tokenHash,
    sent_at: now,
    expires_at: expiresAt,
  })
  await addAddress(db, 'invitation', tokenHash, id)
  await queueMail(services, db, {
    ...invitationMail(services, host, found.email, found.to, token),
    holdsUntil: expiresAt,
  })
  await recordAction(db, { ...entry('sent an invitation again', id, found.to), account: host.account }, now)
  return true
}

/** Takes back an invitation to this place that nobody has taken up. */
export async function takeBackInvitation(
  { clock }: Pick<Services, 'clock'>,
  db: OrganisationDatabase,
  by: Id<'account'>,
  id: Id<'invitation'>,
  programme: Id<'programme'> | null,
): Promise<boolean> {
  const now = clock.now()
  const found = await waitingAt(db, id, programme)
  if (!found) return false
  await takeBack(db, found, now)
  await recordAction(db, { ...entry('took an invitation back', id, found.to), account: by }, now)
  return true
}

/** Gives the roles that an invitation holds, and says so in the audit log. */
export async function giveRoles(
  db: OrganisationDatabase,
  account: Id<'account'>,
  to: InvitedTo,
  by: Id<'account'>,
  now: Date,
): Promise<void> {
  if (to.kind === 'organisation') {
    for (const role of to.roles) await giveOrganisationRole(db, account, role, now, by)
  } else {
    for (const role of to.roles) await giveProgrammeRole(db, account, to.programme, role, now, by)
  }
  await recordAction(
    db,
    {
      action: 'gave roles',
      subject: { kind: 'account', id: account },
      account: by,
      programme: to.kind === 'programme' ? to.programme : undefined,
      detail: { roles: to.roles.join(' ') },
    },
    now,
  )
}

async function takeBack(db: OrganisationDatabase, invitation: KeptInvitation, now: Date) {
  await changeInvitation(db, invitation.id, { taken_back_at: now })
  await removeAddress(db, 'invitation', invitation.tokenHash)
}

async function waitingAt(
  db: OrganisationDatabase,
  id: Id<'invitation'>,
  programme: Id<'programme'> | null,
): Promise<KeptInvitation | undefined> {
  const found = await lockInvitation(db, id)
  const there = found?.to.kind === 'programme' ? found.to.programme : null
  return found && there === programme && !found.acceptedAt && !found.takenBackAt ? found : undefined
}

function samePlace(a: InvitedTo, b: InvitedTo): boolean {
  return (a.kind === 'programme' ? a.programme : null) === (b.kind === 'programme' ? b.programme : null)
}

function newInvitationToken({ secrets }: Parts) {
  const token = newToken()
  return { token, tokenHash: secrets.hash('invitation', token) }
}

function entry(action: string, id: Id<'invitation'>, to: InvitedTo) {
  return {
    action,
    subject: { kind: 'invitation', id },
    programme: to.kind === 'programme' ? to.programme : undefined,
    detail: { roles: to.roles.join(' ') },
  }
}

function invitationMail({ publicUrl }: Parts, host: Host, email: string, to: InvitedTo, token: string) {
  const { organisation, place, name } = host
  return {
    to: email,
    subject: t('mail.invited.subject', { place }),
    text: [
      t('mail.invited.who', { name, place, roles: t.list(to.roles.map(role => roleNames[role])) }),
      t('mail.invited.open'),
      `${publicUrl}/o/${organisation.slug}/invitation/${token}`,
      t('mail.invited.once', { days: invitationDays }),
    ].join('\n\n'),
  }
}

function givenMail(
  { publicUrl }: Parts,
  host: Host,
  account: { readonly email: string; readonly name: string },
  to: InvitedTo,
) {
  const { organisation, place, name } = host
  const rest = to.kind === 'programme' ? `/p/${to.programme}` : ''
  return {
    to: account.email,
    subject: t('mail.given.subject', { place }),
    text: [
      t('mail.hello', { name: account.name }),
      t('mail.given.who', { name, place, roles: t.list(to.roles.map(role => roleNames[role])) }),
      `${publicUrl}/o/${organisation.slug}${rest}`,
    ].join('\n\n'),
  }
}
