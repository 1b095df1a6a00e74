import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { openGuard, type ProgrammeVisit, recordAction } from '../../trust/index.ts'
import { type ActivityPlace, withActivity } from '../conversations/routes.tsx'
import { answerCsv } from '../review/answer-csv.ts'
import { linksWanted } from './link-count.ts'
import { LinksPage } from './links-page.tsx'
import { countLinks, insertLinks } from './personal-links.sql.ts'
import { linkHash } from './use-link.ts'

const address = '/o/:organisation/p/:programme/listen/:activity/links'

/** Links that the team sends to people, one each. */
export function linkRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  const show = async (
    c: Context,
    visit: ProgrammeVisit,
    place: ActivityPlace,
    typed: { readonly count: string; readonly list: string; readonly refused: boolean },
  ) => {
    const counts = await inOrganisation(db, visit.organisation.id, scoped =>
      countLinks(scoped, place.activity.id),
    )
    return page(
      c,
      <LinksPage {...place} {...typed} visit={visit} counts={counts} />,
      typed.refused ? { status: 422 } : {},
    )
  }

  app.get(
    address,
    guard.inProgramme(
      'form.edit',
      withActivity(services, (c, visit, place) =>
        show(c, visit, place, { count: '', list: '', refused: false }),
      ),
    ),
  )

  app.post(
    address,
    guard.inProgramme(
      'form.edit',
      withActivity(services, async (c, visit, place) => {
        const fields = await readForm(c)
        const typed = { count: fieldText(fields, 'count'), list: fieldText(fields, 'list') }
        const wanted = linksWanted(typed.count, typed.list)
        if (!wanted) return show(c, visit, place, { ...typed, refused: true })
        const made = wanted.map(line => ({ line, token: newToken() }))
        const day = services.clock.now().toISOString().slice(0, 10)
        const hashes = made.map(({ token }) => linkHash(services, token))
        await inOrganisation(db, visit.organisation.id, async scoped => {
          await insertLinks(scoped, place.activity.id, hashes, day)
          await recordAction(
            scoped,
            {
              action: 'made personal links',
              subject: { kind: 'activity', id: place.activity.id },
              account: visit.actor.account,
              programme: visit.programme,
              detail: { links: hashes.length },
            },
            services.clock.now(),
          )
        })
        const base = `${services.publicUrl}/c/${place.activity.code}/link`
        async function* rows() {
          for (const { line, token } of made) yield [line, `${base}/${token}`]
        }
        return answerCsv(c, `links-${place.activity.code}.csv`, ['for', 'link'], rows())
      }),
    ),
  )

  return app
}
