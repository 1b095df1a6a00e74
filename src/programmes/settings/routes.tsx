import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { activitiesOf } from '../activities.sql.ts'
import { closeProgramme, openProgramme } from '../change-programme.ts'
import { newsOf } from '../news.sql.ts'
import { partnersOf } from '../partners.sql.ts'
import { holdProgramme } from '../programmes.sql.ts'
import { readProgrammePage } from '../public/public-pages.ts'
import { PreviewPage } from './preview-page.tsx'
import { readSettings, storeSettings } from './read-settings.ts'
import { decideSave } from './save-section.ts'
import { SectionPage } from './section-page.tsx'
import { sections } from './sections.ts'
import { SettingsPage } from './settings-page.tsx'

const at = '/o/:organisation/p/:programme/settings'

/** Setting a programme up, one thing a page; opening it to the public and closing it. */
export function settingsRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(
    visit: ProgrammeVisit,
    work: Parameters<typeof inOrganisation<Result>>[2],
  ): Promise<Result> => inOrganisation(services.database.db, visit.organisation.id, work)
  const by = (visit: ProgrammeVisit) => ({ account: visit.actor.account, now: services.clock.now() })

  const showSettings = async (
    c: Context,
    visit: ProgrammeVisit,
    more: { notice?: StaffPageProps['notice']; refused?: boolean } = {},
  ) => {
    const found = await inside(visit, async db => {
      const state = await readSettings(db, visit.programme)
      if (!state) return undefined
      const counts = {
        partners: (await partnersOf(db, visit.programme)).length,
        news: (await newsOf(db, visit.programme)).length,
        activities: (await activitiesOf(db, visit.programme)).length,
      }
      return { state, counts }
    })
    if (!found) return notThere(c)
    return page(
      c,
      <SettingsPage visit={visit} {...found} publicUrl={services.publicUrl} {...more} />,
      more.refused ? { status: 409 } : {},
    )
  }

  app.get(
    at,
    guard.inProgramme('programme.see', (c, visit) => {
      const saved = sections.find(section => section.name === c.req.query('saved'))
      if (saved) {
        return showSettings(c, visit, { notice: { text: t('settings.saved', { section: saved.title }) } })
      }
      const done = c.req.query('done')
      if (done === 'opened') return showSettings(c, visit, { notice: { text: t('open.done') } })
      if (done !== 'closed') return showSettings(c, visit)
      const undo = { action: `${settingsOf(visit)}/open`, label: t('close.undo') }
      return showSettings(c, visit, { notice: { text: t('close.done'), undo } })
    }),
  )

  app.get(
    `${at}/preview`,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inside(visit, db =>
        readProgrammePage(db, visit.programme, undefined, services.publicUrl),
      )
      return found ? page(c, <PreviewPage visit={visit} programmePage={found} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/open`,
    guard.inProgramme('programme.open', async (c, visit) => {
      const opening = await inside(visit, async db => {
        const state = await readSettings(db, visit.programme)
        if (!state) return undefined
        await holdProgramme(db, visit.programme)
        return openProgramme(db, visit.programme, by(visit))
      })
      if (!opening) return notThere(c)
      return opening.ok
        ? c.redirect(`${settingsOf(visit)}?done=opened`, 303)
        : showSettings(c, visit, { refused: true })
    }),
  )

  app.post(
    `${at}/close`,
    guard.inProgramme('programme.open', async (c, visit) => {
      const there = await inside(visit, async db => {
        if (!(await readSettings(db, visit.programme))) return false
        await closeProgramme(db, visit.programme, by(visit))
        return true
      })
      return there ? c.redirect(`${settingsOf(visit)}?done=closed`, 303) : notThere(c)
    }),
  )

  for (const section of sections) {
    app.get(
      `${at}/${section.name}`,
      guard.inProgramme('programme.edit', async (c, visit) => {
        const state = await inside(visit, db => readSettings(db, visit.programme))
        return state ? page(c, <SectionPage visit={visit} section={section} state={state} />) : notThere(c)
      }),
    )

    app.post(
      `${at}/${section.name}`,
      guard.inProgramme('programme.edit', async (c, visit) => {
        const fields = await readForm(c)
        const outcome = await inside(visit, async db => {
          await holdProgramme(db, visit.programme)
          const state = await readSettings(db, visit.programme)
          if (!state) return undefined
          const save = decideSave(section, state, fields, services.clock.now())
          if (save.kind === 'store') {
            await storeSettings(db, visit.programme, save.change, section.name, by(visit))
          }
          return { state, save }
        })
        if (!outcome) return notThere(c)
        const { state, save } = outcome
        const again = { visit, section, state, fields }
        switch (save.kind) {
          case 'wrong':
            return page(c, <SectionPage {...again} errors={save.errors} />, { status: 422 })
          case 'changed meanwhile':
            return page(c, <SectionPage {...again} changedMeanwhile />, { status: 409 })
          case 'store':
            return c.redirect(`${settingsOf(visit)}?saved=${section.name}`, 303)
        }
      }),
    )
  }

  return app
}

function settingsOf(visit: ProgrammeVisit): string {
  return `/o/${visit.organisation.slug}/p/${visit.programme}/settings`
}
