import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, peopleOfProgramme } from '../../trust/index.ts'
import { programmeOf } from '../programmes.sql.ts'
import { TeamPage } from './team-page.tsx'

/** Who works on a programme. */
export function teamRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  app.get(
    '/o/:organisation/p/:programme/settings/team',
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inOrganisation(services.database.db, visit.organisation.id, async db => {
        const programme = await programmeOf(db, visit.programme)
        return programme && { programme, people: await peopleOfProgramme(db, visit.programme) }
      })
      return found ? page(c, <TeamPage visit={visit} {...found} />) : notThere(c)
    }),
  )
  return app
}
