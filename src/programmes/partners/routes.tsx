import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { newId, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t as settings } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { recordChange } from '../change-programme.ts'
import { movePartner } from '../partner.ts'
import { deletePartner, insertPartner, partnersOf, savePartnerOrder, updatePartner } from '../partners.sql.ts'
import { holdProgramme, programmeOf } from '../programmes.sql.ts'
import { changedMeanwhile } from '../settings/changed-meanwhile.ts'
import { markOf } from '../settings/section.ts'
import { parseTexts } from '../settings/typed-fields.ts'
import { PartnerPage, PartnersPage, type PartnersPageProps } from './partners-pages.tsx'

const partnerForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, t('partners.name-missing'))
    .max(160, settings('error.too-long', { count: 160 }))
    .prefault(''),
  address: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: t('partners.address-wrong') })])
    .prefault(''),
})

const at = '/o/:organisation/p/:programme/settings/partners'

/** Adding, changing, ordering and removing partners. */
export function partnerRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, async db => {
      await holdProgramme(db, visit.programme)
      return work(db)
    })
  const record = (db: OrganisationDatabase, visit: ProgrammeVisit) =>
    recordChange(db, visit.programme, 'partners', {
      account: visit.actor.account,
      now: services.clock.now(),
    })
  const list = (visit: ProgrammeVisit) =>
    `/o/${visit.organisation.slug}/p/${visit.programme}/settings/partners`

  const show = async (
    c: Context,
    visit: ProgrammeVisit,
    more: Partial<Pick<PartnersPageProps, 'fields' | 'errors' | 'notice'>> = {},
  ) => {
    const found = await inside(visit, async db => {
      const programme = await programmeOf(db, visit.programme)
      return programme && { programme, partners: await partnersOf(db, visit.programme) }
    })
    if (!found) return notThere(c)
    return page(c, <PartnersPage visit={visit} {...found} {...more} />, more.errors ? { status: 422 } : {})
  }

  app.get(
    at,
    guard.inProgramme('programme.see', (c, visit) => show(c, visit)),
  )

  app.post(
    at,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const fields = await readForm(c)
      const form = parseTexts(partnerForm, trimmed(fields))
      if (!form.ok) return show(c, visit, { fields, errors: form.errors })
      await inside(visit, async db => {
        const partners = await partnersOf(db, visit.programme)
        // Putting back one that was removed by mistake: to the place that it had.
        const wanted = Number(fieldText(fields, 'position') || partners.length)
        const place =
          Number.isInteger(wanted) && wanted >= 0 ? Math.min(wanted, partners.length) : partners.length
        const partner = { id: newId<'partner'>(), ...form.value }
        await insertPartner(db, visit.programme, partner, place)
        await savePartnerOrder(db, visit.programme, partners.toSpliced(place, 0, partner))
        await record(db, visit)
      })
      return c.redirect(list(visit), 303)
    }),
  )

  for (const direction of ['up', 'down'] as const) {
    app.post(
      `${at}/:partner/${direction}`,
      guard.inProgramme('programme.edit', async (c, visit) => {
        const id = parseId<'partner'>(c.req.param('partner'))
        if (!id) return notThere(c)
        await inside(visit, async db => {
          const partners = await partnersOf(db, visit.programme)
          await savePartnerOrder(db, visit.programme, movePartner(partners, id, direction))
          await record(db, visit)
        })
        return c.redirect(list(visit), 303)
      }),
    )
  }

  app.post(
    `${at}/:partner/remove`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const id = parseId<'partner'>(c.req.param('partner'))
      if (!id) return notThere(c)
      const removed = await inside(visit, async db => {
        const position = (await partnersOf(db, visit.programme)).findIndex(partner => partner.id === id)
        const partner = await deletePartner(db, visit.programme, id)
        if (!partner) return undefined
        await record(db, visit)
        return { name: partner.name, address: partner.address, position: String(position) }
      })
      if (!removed) return c.redirect(list(visit), 303)
      const undo = { action: list(visit), fields: removed, label: t('partners.put-back') }
      return show(c, visit, { notice: { text: t('partners.removed', { name: removed.name }), undo } })
    }),
  )

  const find = async (db: OrganisationDatabase, visit: ProgrammeVisit, wanted: string | undefined) => {
    const programme = await programmeOf(db, visit.programme)
    const partner = (await partnersOf(db, visit.programme)).find(candidate => candidate.id === wanted)
    return programme && partner && { programme, partner, seen: markOf({ ...partner }) }
  }

  app.get(
    `${at}/:partner`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const found = await inside(visit, db => find(db, visit, c.req.param('partner')))
      return found ? page(c, <PartnerPage visit={visit} {...found} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/:partner`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const fields = await readForm(c)
      const form = parseTexts(partnerForm, trimmed(fields))
      const outcome = await inside(visit, async db => {
        const found = await find(db, visit, c.req.param('partner'))
        if (!found || !form.ok) return { found, stored: false }
        if (fieldText(fields, 'seen') !== found.seen) return { found, stored: false, meanwhile: true }
        await updatePartner(db, { id: found.partner.id, ...form.value })
        await record(db, visit)
        return { found, stored: true }
      })
      if (!outcome.found) return notThere(c)
      if (outcome.stored) return c.redirect(list(visit), 303)
      const { partner } = outcome.found
      return outcome.meanwhile
        ? page(
            c,
            <PartnerPage
              visit={visit}
              {...outcome.found}
              fields={fields}
              errors={changedMeanwhile([partner.name, partner.address])}
            />,
            { status: 409 },
          )
        : page(
            c,
            <PartnerPage
              visit={visit}
              {...outcome.found}
              fields={fields}
              errors={form.ok ? [] : form.errors}
            />,
            { status: 422 },
          )
    }),
  )

  return app
}

function trimmed(fields: Awaited<ReturnType<typeof readForm>>) {
  return { name: fieldText(fields, 'name'), address: fieldText(fields, 'address').trim() }
}
