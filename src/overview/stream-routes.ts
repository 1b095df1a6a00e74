import { Hono } from 'hono'
import { followTopic } from '../platform/realtime/stream.ts'
import { programmeTopic } from '../platform/realtime/topic.ts'
import type { Services } from '../platform/services.ts'
import { openGuard } from '../trust/index.ts'

/** What goes on behind the scenes of a programme, for pages that would rather not reload by the clock. */
export function streamRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  app.get(
    '/o/:organisation/p/:programme/stream',
    guard.inProgramme('programme.see', (c, visit) =>
      followTopic(c, services.realtime, programmeTopic(visit.programme)),
    ),
  )
  return app
}
