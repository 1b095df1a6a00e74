import { Hono } from 'hono'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { programmeOf } from '../../programmes/index.ts'
import { may, notThere, openGuard } from '../../trust/index.ts'
import { KeptPage } from './kept-page.tsx'
import { deletionDue, responsesKept, retentionRuns } from './retention.sql.ts'

/** For the team: how long words are kept, and what was deleted when that was over. */
export function retentionRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  app.get(
    '/o/:organisation/p/:programme/listen/kept',
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inOrganisationWithWords(
        services.database.db,
        visit.organisation.id,
        async scoped => ({
          programme: await programmeOf(scoped, visit.programme),
          ...(await deletionDue(scoped, visit.programme)),
          responses: await responsesKept(scoped, visit.programme),
          runs: await retentionRuns(scoped, visit.programme),
        }),
      )
      const { programme } = found
      if (!programme) return notThere(c)
      const mayEdit = may(visit.actor, 'programme.edit', visit.programme)
      return page(
        c,
        <KeptPage
          {...found}
          programme={programme}
          visit={visit}
          now={services.clock.now()}
          mayEdit={mayEdit}
        />,
      )
    }),
  )
  return app
}
