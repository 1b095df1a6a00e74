import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { givenUpMails } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { may, openGuard } from '../../trust/index.ts'
import { languages } from '../../ui/i18n/language.ts'
import { t as settings } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { createProgramme } from '../create-programme.ts'
import { allProgrammes } from '../programmes.sql.ts'
import { publicCode } from '../public-code.ts'
import { parseTexts } from '../settings/typed-fields.ts'
import { NewProgrammePage } from './new-programme-page.tsx'
import { ProgrammesPage } from './programmes-page.tsx'

const newProgramme = z.object({
  title: z
    .string()
    .trim()
    .min(1, settings('error.title'))
    .max(120, settings('error.too-long', { count: 120 })),
  written_in: z.enum(languages, settings('error.choose')).default('en'),
  code: z.union([z.literal(''), publicCode]).prefault(''),
})

/** The start page of an organisation, and beginning a programme. */
export function workspaceRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    '/o/:organisation',
    guard.signedIn(async (c, visit) => {
      const asksForMails = services.sendsMail && may(visit.actor, 'outbox.read')
      const { all, unsent } = await inOrganisation(db, visit.organisation.id, async inside => ({
        all: await allProgrammes(inside),
        unsent: asksForMails ? (await givenUpMails(services, inside, services.clock.now())).length : 0,
      }))
      const programmes = all.filter(programme => may(visit.actor, 'programme.see', programme.id))
      return page(c, <ProgrammesPage visit={visit} programmes={programmes} unsent={unsent} />)
    }),
  )

  app.get(
    '/o/:organisation/programmes/new',
    guard.staff('programme.create', (c, visit) =>
      page(c, <NewProgrammePage visit={visit} publicUrl={services.publicUrl} />),
    ),
  )

  app.post(
    '/o/:organisation/programmes/new',
    guard.staff('programme.create', async (c, visit) => {
      const fields = await readForm(c)
      const form = parseTexts(newProgramme, { ...fields, code: fieldText(fields, 'code').trim() })
      const again = { visit, publicUrl: services.publicUrl, fields }
      if (!form.ok) return page(c, <NewProgrammePage {...again} errors={form.errors} />, { status: 422 })
      const { title, written_in: writtenIn, code } = form.value
      const made = await inOrganisation(db, visit.organisation.id, inside =>
        createProgramme(
          inside,
          { title, writtenIn, ...(code === '' ? {} : { code }) },
          { account: visit.actor.account, now: services.clock.now() },
        ),
      )
      if (!made) {
        const errors = [{ field: 'code', message: t('new.code-taken') }]
        return page(c, <NewProgrammePage {...again} errors={errors} />, { status: 422 })
      }
      return c.redirect(`/o/${visit.organisation.slug}/p/${made.id}/settings`, 303)
    }),
  )

  return app
}
