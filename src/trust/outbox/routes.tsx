import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import { readOutbox } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { openGuard } from '../http/guard.ts'
import { OutboxPage } from './outbox-page.tsx'

/** The mails that wait or were sent, for an owner. */
export function outboxRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  app.get(
    '/o/:organisation/outbox',
    guard.staff('outbox.read', async (c, visit) => {
      const mails = await inOrganisation(services.database.db, visit.organisation.id, db =>
        readOutbox(services, db),
      )
      return page(c, <OutboxPage visit={visit} mails={mails} sendsMail={services.sendsMail} />)
    }),
  )
  return app
}
