import type { OrganisationDatabase } from '../db/transaction.ts'
import { type Id, newId } from '../ids.ts'
import type { Services } from '../services.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** The queue that sends what is waiting. */
export const sendMailQueue = 'mail.send'

/**
 * Puts a mail in the outbox, in the caller's transaction. Address and text are sealed: the database alone
 * does not tell who was written to, nor the secret links that mails carry. Call `wakeMailer` after commit.
 */
export async function queueMail(
  services: Pick<Services, 'secrets' | 'clock'>,
  db: OrganisationDatabase,
  mail: Mail,
): Promise<Id<'mail'>> {
  const id = newId<'mail'>()
  await db
    .insertInto('mail')
    .values({
      organisation_id: db.organisation,
      id,
      made_at: services.clock.now(),
      recipient: services.secrets.seal(`mail ${id}`, mail.to),
      subject: mail.subject,
      body: services.secrets.seal(`mail ${id}`, mail.text),
    })
    .execute()
  return id
}

/** Has the outbox of an organisation worked through soon. */
export async function wakeMailer(
  services: Pick<Services, 'queue'>,
  db: { organisation: OrganisationDatabase['organisation'] },
) {
  await services.queue.send(
    sendMailQueue,
    { organisation: db.organisation, id: db.organisation },
    { once: `mail ${db.organisation}` },
  )
}

export type OutboxEntry = Mail & {
  readonly id: Id<'mail'>
  readonly madeAt: Date
  readonly sentAt: Date | null
  readonly attempts: number
}

/** The newest mails of the organisation, opened: for its owner, where no mail server is set. */
export async function readOutbox(
  services: Pick<Services, 'secrets'>,
  db: OrganisationDatabase,
  most = 50,
): Promise<readonly OutboxEntry[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(row => ({
    id: row.id,
    to: services.secrets.open(`mail ${row.id}`, row.recipient),
    subject: row.subject,
    text: services.secrets.open(`mail ${row.id}`, row.body),
    madeAt: row.made_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
  }))
}
