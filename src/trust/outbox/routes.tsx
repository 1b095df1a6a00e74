import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import { givenUpMails, readOutbox, sendMailAgain, wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/outbox.en.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { openGuard } from '../http/guard.ts'
import { notThere } from '../http/refused.tsx'
import { doneNotice, withDone } from '../people/done.ts'
import type { Visit } from '../visit.ts'
import { OutboxPage } from './outbox-page.tsx'

/** The mails that wait, were sent or were given up, for an owner. */
export function outboxRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  const read = async (visit: Visit) => {
    const now = services.clock.now()
    const mails = await inOrganisation(db, visit.organisation.id, async inside => ({
      mails: await readOutbox(services, inside),
      givenUp: await givenUpMails(services, inside, now),
    }))
    return { visit, ...mails, now, sendsMail: services.sendsMail }
  }

  app.get(
    '/o/:organisation/outbox',
    guard.staff('outbox.read', async (c, visit) =>
      page(c, <OutboxPage {...(await read(visit))} notice={doneNotice(name => c.req.query(name))} />),
    ),
  )

  app.post(
    '/o/:organisation/outbox/:mail/again',
    guard.staff('outbox.send', async (c, visit) => {
      const id = parseId<'mail'>(c.req.param('mail'))
      if (!id) return notThere(c)
      const { account } = visit.actor
      const now = services.clock.now()
      const isWaiting = await inOrganisation(db, visit.organisation.id, async inside => {
        if (!(await sendMailAgain(inside, id, now))) return false
        const subject = { kind: 'mail', id } as const
        await recordAction(inside, { action: 'sent a mail again', subject, account }, now)
        return true
      })
      if (!isWaiting) {
        return page(c, <OutboxPage {...(await read(visit))} error={t('outbox.not-again')} />, { status: 409 })
      }
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(`/o/${visit.organisation.slug}/outbox`, 'mail-again'), 303)
    }),
  )

  return app
}
