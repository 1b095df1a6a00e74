import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { type FieldError, type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { programmeAreas } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { type ActivityPlace, withActivity } from '../conversations/routes.tsx'
import { questionIn } from '../forms/form.ts'
import { beginImport, beginRemoving, chooseSheet, goOn, stopImport } from './change-import.ts'
import { ColumnsPage } from './columns-page.tsx'
import { discardPreview } from './forget-upload.ts'
import { guessedFields, mappedFields } from './guess-columns.ts'
import { hasGoneSilent, mostFileBytes, type WordsImport } from './import.ts'
import { needsValues } from './import-frame.tsx'
import { FinishedPage, RemovePage, UnderWayPage } from './import-page.tsx'
import { importById, importsOf, latestMapping, type Refusal, refusalsOf, saveMapping } from './imports.sql.ts'
import { ImportsPage, largestFile } from './list-page.tsx'
import { isAskedKind, reusable } from './mapping.ts'
import { PermissionPage } from './permission-page.tsx'
import { type OwnQuestion, readColumns } from './read-columns.ts'
import { readPermission } from './read-permission.ts'
import { receiveUpload } from './receive-upload.ts'
import { takeFile } from './take-file.ts'
import { answersTo, ValuesPage, valueField } from './values-page.tsx'

const base = '/o/:organisation/p/:programme/listen/:activity/import'
const refusalsShown = 100

type Place = ActivityPlace & { readonly visit: ProgrammeVisit }

/** Words from files that somebody else made: bringing them, choosing, permission, reading in, taking out. */
export function importRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  /** A handler at a conversation's imports. */
  const atImports = (handler: (c: Context, place: Place) => Response | Promise<Response>) =>
    guard.inProgramme(
      'words.import',
      withActivity(services, (c, visit, place) => handler(c, { ...place, visit })),
    )

  /** A handler at one import of the conversation, where it is in one of these states; elsewhere its page is shown. */
  const atImport = (
    states: readonly WordsImport['state'][] | undefined,
    handler: (c: Context, place: Place, imported: WordsImport) => Response | Promise<Response>,
  ) =>
    atImports(async (c, place) => {
      const id = parseId<'import'>(c.req.param('import'))
      const imported = id && (await inWords(place, scoped => importById(scoped, id)))
      if (!imported || imported.activity !== place.activity.id) return notThere(c)
      if (states && !states.includes(imported.state)) return c.redirect(addressOf(place, imported.id), 303)
      return handler(c, place, imported)
    })

  const inWords = <Result,>(
    place: Place,
    work: Parameters<typeof inOrganisationWithWords<Result>>[2],
  ): Promise<Result> => inOrganisationWithWords(db, place.visit.organisation.id, work)

  const list = async (c: Context, place: Place, error?: string, status: 200 | 413 | 422 | 503 = 200) => {
    const imports = await inWords(place, scoped => importsOf(scoped, place.activity.id))
    return page(c, <ImportsPage {...place} imports={imports} error={error} />, { status })
  }

  app.get(
    base,
    atImports((c, place) => list(c, place)),
  )

  app.post(
    `${base}/file`,
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
        return taken.ok ? c.redirect(addressOf(place, taken.id), 303) : list(c, place, taken.message, 422)
      } finally {
        await upload.file.forget()
      }
    }),
  )

  const columns = async (
    c: Context,
    place: Place,
    imported: WordsImport,
    tried?: { readonly fields: FormFields; readonly errors: readonly FieldError[] },
  ) => {
    if (!imported.survey) return notThere(c)
    const questions = questionsOf(place)
    const names = imported.survey.columns.map(column => column.name)
    const earlier = imported.mapping
      ? undefined
      : reusable(await inWords(place, scoped => latestMapping(scoped, place.activity.id)), names)
    const chosen = imported.mapping ?? earlier
    const fields =
      tried?.fields ??
      (chosen
        ? mappedFields(
            chosen,
            questions.map(question => question.key),
          )
        : guessedFields(imported.survey, questions[0]!.key, place.form.content.languages[0]!))
    return page(
      c,
      <ColumnsPage
        {...place}
        imported={imported}
        survey={imported.survey}
        questions={questions}
        fields={fields}
        asBefore={earlier !== undefined && !tried}
        errors={tried?.errors ?? []}
      />,
      { status: tried ? 422 : 200 },
    )
  }

  app.get(
    `${base}/:import`,
    atImport(undefined, async (c, place, imported) => {
      if (imported.state === 'preview') return columns(c, place, imported)
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
    `${base}/:import/sheet`,
    atImport(['preview'], async (c, place, imported) => {
      const { file, survey } = imported
      const sheet = fieldText(await readForm(c), 'sheet')
      if (!file || !survey?.sheets.includes(sheet)) return c.redirect(addressOf(place, imported.id), 303)
      try {
        await chooseSheet(services, place.visit.organisation.id, { ...imported, file }, sheet)
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error
        const errors = [{ field: 'sheet', message: error.message }]
        return columns(c, place, imported, { fields: {}, errors })
      }
      return c.redirect(addressOf(place, imported.id), 303)
    }),
  )

  app.post(
    `${base}/:import/columns`,
    atImport(['preview'], async (c, place, imported) => {
      const fields = await readForm(c)
      if (!imported.survey) return notThere(c)
      const { survey } = imported
      const areas = await areasOf(place)
      const before =
        imported.mapping ?? (await inWords(place, scoped => latestMapping(scoped, place.activity.id)))
      const names = survey.columns.map(column => column.name)
      const read = readColumns(fields, survey, questionsOf(place), areas, reusable(before, names))
      if (!read.ok) return columns(c, place, imported, { fields, errors: read.errors })
      await inWords(place, scoped => saveMapping(scoped, imported.id, read.mapping))
      const next = needsValues(read) ? 'values' : 'permission'
      return c.redirect(`${addressOf(place, imported.id)}/${next}`, 303)
    }),
  )

  app.get(
    `${base}/:import/values`,
    atImport(['preview'], async (c, place, imported) => {
      const { survey, mapping } = imported
      if (!survey || !mapping || !needsValues(imported)) return c.redirect(addressOf(place, imported.id), 303)
      const areas = await areasOf(place)
      return page(
        c,
        <ValuesPage {...place} imported={imported} survey={survey} mapping={mapping} areas={areas} />,
      )
    }),
  )

  app.post(
    `${base}/:import/values`,
    atImport(['preview'], async (c, place, imported) => {
      const { survey, mapping } = imported
      if (!survey || !mapping) return c.redirect(addressOf(place, imported.id), 303)
      const fields = await readForm(c)
      const areas = await areasOf(place)
      const groups = mapping.groups.map(group => {
        if (!isAskedKind(group.kind)) return group
        const answers = new Set(answersTo(group.kind, areas).map(answer => answer.value))
        const meant = (survey.columns[group.column]?.values ?? []).map(
          ({ value }, index) => [value, fieldText(fields, valueField(group.column, index))] as const,
        )
        return { ...group, values: Object.fromEntries(meant.filter(([, meaning]) => answers.has(meaning))) }
      })
      await inWords(place, scoped => saveMapping(scoped, imported.id, { ...mapping, groups }))
      return c.redirect(`${addressOf(place, imported.id)}/permission`, 303)
    }),
  )

  app.get(
    `${base}/:import/permission`,
    atImport(['preview'], (c, place, imported) =>
      imported.mapping
        ? page(c, <PermissionPage {...place} imported={imported} fields={{}} />)
        : c.redirect(addressOf(place, imported.id), 303),
    ),
  )

  app.post(
    `${base}/:import/permission`,
    atImport(['preview'], async (c, place, imported) => {
      if (!imported.mapping) return c.redirect(addressOf(place, imported.id), 303)
      const fields = await readForm(c)
      const read = readPermission(fields)
      if (!read.ok) {
        return page(
          c,
          <PermissionPage {...place} imported={imported} fields={fields} errors={read.errors} />,
          { status: 422 },
        )
      }
      await beginImport(services, byOf(place), imported.id, read.stated)
      return c.redirect(addressOf(place, imported.id), 303)
    }),
  )

  app.post(
    `${base}/:import/discard`,
    atImport(['preview'], async (c, place, imported) => {
      await discardPreview(services, place.visit.organisation.id, imported.id)
      return c.redirect(importsOfPlace(place), 303)
    }),
  )

  app.post(
    `${base}/:import/stop`,
    atImport(['waiting', 'running', 'failed'], async (c, place, imported) => {
      await stopImport(services, byOf(place), imported.id)
      return c.redirect(addressOf(place, imported.id), 303)
    }),
  )

  app.post(
    `${base}/:import/go-on`,
    atImport(['waiting', 'running', 'failed', 'removing'], async (c, place, imported) => {
      await goOn(services, byOf(place), imported)
      return c.redirect(addressOf(place, imported.id), 303)
    }),
  )

  app.get(
    `${base}/:import/remove`,
    atImport(['done', 'stopped', 'failed'], (c, place, imported) =>
      page(c, <RemovePage {...place} imported={imported} />),
    ),
  )

  app.post(
    `${base}/:import/remove`,
    atImport(['done', 'stopped', 'failed'], async (c, place, imported) => {
      await beginRemoving(services, byOf(place), imported.id)
      return c.redirect(addressOf(place, imported.id), 303)
    }),
  )

  app.get(
    `${base}/:import/refused.csv`,
    atImport(undefined, (c, place, imported) => {
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

  const areasOf = (place: Place) =>
    inOrganisation(db, place.visit.organisation.id, scoped => programmeAreas(scoped, place.programme.id))

  return app
}

const uploadStatus = { 'no-file': 422, broken: 422, 'too-large': 413, unwritable: 503 } as const

/** Whether an error says that the disk took no more. */
function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

function importsOfPlace({ visit, programme, activity }: Place): string {
  return `/o/${visit.organisation.slug}/p/${programme.id}/listen/${activity.id}/import`
}

function addressOf(place: Place, id: Id<'import'>): string {
  return `${importsOfPlace(place)}/${id}`
}

function whereOf(place: Place) {
  return {
    organisation: place.visit.organisation.id,
    programme: place.programme.id,
    activity: place.activity.id,
  }
}

function byOf({ visit }: Place) {
  return { organisation: visit.organisation.id, account: visit.actor.account }
}

/** The conversation's own questions, in its first language. */
function questionsOf({ form }: Place): readonly OwnQuestion[] {
  const first = form.content.languages[0]!
  return form.content.questions.map(asked => ({
    key: asked.key,
    label: questionIn(asked, first, first).question,
  }))
}
