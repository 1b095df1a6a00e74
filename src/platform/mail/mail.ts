import type { Selectable } from 'kysely'
import type { Mail as MailTable } from '../db/database.generated.ts'
import type { OrganisationDatabase } from '../db/transaction.ts'
import { type Id, newId } from '../ids.ts'
import type { Services } from '../services.ts'
import type { MailFailure } from './mail-failure.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** The queue that sends what is waiting. */
export const sendMailQueue = 'mail.send'

/** Days for which what a mail says holds, where it carries no link that runs out. */
const holdsFor = 7

const day = 86_400_000

/**
 * Puts a mail in the outbox, in the caller's transaction. Address and text are sealed: the database alone
 * does not tell who was written to, nor the secret links that mails carry. Call `wakeMailer` after commit.
 *
 * @param mail `holdsUntil` is when its link runs out: after that it is not sent any more
 */
export async function queueMail(
  services: Pick<Services, 'secrets' | 'clock'>,
  db: OrganisationDatabase,
  mail: Mail & { readonly holdsUntil?: Date },
): Promise<Id<'mail'>> {
  const id = newId<'mail'>()
  const now = services.clock.now()
  await db
    .insertInto('mail')
    .values({
      organisation_id: db.organisation,
      id,
      made_at: now,
      recipient: services.secrets.seal(`mail ${id}`, mail.to),
      subject: mail.subject,
      body: services.secrets.seal(`mail ${id}`, mail.text),
      holds_until: mail.holdsUntil ?? new Date(now.getTime() + holdsFor * day),
      due_at: now,
    })
    .execute()
  return id
}

/** Has the outbox of an organisation worked through soon. */
export async function wakeMailer(
  services: Pick<Services, 'queue'>,
  { organisation }: Pick<OrganisationDatabase, 'organisation'>,
) {
  await services.queue.send(sendMailQueue, { organisation, id: organisation })
}

export type OutboxEntry = Mail & {
  readonly id: Id<'mail'>
  readonly madeAt: Date
  readonly holdsUntil: Date
  /** When it is tried next, unless it was sent or given up. */
  readonly dueAt: Date
  readonly sentAt: Date | undefined
  readonly gaveUpAt: Date | undefined
  readonly attempts: number
  /** Why the last try failed. */
  readonly failure: MailFailure | undefined
  /** What the mail server answered to it, such as 550. */
  readonly reply: number | undefined
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
  return rows.map(row => opened(services, row))
}

/** The mails that were given up in the last seven days, the newest first. */
export async function givenUpMails(
  services: Pick<Services, 'secrets'>,
  db: OrganisationDatabase,
  now: Date,
): Promise<readonly OutboxEntry[]> {
  const rows = await db
    .selectFrom('mail')
    .selectAll()
    .where('gave_up_at', '>', new Date(now.getTime() - 7 * day))
    .orderBy('gave_up_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map(row => opened(services, row))
}

function opened({ secrets }: Pick<Services, 'secrets'>, row: Selectable<MailTable>): OutboxEntry {
  return {
    id: row.id,
    to: secrets.open(`mail ${row.id}`, row.recipient),
    subject: row.subject,
    text: secrets.open(`mail ${row.id}`, row.body),
    madeAt: row.made_at,
    holdsUntil: row.holds_until,
    dueAt: row.due_at,
    sentAt: row.sent_at ?? undefined,
    gaveUpAt: row.gave_up_at ?? undefined,
    attempts: row.attempts,
    failure: (row.failure as MailFailure | null) ?? undefined,
    reply: row.reply ?? undefined,
  }
}

/**
 * Puts a mail that was given up in the outbox again, as if it was new. In the caller's transaction; call
 * `wakeMailer` after it. False where there is no such mail, or what it says no longer holds.
 */
export async function sendMailAgain(db: OrganisationDatabase, id: Id<'mail'>, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('mail')
    .set({ due_at: now, gave_up_at: null, attempts: 0, failure: null, reply: null })
    .where('id', '=', id)
    .where('gave_up_at', 'is not', null)
    .where('holds_until', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
