import { Hono } from 'hono'
import { inOrganisation } from '../platform/db/transaction.ts'
import { page } from '../platform/http/respond.ts'
import type { Services } from '../platform/services.ts'
import { programmeNav, programmeOf } from '../programmes/index.ts'
import { publicationsOf } from '../publishing/index.ts'
import { may, notThere, openGuard } from '../trust/index.ts'
import { countedThemes, findingsOf } from '../understanding/index.ts'
import { FindPage } from './find/find-page.tsx'
import { saidWith } from './home/home.sql.ts'
import { HomePage } from './home/home-page.tsx'
import { needsOf } from './home/needs.ts'
import { readHome } from './home/read-home.ts'

const mostSaid = 30

/** A programme's home, and search over everything in it. */
export function programmeHomeRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  app.get(
    '/o/:organisation/p/:programme',
    guard.inProgramme('programme.see', async (c, visit) => {
      const home = await inOrganisation(services.database.db, visit.organisation.id, db =>
        readHome(services, db, visit.programme),
      )
      if (!home) return notThere(c)
      const { actor, programme } = visit
      const needs = needsOf(
        home.standing,
        {
          settings: may(actor, 'programme.edit', programme),
          ask: may(actor, 'form.edit', programme),
          themes: may(actor, 'theme.work', programme),
          findings: may(actor, 'finding.write', programme),
          publish: may(actor, 'publication.edit', programme),
        },
        programmeNav(visit.organisation.slug, programme).home,
      )
      return page(
        c,
        <HomePage
          {...home}
          visit={visit}
          needs={needs}
          maySet={may(actor, 'programme.edit', programme)}
          mayReadThemes={may(actor, 'theme.see', programme)}
          mayReach={may(actor, 'coverage.see', programme)}
        />,
      )
    }),
  )

  app.get(
    '/o/:organisation/p/:programme/find',
    guard.inProgramme('programme.see', async (c, visit) => {
      const words = (c.req.query('q') ?? '').replaceAll('\0', '').toWellFormed().trim().slice(0, 200)
      const nav = programmeNav(visit.organisation.slug, visit.programme)
      const holds = (text: string) => words !== '' && plain(text).includes(plain(words))
      const { actor, programme: id } = visit
      const found = await inOrganisation(services.database.db, visit.organisation.id, async db => ({
        programme: await programmeOf(db, id),
        said: words !== '' && may(actor, 'words.read', id) ? await saidWith(db, id, words, mostSaid) : [],
        themes: may(actor, 'theme.see', id)
          ? (await countedThemes(db, id)).filter(theme => holds(`${theme.name} ${theme.definition}`))
          : [],
        findings: may(actor, 'theme.see', id)
          ? (await findingsOf(db, id)).filter(finding => holds(`${finding.sentence} ${finding.explanation}`))
          : [],
        publications: may(actor, 'publication.see', id)
          ? (await publicationsOf(db, id)).filter(one => holds(one.front.title))
          : [],
      }))
      if (!found.programme) return notThere(c)
      return page(
        c,
        <FindPage
          visit={visit}
          programme={found.programme}
          words={words}
          said={found.said}
          mostSaid={mostSaid}
          themes={found.themes.map(theme => ({
            text: theme.name,
            href: `${nav.understand}/themes/${theme.id}`,
          }))}
          findings={found.findings.map(finding => ({
            text: finding.sentence,
            href: `${nav.understand}/findings/${finding.id}`,
          }))}
          publications={found.publications.map(one => ({
            text: one.front.title,
            href: `${nav.show}/${one.id}`,
          }))}
        />,
      )
    }),
  )

  return app
}

/** Letters without case and accents: who looks for "cafe" finds "Café". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
