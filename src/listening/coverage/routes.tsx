import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { programmeOf } from '../../programmes/index.ts'
import { may, notThere, openGuard, recordAction } from '../../trust/index.ts'
import { coverageReleases, holdReleases, rememberCoverageRelease } from './coverage.sql.ts'
import { coverageColumns, coverageRows } from './coverage-csv.ts'
import { CoveragePage } from './coverage-page.tsx'
import { populationRoutes } from './population-routes.tsx'
import { protectCoverage } from './protect-coverage.ts'
import { readCoverage } from './read-coverage.ts'

const base = '/o/:organisation/p/:programme/reach'

/** Who was heard against who lives here. */
export function coverageRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.route('/', populationRoutes(services))

  app.get(
    base,
    guard.inProgramme('coverage.see', async (c, visit) => {
      const withChildren = c.req.query('children') === 'yes'
      const found = await inOrganisation(db, visit.organisation.id, async scoped => {
        const programme = await programmeOf(scoped, visit.programme)
        return (
          programme && { programme, coverage: await readCoverage(scoped, visit.programme, { withChildren }) }
        )
      })
      if (!found) return notThere(c)
      return page(
        c,
        <CoveragePage
          {...found}
          visit={visit}
          mayPanel={may(visit.actor, 'panel.manage', visit.programme)}
          mayLoad={may(visit.actor, 'population.load', visit.programme)}
        />,
      )
    }),
  )

  // Numbers that go out are remembered, so asking for them is no mere look.
  app.post(
    `${base}/coverage.csv`,
    guard.inProgramme('coverage.see', async (c, visit) => {
      const now = services.clock.now()
      const file = await inOrganisation(db, visit.organisation.id, async scoped => {
        await holdReleases(scoped, visit.programme)
        const coverage = await readCoverage(scoped, visit.programme, { withChildren: true })
        const earlier = await coverageReleases(scoped, visit.programme)
        const { tables, releases } = protectCoverage(visit.programme, coverage.dimensions, earlier, now)
        for (const release of releases) await rememberCoverageRelease(scoped, visit.programme, release, now)
        await recordAction(
          scoped,
          {
            action: 'coverage.exported',
            subject: { kind: 'programme', id: visit.programme },
            programme: visit.programme,
            account: visit.actor.account,
            detail: { tables: tables.length },
          },
          now,
        )
        return writeCsv(coverageColumns, coverageRows(tables, coverage.ownName))
      })
      let text = ''
      for await (const piece of file) text += piece
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="coverage.csv"')
      c.header('Cache-Control', 'private, no-store')
      return c.body(text)
    }),
  )

  return app
}
