import { createReadStream } from 'node:fs'
import { type Context, Hono } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { storeFile } from '../../platform/files/stored-file.ts'
import type { FieldError } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { openTable } from '../../platform/tabular/open-table.ts'
import type { Table } from '../../platform/tabular/table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { councilAreas, programmeOf } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit, recordAction } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/populations.en.ts'
import { receiveUpload } from '../import/receive-upload.ts'
import { groupKeys } from './dimension.ts'
import { groupLabel } from './group-label.ts'
import { loadPostcodesQueue } from './load-postcodes.ts'
import { populationTable, removePopulationTable, replacePopulationTable } from './population-table.sql.ts'
import { PopulationsPage } from './populations-page.tsx'
import { findPostcodeColumns } from './postcode-columns.ts'
import { insertPostcodeTable, postcodeTables, removePostcodes } from './postcodes.sql.ts'
import { readPopulationTable } from './read-population-table.ts'

const base = '/o/:organisation/p/:programme/reach'
const mostFigureBytes = 5 * 1024 * 1024
const mostPostcodeBytes = 200 * 1024 * 1024

const notices = {
  loaded: 'own.done',
  removed: 'own.removed',
  reading: 'postcodes.begun',
  'no-postcodes': 'postcodes.removed',
} as const

/** Population figures and postcodes that an organisation brings. */
export function populationRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const by = (visit: ProgrammeVisit) => ({ account: visit.actor.account, now: services.clock.now() })

  const show = async (c: Context, visit: ProgrammeVisit, errors: readonly FieldError[] = []) => {
    const found = await inside(visit, async db => ({
      programme: await programmeOf(db, visit.programme),
      own: await populationTable(db, visit.programme),
      postcodes: await postcodeTables(db),
    }))
    if (!found.programme) return notThere(c)
    const done = Object.keys(notices).find(each => each === c.req.query('done')) as
      | keyof typeof notices
      | undefined
    return page(
      c,
      <PopulationsPage
        {...found}
        programme={found.programme}
        visit={visit}
        mayLoadPostcodes={may(visit.actor, 'postcodes.load', visit.programme)}
        errors={errors}
        notice={done && t(notices[done])}
      />,
      errors.length > 0 ? { status: 422 } : {},
    )
  }

  const back = (c: Context, visit: ProgrammeVisit, done: keyof typeof notices) =>
    c.redirect(`/o/${visit.organisation.slug}/p/${visit.programme}/reach/populations?done=${done}`, 303)

  app.get(
    `${base}/populations`,
    guard.inProgramme('population.load', (c, visit) => show(c, visit)),
  )

  app.get(
    `${base}/populations/template.csv`,
    guard.inProgramme('population.load', async c => {
      let text = ''
      for await (const piece of writeCsv(['characteristic', 'value', 'people', 'means'], templateRows()))
        text += piece
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="population-figures.csv"')
      return c.body(text)
    }),
  )

  app.post(
    `${base}/populations/file`,
    guard.inProgramme('population.load', async (c, visit) => {
      const refuse = (...messages: string[]) =>
        show(
          c,
          visit,
          messages.map(message => ({ field: 'figures', message })),
        )
      const upload = await receiveUpload(c.req.raw, mostFigureBytes)
      if (!upload.ok) return refuse(t(`upload.${upload.why}`, { size: '5 MB' }))
      const { file } = upload
      try {
        const areas = await inside(visit, councilAreas)
        const read = await withTable(file.path, file.name, table => readPopulationTable(table, areas))
        if (!read.ok) return refuse(...read.problems)
        await inside(visit, async db => {
          const who = by(visit)
          await replacePopulationTable(db, visit.programme, { name: file.name, figures: read.figures }, who)
          const detail = { figures: read.figures.length }
          await recordAction(db, { ...entry(visit, 'population.loaded'), detail }, who.now)
        })
        return back(c, visit, 'loaded')
      } catch (error) {
        if (error instanceof UnreadableFile) return refuse(error.message)
        throw error
      } finally {
        await file.forget()
      }
    }),
  )

  app.post(
    `${base}/populations/remove`,
    guard.inProgramme('population.load', async (c, visit) => {
      await inside(visit, async db => {
        await removePopulationTable(db, visit.programme)
        await recordAction(db, entry(visit, 'population.removed'), services.clock.now())
      })
      return back(c, visit, 'removed')
    }),
  )

  app.post(
    `${base}/postcodes/file`,
    guard.inProgramme('postcodes.load', async (c, visit) => {
      const refuse = (message: string) => show(c, visit, [{ field: 'postcode-file', message }])
      const upload = await receiveUpload(c.req.raw, mostPostcodeBytes)
      if (!upload.ok) return refuse(t(`upload.${upload.why}`, { size: '200 MB' }))
      const { file } = upload
      try {
        const { columns, names } = await withTable(file.path, file.name, async table => ({
          columns: findPostcodeColumns(table.columns),
          names: table.columns,
        }))
        if (!columns) return refuse(t('postcodes.no-columns', { found: t.list(names.slice(0, 20)) }))
        const id = await inside(visit, async db => {
          const who = by(visit)
          const going = (await postcodeTables(db)).some(
            one => one.state === 'waiting' || one.state === 'running',
          )
          if (going) return undefined
          const stored = await storeFile(
            db,
            { name: file.name, mediaType: file.mediaType, now: who.now },
            createReadStream(file.path, { highWaterMark: 512 * 1024 }),
          )
          await recordAction(db, entry(visit, 'postcodes.loaded'), who.now)
          return insertPostcodeTable(db, { file: stored.id, fileName: file.name, columns }, who)
        })
        if (!id) return refuse(t('postcodes.busy'))
        await services.queue.send(loadPostcodesQueue, { organisation: visit.organisation.id, id })
        return back(c, visit, 'reading')
      } catch (error) {
        if (error instanceof UnreadableFile) return refuse(error.message)
        throw error
      } finally {
        await file.forget()
      }
    }),
  )

  app.post(
    `${base}/postcodes/remove`,
    guard.inProgramme('postcodes.load', async (c, visit) => {
      await inside(visit, async db => {
        await removePostcodes(db)
        await recordAction(db, entry(visit, 'postcodes.removed'), services.clock.now())
      })
      return back(c, visit, 'no-postcodes')
    }),
  )

  return app
}

const entry = (visit: ProgrammeVisit, action: string) => ({
  action,
  subject: { kind: 'programme', id: visit.programme },
  programme: visit.programme,
  account: visit.actor.account,
})

async function withTable<Result>(
  path: string,
  name: string,
  work: (table: Table) => Promise<Result>,
): Promise<Result> {
  const table = await openTable(path, { name })
  try {
    return await work(table)
  } finally {
    await table.close()
  }
}

/** Every group that Rowan knows, with no figure yet. */
function* templateRows(): Generator<string[]> {
  for (const dimension of [
    'sex',
    'ethnicity',
    'disability',
    'deprivation',
    'carers',
    'urban_rural',
  ] as const) {
    for (const group of groupKeys[dimension]) yield [dimension, group, '', groupLabel(dimension, group)]
  }
}
