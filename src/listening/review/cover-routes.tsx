import { type Context, Hono } from 'hono'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { underReview } from './one.sql.ts'
import { readCover } from './read-cover.ts'
import { cover, uncover } from './redact.ts'
import { responseShower } from './response-routes.tsx'

const at = '/o/:organisation/p/:programme/listen/review/:response'

/** Covering what is private in what somebody said, and showing it again. */
export function coverRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const show = responseShower(services)

  const placeOf = async (c: Context, visit: ProgrammeVisit) => {
    const fields = await readForm(c)
    const id = parseId<'response'>(c.req.param('response'))
    const response =
      id &&
      (await inOrganisationWithWords(services.database.db, visit.organisation.id, db =>
        underReview(db, visit.programme, id),
      ))
    const said = response?.words.find(each => each.id === fieldText(fields, 'contribution'))
    if (!response || !said) return undefined
    return {
      fields,
      said,
      place: {
        response: response.id,
        contribution: said.id,
        revision: Number(fieldText(fields, 'revision')),
      },
      reviewer: {
        organisation: visit.organisation.id,
        programme: visit.programme,
        account: visit.actor.account,
      },
    }
  }
  const back = (c: Context, done: string) => {
    const { pathname, searchParams } = new URL(c.req.url)
    searchParams.set('done', done)
    return c.redirect(`${pathname.replace(/\/(?:un)?cover$/, '')}?${searchParams}`, 303)
  }

  app.post(
    `${at}/cover`,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const found = await placeOf(c, visit)
      if (!found) return notThere(c)
      const { fields, said, place, reviewer } = found
      const read = readCover(fields, said)
      if (!read.ok) return show(c, visit, { fields, errors: read.errors })
      if (await cover(services, reviewer, place, read.pieces)) return back(c, 'covered')
      return show(c, visit, { fields, errors: [{ field: `exact-${said.id}`, message: t('cover.changed') }] })
    }),
  )

  app.post(
    `${at}/uncover`,
    guard.inProgramme('words.moderate', async (c, visit) => {
      const found = await placeOf(c, visit)
      const redaction = found && parseId<'redaction'>(fieldText(found.fields, 'redaction'))
      if (!found || !redaction) return notThere(c)
      const { fields, said, place, reviewer } = found
      if (await uncover(services, reviewer, place, redaction)) return back(c, 'uncovered')
      return show(c, visit, { fields, errors: [{ field: `exact-${said.id}`, message: t('cover.changed') }] })
    }),
  )

  return app
}
