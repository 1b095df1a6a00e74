import { createTransport } from 'nodemailer'
import type { Database } from '../db/connection.ts'
import { inOrganisation } from '../db/transaction.ts'
import type { Job } from '../jobs/queue.ts'
import type { Services } from '../services.ts'
import { sendMailQueue } from './mail.ts'

const mostAttempts = 8

/**
 * The job that sends an organisation's waiting mails through the SMTP server at `smtpUrl`. With none set
 * the mails stay in the outbox, where the owner reads them.
 */
export function mailerJob(
  db: Database,
  services: Pick<Services, 'secrets' | 'clock'>,
  settings: { readonly smtpUrl: string | undefined; readonly from: string },
): Job {
  const transport = settings.smtpUrl ? createTransport(settings.smtpUrl) : undefined
  return {
    name: sendMailQueue,
    async run({ organisation }) {
      if (!transport) return
      const waiting = await inOrganisation(db, organisation, scoped =>
        scoped
          .selectFrom('mail')
          .selectAll()
          .where('sent_at', 'is', null)
          .where('attempts', '<', mostAttempts)
          .orderBy('made_at')
          .limit(100)
          .execute(),
      )
      let failed = 0
      for (const mail of waiting) {
        const open = (sealed: Buffer) => services.secrets.open(`mail ${mail.id}`, sealed)
        const error = await transport
          .sendMail({
            from: settings.from,
            to: open(mail.recipient),
            subject: mail.subject,
            text: open(mail.body),
          })
          .then(
            () => undefined,
            (reason: unknown) =>
              reason instanceof Error && 'code' in reason ? String(reason.code) : 'unknown',
          )
        if (error) failed += 1
        await inOrganisation(db, organisation, scoped =>
          scoped
            .updateTable('mail')
            .set(
              error ? { attempts: mail.attempts + 1, last_error: error } : { sent_at: services.clock.now() },
            )
            .where('id', '=', mail.id)
            .execute(),
        )
      }
      // The queue tries again later, with a growing pause.
      if (failed > 0) throw new Error('Some mails could not be sent.')
    },
  }
}
