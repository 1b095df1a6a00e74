import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { page } from '../../platform/http/respond.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { may } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { beginRemoving, goOn, stopImport } from './change-import.ts'
import { choosingRoutes, showColumns } from './choosing-routes.tsx'
import { hasGoneSilent, mostFileBytes } from './import.ts'
import { importAddress } from './import-address.ts'
import { FinishedPage, RemovePage, UnderWayPage } from './import-page.tsx'
import { byOf, importsPath, openImportPlaces, type Place } from './import-places.ts'
import { importsOf, type Refusal, refusalsOf } from './imports.sql.ts'
import { ImportsPage, largestFile } from './list-page.tsx'
import { receiveUpload } from './receive-upload.ts'
import { takeFile } from './take-file.ts'

const refusalsShown = 100

/** Words from files that somebody else made: bringing them, reading them in, taking them out. */
export function importRoutes(services: Services): Hono {
  const app = new Hono()
  const places = openImportPlaces(services)
  const { atImports, atImport, inWords } = places
  app.route('/', choosingRoutes(services, places))

  const list = async (c: Context, place: Place, error?: string, status: 200 | 413 | 422 | 503 = 200) => {
    const imports = await inWords(place, scoped => importsOf(scoped, place.activity.id))
    return page(c, <ImportsPage {...place} imports={imports} error={error} />, { status })
  }

  app.get(
    importsPath,
    atImports((c, place) => list(c, place)),
  )

  app.post(
    `${importsPath}/file`,
    atImports(async (c, place) => {
      const upload = await receiveUpload(c.req.raw, mostFileBytes).catch(error => {
        if (isFull(error)) return { ok: false, why: 'unwritable' } as const
        throw error
      })
      if (!upload.ok) {
        const message = t(`upload.${upload.why}` as const, { size: largestFile })
        return list(c, place, message, uploadStatus[upload.why])
      }
      try {
        const taken = await takeFile(services, whereOf(place), upload.file, place.visit.actor.account)
        return taken.ok ? c.redirect(importAddress(place, taken.id), 303) : list(c, place, taken.message, 422)
      } finally {
        await upload.file.forget()
      }
    }),
  )

  app.get(
    `${importsPath}/:import`,
    atImport('any', async (c, place, imported) => {
      if (imported.state === 'preview') return showColumns(places, c, place, imported)
      const refusals = await inWords(place, scoped => refusalsOf(scoped, imported.id, refusalsShown))
      const props = {
        ...place,
        imported,
        refusals,
        silent: hasGoneSilent(imported, services.clock.now()),
        mayRead: may(place.visit.actor, 'words.read', place.programme.id),
      }
      const underWay = ['waiting', 'running', 'removing'].includes(imported.state)
      return page(c, underWay ? <UnderWayPage {...props} /> : <FinishedPage {...props} />)
    }),
  )

  app.post(
    `${importsPath}/:import/stop`,
    atImport(['waiting', 'running', 'failed'], async (c, place, imported) => {
      await stopImport(services, byOf(place), imported.id)
      return c.redirect(importAddress(place, imported.id), 303)
    }),
  )

  app.post(
    `${importsPath}/:import/go-on`,
    atImport(['waiting', 'running', 'failed', 'removing'], async (c, place, imported) => {
      await goOn(services, byOf(place), imported)
      return c.redirect(importAddress(place, imported.id), 303)
    }),
  )

  app.get(
    `${importsPath}/:import/remove`,
    atImport(['done', 'stopped', 'failed'], (c, place, imported) =>
      page(c, <RemovePage {...place} imported={imported} />),
    ),
  )

  app.post(
    `${importsPath}/:import/remove`,
    atImport(['done', 'stopped', 'failed'], async (c, place, imported) => {
      await beginRemoving(services, byOf(place), imported.id)
      return c.redirect(importAddress(place, imported.id), 303)
    }),
  )

  app.get(
    `${importsPath}/:import/refused.csv`,
    atImport('any', (c, place, imported) => {
      c.header('Content-Type', 'text/csv; charset=utf-8')
      c.header('Content-Disposition', 'attachment; filename="rows-not-read.csv"')
      c.header('Cache-Control', 'private, no-store')
      return stream(c, async out => {
        const heading = [t('refused.row'), t('done.why'), t('refused.raw')]
        for await (const text of writeCsv(heading, refused(place, imported.id))) await out.write(text)
      })
    }),
  )

  /** Refused rows, a few at a time, because each may be long. */
  async function* refused(place: Place, id: Id<'import'>) {
    let after = 0
    for (;;) {
      const some: Refusal[] = await inWords(place, scoped => refusalsOf(scoped, id, 50, after))
      for (const { row, reason, raw } of some) yield [row, reason, raw]
      if (some.length < 50) return
      after = some.at(-1)!.row
    }
  }

  return app
}

const uploadStatus = { 'no-file': 422, broken: 422, 'too-large': 413, unwritable: 503 } as const

/** Whether an error says that the disk took no more. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

function whereOf(place: Place) {
  return {
    organisation: place.visit.organisation.id,
    programme: place.programme.id,
    activity: place.activity.id,
  }
}
