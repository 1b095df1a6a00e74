import { type Context, Hono } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type FieldError, type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { openTable } from '../../platform/tabular/open-table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { activitiesOf, councilAreas, programmeAreas, programmeOf } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit, recordAction } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { t as populations } from '../../ui/i18n/staff/populations.en.ts'
import { placeOfPostcode } from '../coverage/postcodes.sql.ts'
import { readFigures } from '../coverage/read-figures.ts'
import { receiveUpload } from '../import/receive-upload.ts'
import { drawWave } from './draw-wave.ts'
import { invitedRoutes } from './invited-routes.tsx'
import { mailWaveQueue } from './mail-wave.ts'
import { addMembers, panelMembers, removeMember } from './members.sql.ts'
import { NewWavePage } from './new-wave-page.tsx'
import { strataVariables } from './panel.ts'
import { PanelPage } from './panel-page.tsx'
import { readMembers } from './read-members.ts'
import { readResults } from './read-results.ts'
import { ResultsPage } from './results-page.tsx'
import { targetsOf } from './stratum-weight.ts'
import { readWaveForm } from './wave-form.ts'
import { WavePage } from './wave-page.tsx'
import { discardWave, markWave, panelWaves, type Wave, waveById, waveStrata } from './waves.sql.ts'

const base = '/o/:organisation/p/:programme/reach/panel'
const mostBytes = 20 * 1024 * 1024

