import { Hono } from 'hono'
import { inOrganisation } from '../platform/db/transaction.ts'
import { followTopic } from '../platform/realtime/stream.ts'
import { programmeTopic } from '../platform/realtime/topic.ts'
import type { Services } from '../platform/services.ts'
import { programmeOf } from '../programmes/index.ts'
import { notThere, openGuard } from '../trust/index.ts'

/** What goes on behind the scenes of a programme, for pages that would rather not reload by the clock. */
export function streamRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  app.get(
    '/o/:organisation/p/:programme/stream',
    guard.inProgramme('programme.see', async (c, visit) => {
      // A role in the organisation is a role in all of its programmes: that this is one of them is asked here.
      const programme = await inOrganisation(services.database.db, visit.organisation.id, db =>
        programmeOf(db, visit.programme),
      )
      return programme ? followTopic(c, services.realtime, programmeTopic(programme.id)) : notThere(c)
    }),
  )
  return app
}
