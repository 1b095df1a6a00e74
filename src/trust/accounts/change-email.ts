import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { recordAction } from '../audit/audit.sql.ts'
import type { Visit } from '../visit.ts'
import { minutesLater, signInLinkMinutes } from './account.ts'
import { accountByEmail } from './accounts.sql.ts'
import { insertEmailChange, lockEmailChange, markEmailChangeUsed, saveEmail } from './email-changes.sql.ts'

type Parts = Pick<Services, 'secrets' | 'clock' | 'publicUrl'>

/** Mails the new address a link to confirm it by. Nothing changes until then. */
export async function askForEmailChange(
  { secrets, clock, publicUrl }: Parts,
  db: OrganisationDatabase,
  visit: Visit,
  email: string,
): Promise<'sent' | 'same' | 'taken'> {
  if (email === visit.email) return 'same'
  if (await accountByEmail(db, email)) return 'taken'
  const token = newToken()
  const now = clock.now()
  const tokenHash = secrets.hash('email change', token)
  const { organisation, actor } = visit
  const expiresAt = minutesLater(now, signInLinkMinutes)
  await insertEmailChange(db, { account: actor.account, email, tokenHash, expiresAt }, now)
  await queueMail({ secrets, clock }, db, {
    to: email,
    subject: t('mail.email.subject'),
    text: [
      t('mail.hello', { name: visit.name }),
      t('mail.email.text', { email, organisation: organisation.name }),
      `${publicUrl}/o/${organisation.slug}/account/email/${token}`,
      t('mail.email.once', { minutes: signInLinkMinutes }),
    ].join('\n\n'),
    holdsUntil: expiresAt,
  })
  return 'sent'
}

/** The new address that a link confirms, for the account that asked; undefined where it no longer can. */
export async function emailToConfirm(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  visit: Visit,
  token: string,
): Promise<string | undefined> {
  const change = await lockEmailChange(
    db,
    visit.actor.account,
    secrets.hash('email change', token),
    clock.now(),
  )
  return change?.email
}

/** Changes the address of the account that asked, and tells the old address. False where it no longer can. */
export async function confirmEmailChange(
  { secrets, clock }: Parts,
  db: OrganisationDatabase,
  visit: Visit,
  token: string,
): Promise<boolean> {
  const now = clock.now()
  const { account } = visit.actor
  const change = await lockEmailChange(db, account, secrets.hash('email change', token), now)
  if (!change || (await accountByEmail(db, change.email))) return false
  await markEmailChangeUsed(db, change.id, now)
  await saveEmail(db, account, change.email)
  await queueMail({ secrets, clock }, db, {
    to: visit.email,
    subject: t('mail.email-old.subject'),
    text: [
      t('mail.hello', { name: visit.name }),
      t('mail.email-old.text', { email: change.email, organisation: visit.organisation.name }),
    ].join('\n\n'),
  })
  await recordAction(
    db,
    { action: 'changed an email address', subject: { kind: 'account', id: account }, account },
    now,
  )
  return true
}