/** A citizens' panel: its members, the waves in which they are invited, and what they say about everybody. */
export function panelRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const here = (visit: ProgrammeVisit) => `/o/${visit.organisation.slug}/p/${visit.programme}/reach/panel`
  const by = (visit: ProgrammeVisit) => ({ account: visit.actor.account, now: services.clock.now() })
  app.route('/', invitedRoutes(services))

  const showPanel = async (
    c: Context,
    visit: ProgrammeVisit,
    errors: readonly FieldError[] = [],
    email = '',
  ) => {
    const found = await inside(visit, async db => {
      const programme = await programmeOf(db, visit.programme)
      const areas = await programmeAreas(db, visit.programme)
      const members = await panelMembers(db, visit.programme)
      return programme && { programme, areas, members, waves: await panelWaves(db, visit.programme) }
    })
    if (!found) return notThere(c)
    const codes = found.areas.map(area => area.code)
    const targets = new Map(strataVariables.map(one => [one, targetsOf(one, readFigures(), codes)]))
    const done = c.req.query('done') ?? ''
    const notice = /^\d+$/.test(done)
      ? t('members.loaded', { count: Number(done) })
      : done === 'removed'
        ? t('members.removed')
        : done === 'discarded'
          ? t('wave.discarded')
          : undefined
    const props = { ...found, visit, targets, errors, email, notice }
    return page(c, <PanelPage {...props} />, errors.length > 0 ? { status: 422 } : {})
  }

  app.get(
    base,
    guard.inProgramme('panel.manage', (c, visit) => showPanel(c, visit)),
  )

  app.post(
    `${base}/members/file`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const refuse = (...messages: string[]) =>
        showPanel(
          c,
          visit,
          messages.map(message => ({ field: 'file', message })),
        )
      const upload = await receiveUpload(c.req.raw, mostBytes)
      if (!upload.ok) return refuse(populations(`upload.${upload.why}`, { size: '20 MB' }))
      try {
        const table = await openTable(upload.file.path, { name: upload.file.name })
        try {
          const read = await inside(visit, async db =>
            readMembers(table, await councilAreas(db), postcode => placeOfPostcode(db, postcode)),
          )
          if (!read.ok) return refuse(...read.problems)
          const added = await inside(visit, async db => {
            const { account, now } = by(visit)
            const count = await addMembers(db, services.secrets, visit.programme, read.members, now)
            const subject = { kind: 'programme', id: visit.programme }
            const detail = { members: read.members.length, added: count }
            const programme = visit.programme
            await recordAction(db, { action: 'panel.members', subject, programme, account, detail }, now)
            return count
          })
          return c.redirect(`${here(visit)}?done=${added}`, 303)
        } finally {
          await table.close()
        }
      } catch (error) {
        if (error instanceof UnreadableFile) return refuse(error.message)
        throw error
      } finally {
        await upload.file.forget()
      }
    }),
  )

  app.post(
    `${base}/members/remove`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const email = fieldText(await readForm(c), 'email')
      const isGone = await inside(visit, db => removeMember(db, services.secrets, visit.programme, email))
      if (isGone) return c.redirect(`${here(visit)}?done=removed`, 303)
      return showPanel(c, visit, [{ field: 'email', message: t('members.not-there') }], email)
    }),
  )

  const showNew = async (
    c: Context,
    visit: ProgrammeVisit,
    fields: FormFields,
    errors: readonly FieldError[] = [],
  ) => {
    const found = await inside(visit, async db => ({
      programme: await programmeOf(db, visit.programme),
      activities: await activitiesOf(db, visit.programme),
    }))
    if (!found.programme) return notThere(c)
    const props = { ...found, programme: found.programme, visit, fields, errors }
    return page(c, <NewWavePage {...props} />, errors.length > 0 ? { status: 422 } : {})
  }

  app.get(
    `${base}/new`,
    guard.inProgramme('panel.manage', (c, visit) =>
      showNew(c, visit, {
        by: ['area', 'age', 'sex'],
        allocation: 'proportional',
        seed: `${services.clock.now().getTime() % 1_000_000}`,
      }),
    ),
  )

  app.post(
    `${base}/new`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const fields = await readForm(c)
      const read = readWaveForm(fields)
      if (!read.ok) return showNew(c, visit, fields, read.errors)
      const drawn = await inside(visit, async db => {
        const activities = await activitiesOf(db, visit.programme)
        const activity = activities.find(one => one.id === read.value.activity)
        if (!activity) return 'no activity'
        return drawWave(services, db, visit.programme, { ...read.value, activity: activity.id }, by(visit))
      })
      if (drawn === 'no activity')
        return showNew(c, visit, fields, [{ field: 'activity', message: t('new.missing') }])
      if (!drawn) return showNew(c, visit, fields, [{ field: 'by', message: t('new.nobody') }])
      return c.redirect(`${here(visit)}/${drawn}`, 303)
    }),
  )

  /** The wave of the address, of this programme. */
  const waveOf = async (
    c: Context,
    visit: ProgrammeVisit,
    db: OrganisationDatabase,
  ): Promise<Wave | undefined> => {
    const id = parseId<'panel_wave'>(c.req.param('wave'))
    const wave = id && (await waveById(db, id))
    return wave?.programme === visit.programme ? wave : undefined
  }

  const notices = { sending: 'wave.sending', reminding: 'wave.reminding' } as const

  app.get(
    `${base}/:wave`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const found = await inside(visit, async db => {
        const programme = await programmeOf(db, visit.programme)
        const wave = await waveOf(c, visit, db)
        if (!programme || !wave) return undefined
        const activity = (await activitiesOf(db, visit.programme)).find(one => one.id === wave.activity)
        const strata = await waveStrata(db, wave.id)
        return { programme, wave, activity, strata, areas: await programmeAreas(db, visit.programme) }
      })
      if (!found) return notThere(c)
      const done = c.req.query('done')
      const notice = done === 'sending' || done === 'reminding' ? t(notices[done]) : undefined
      return page(c, <WavePage {...found} visit={visit} notice={notice} />)
    }),
  )

  app.get(
    `${base}/:wave/results`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const found = await inside(visit, async db => {
        const programme = await programmeOf(db, visit.programme)
        const wave = await waveOf(c, visit, db)
        if (!programme || !wave) return undefined
        const areas = await programmeAreas(db, visit.programme)
        return { programme, wave, areas, ...(await readResults(db, wave)) }
      })
      return found ? page(c, <ResultsPage {...found} visit={visit} />) : notThere(c)
    }),
  )

  const mail = (what: 'sent' | 'reminded', done: 'sending' | 'reminding') =>
    guard.inProgramme('panel.manage', async (c, visit) => {
      const wave = await inside(visit, async db => {
        const found = await waveOf(c, visit, db)
        const activity =
          found && (await activitiesOf(db, visit.programme)).find(one => one.id === found.activity)
        const { account, now } = by(visit)
        if (!found || activity?.state !== 'open' || !(await markWave(db, found.id, what, now))) return found
        const subject = { kind: 'panel_wave', id: found.id }
        await recordAction(db, { action: `panel.${what}`, subject, programme: visit.programme, account }, now)
        return found
      })
      if (!wave) return notThere(c)
      await services.queue.send(mailWaveQueue, { organisation: visit.organisation.id, id: wave.id })
      return c.redirect(`${here(visit)}/${wave.id}?done=${done}`, 303)
    })
  app.post(`${base}/:wave/send`, mail('sent', 'sending'))
  app.post(`${base}/:wave/remind`, mail('reminded', 'reminding'))

  app.post(
    `${base}/:wave/discard`,
    guard.inProgramme('panel.manage', async (c, visit) => {
      const wave = await inside(visit, async db => {
        const found = await waveOf(c, visit, db)
        return found && { id: found.id as Id<'panel_wave'>, gone: await discardWave(db, found.id) }
      })
      if (!wave) return notThere(c)
      return c.redirect(wave.gone ? `${here(visit)}?done=discarded` : `${here(visit)}/${wave.id}`, 303)
    }),
  )

  return app
}
