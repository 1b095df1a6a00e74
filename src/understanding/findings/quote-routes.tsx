import { type Context, Hono } from 'hono'
import { makeExcerpt } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { read, withFinding } from '../find-place.ts'
import { spanOf } from '../themes/pieces.ts'
import type { Finding } from './finding.ts'
import { addQuote, quotableBehind, removeQuote } from './findings.sql.ts'
import { QuotesPage } from './quotes-page.tsx'

const base = '/o/:organisation/p/:programme/understand/findings'
const perPage = 20

/** Choosing exact pieces to quote for a finding. */
export function quoteRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const addressOf = (visit: ProgrammeVisit) =>
    `${programmeNav(visit.organisation.slug, visit.programme).understand}/findings`

  const quotes = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    finding: Finding,
    tried?: { contribution: string; quote: string },
  ) => {
    const current = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
    const words = await read(services, visit, db =>
      quotableBehind(db, finding.id, perPage + 1, (current - 1) * perPage),
    )
    return page(
      c,
      <QuotesPage
        visit={visit}
        programme={programme}
        finding={finding}
        words={words.slice(0, perPage)}
        page={current}
        more={words.length > perPage}
        tried={tried}
      />,
      { status: tried ? 422 : 200 },
    )
  }

  app.get(
    `${base}/:finding/quotes`,
    guard.inProgramme(
      'finding.write',
      withFinding(services, (c, visit, programme, finding) => quotes(c, visit, programme, finding)),
    ),
  )

  app.post(
    `${base}/:finding/quotes`,
    guard.inProgramme(
      'finding.write',
      withFinding(services, async (c, visit, programme, finding) => {
        const fields = await readForm(c)
        const contribution = parseId<'contribution'>(fieldText(fields, 'contribution'))
        const quote = fieldText(fields, 'quote')
        if (!contribution) return notThere(c)
        const kept = await inOrganisation(services.database.db, visit.organisation.id, async db => {
          const [said] = await quotableBehind(db, finding.id, 1, 0, contribution)
          const span = said && spanOf(said.words, quote, Number.parseInt(fieldText(fields, 'near'), 10) || 0)
          if (!span) return false
          const by = { account: visit.actor.account, now: services.clock.now() }
          const made = await makeExcerpt(
            db,
            { contribution, span, quote: said.words.slice(span.start, span.end) },
            by,
          )
          if (made.ok) await addQuote(db, finding.id, made.excerpt)
          return made.ok
        })
        if (!kept) return quotes(c, visit, programme, finding, { contribution, quote })
        return c.redirect(`${addressOf(visit)}/${finding.id}?done=finding`, 303)
      }),
    ),
  )

  app.post(
    `${base}/:finding/quotes/:excerpt/remove`,
    guard.inProgramme(
      'finding.write',
      withFinding(services, async (c, visit, _programme, finding) => {
        const excerpt = parseId<'excerpt'>(c.req.param('excerpt'))
        if (excerpt) await read(services, visit, db => removeQuote(db, finding.id, excerpt))
        return c.redirect(`${addressOf(visit)}/${finding.id}?done=finding`, 303)
      }),
    ),
  )

  return app
}
