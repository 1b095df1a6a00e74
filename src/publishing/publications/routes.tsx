import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { programmeNav, programmeOf } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { findingsOf } from '../../understanding/index.ts'
import { editionsOf } from '../editions/editions.sql.ts'
import { publishEdition } from '../editions/publish-edition.ts'
import { answerEditor, withPublication } from './answer-editor.tsx'
import { beginPublication } from './change-publication.ts'
import { draft } from './draft.ts'
import { evidenceAddress } from './evidence-address.ts'
import { PreviewPage, PublicationsPage } from './pages.tsx'
import { publicationsOf } from './publications.sql.ts'
import { readFront } from './read-front.ts'

const base = '/o/:organisation/p/:programme/show'

/** Publications: begun from findings, put in order, read as they would go out, and published. */
export function publicationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  const list = async (c: Context, visit: ProgrammeVisit, tried: { title?: string; error?: string } = {}) => {
    const found = await inOrganisation(db, visit.organisation.id, async scoped => {
      const programme = await programmeOf(scoped, visit.programme)
      const publications = await publicationsOf(scoped, visit.programme)
      const listed = []
      for (const publication of publications)
        listed.push({ publication, latest: (await editionsOf(scoped, publication.id))[0] })
      return { programme, listed }
    })
    if (!found.programme) return notThere(c)
    const mayEdit = may(visit.actor, 'publication.edit', visit.programme)
    return page(
      c,
      <PublicationsPage
        visit={visit}
        programme={found.programme}
        listed={found.listed}
        mayEdit={mayEdit}
        {...tried}
      />,
      { status: tried.error ? 422 : 200 },
    )
  }

  app.get(
    base,
    guard.inProgramme('publication.see', (c, visit) => list(c, visit)),
  )

  app.post(
    `${base}/new`,
    guard.inProgramme('publication.edit', async (c, visit) => {
      const read = readFront(await readForm(c))
      if (!read.ok) return list(c, visit, { title: read.title, error: read.errors[0]!.message })
      const begun = await beginPublication(services, visit.organisation.id, visit.programme, read.front, {
        account: visit.actor.account,
      })
      if (!begun) return notThere(c)
      const { show } = programmeNav(visit.organisation.slug, visit.programme)
      return c.redirect(`${show}/${begun.id}${begun.leftOut > 0 ? '?done=begun-without' : ''}`, 303)
    }),
  )

  app.get(
    `${base}/:publication`,
    guard.inProgramme(
      'publication.see',
      withPublication(services, (c, visit, place) => answerEditor(services, c, visit, place)),
    ),
  )

  app.get(
    `${base}/:publication/preview`,
    guard.inProgramme(
      'publication.see',
      withPublication(services, async (c, visit, { programme, publication }) => {
        const { composed, blocks } = await inOrganisation(db, visit.organisation.id, scoped =>
          draft(services, scoped, publication),
        )
        const open = may(visit.actor, 'evidence.see', visit.programme)
        const nav = programmeNav(visit.organisation.slug, visit.programme)
        const behind = new Map(
          open
            ? (
                await inOrganisation(db, visit.organisation.id, scoped => findingsOf(scoped, visit.programme))
              ).flatMap(finding =>
                finding.quotes.map(quote => [quote.excerpt as string, finding.id as string]),
              )
            : [],
        )
        const evidence = (id: string) => (open ? evidenceAddress(id, { nav, blocks, behind }) : null)
        return page(
          c,
          <PreviewPage
            visit={visit}
            programme={programme}
            publication={publication}
            document={composed.document}
            evidence={evidence}
          />,
        )
      }),
    ),
  )

  app.post(
    `${base}/:publication/publish`,
    guard.inProgramme(
      'publication.publish',
      withPublication(services, async (c, visit, place) => {
        const published = await publishEdition(services, visit.organisation.id, place.publication.id, {
          account: visit.actor.account,
        })
        if (!published.ok)
          return answerEditor(services, c, visit, place, {
            errors: published.problems.map(problem => ({
              field: `b-${problem.block}`,
              message: problem.message,
            })),
          })
        return c.redirect(
          `${programmeNav(visit.organisation.slug, visit.programme).show}/${place.publication.id}?done=published`,
          303,
        )
      }),
    ),
  )

  return app
}
