import { createTransport, type Transporter } from 'nodemailer'
import type { Database } from '../db/connection.ts'
import { inOrganisation } from '../db/transaction.ts'
import type { OrganisationId } from '../ids.ts'
import type { Job } from '../jobs/queue.ts'
import type { Services } from '../services.ts'
import { sendMailQueue } from './mail.ts'
import { type FailedTry, failedTry, nextTry } from './mail-failure.ts'

/** A mail server that says nothing for so long, in milliseconds, is not there. */
const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** How long a mail that is being sent is left alone, in milliseconds: longer than sending takes. */
const beingSent = 10 * 60_000

const tooLate: FailedTry = { failure: 'too_late', reply: undefined, isFinal: true, isOfServer: false }

type Parts = Pick<Services, 'secrets' | 'clock' | 'queue'>
type Claimed = Awaited<ReturnType<typeof claimNext>>

/**
 * The job that sends an organisation's mails that are due, through the SMTP server at `smtpUrl`. One that could not
 * be sent asks for this job again at the time of its next try, until it is sent or given up. With no server set the
 * mails stay in the outbox, where the owner reads them.
 */
export function mailerJob(
  db: Database,
  services: Parts,
  settings: { readonly smtpUrl: string | undefined; readonly from: string },
): Job {
  const { smtpUrl, from } = settings
  const transport = smtpUrl ? createTransport({ url: smtpUrl, ...patience }) : undefined
  return {
    name: sendMailQueue,
    async run({ organisation }) {
      if (!transport) return
      let serverFailed: FailedTry | undefined
      for (;;) {
        const mail = await claimNext(db, organisation, services.clock.now())
        if (!mail) return
        const failed =
          mail.holds_until <= services.clock.now()
            ? tooLate
            : (serverFailed ?? (await tryToSend(transport, services, from, mail)))
        if (failed?.isOfServer) serverFailed = failed
        await settle(db, services, organisation, mail, failed)
      }
    },
  }
}

/** Takes the mail that waits longest and puts it off, so that another worker does not send it too. */
async function claimNext(db: Database, organisation: OrganisationId, now: Date) {
  return inOrganisation(db, organisation, scoped =>
    scoped
      .updateTable('mail')
      .set({ due_at: new Date(now.getTime() + beingSent) })
      .where('id', '=', each =>
        each
          .selectFrom('mail')
          .select('id')
          .where('sent_at', 'is', null)
          .where('gave_up_at', 'is', null)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('id')
          .limit(1)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .executeTakeFirst(),
  )
}

async function tryToSend(
  transport: Transporter,
  services: Parts,
  from: string,
  mail: NonNullable<Claimed>,
): Promise<FailedTry | undefined> {
  const open = (sealed: Buffer) => services.secrets.open(`mail ${mail.id}`, sealed)
  try {
    await transport.sendMail({
      from,
      to: open(mail.recipient),
      subject: mail.subject,
      text: open(mail.body),
    })
    return undefined
  } catch (error) {
    return failedTry(error)
  }
}

async function settle(
  db: Database,
  services: Parts,
  organisation: OrganisationId,
  { id, attempts: before }: NonNullable<Claimed>,
  failed: FailedTry | undefined,
) {
  const now = services.clock.now()
  const attempts = failed === tooLate ? before : before + 1
  const again = failed && !failed.isFinal ? nextTry(attempts, now) : undefined
  // Before the mail says so: if this process ends between the two, a job that finds nothing does no harm.
  if (again) await services.queue.send(sendMailQueue, { organisation, id }, { after: again })
  await inOrganisation(db, organisation, scoped =>
    scoped
      .updateTable('mail')
      .set(
        failed
          ? {
              attempts,
              failure: failed.failure,
              reply: failed.reply ?? null,
              ...(again ? { due_at: again } : { gave_up_at: now }),
            }
          : { attempts, sent_at: now, failure: null, reply: null },
      )
      .where('id', '=', id)
      .execute(),
  )
}
