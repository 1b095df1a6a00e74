import { type Context, Hono } from 'hono'
import { type FieldError, type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { notThere } from '../../trust/index.ts'
import { questionIn } from '../forms/form.ts'
import { beginImport, chooseSheet } from './change-import.ts'
import { ColumnsPage } from './columns-page.tsx'
import { discardPreview } from './forget-upload.ts'
import { guessedFields, mappedFields } from './guess-columns.ts'
import type { WordsImport } from './import.ts'
import { importAddress, importsAddress } from './import-address.ts'
import { needsValues } from './import-frame.tsx'
import { byOf, type ImportPlaces, importsPath, type Place } from './import-places.ts'
import { latestMapping, saveMapping } from './imports.sql.ts'
import { isAskedKind, reusable } from './mapping.ts'
import { PermissionPage } from './permission-page.tsx'
import { type OwnQuestion, readColumns } from './read-columns.ts'
import { readPermission } from './read-permission.ts'
import { answersTo, ValuesPage, valueField } from './values-page.tsx'

/** Between bringing a file and reading it in: its columns, what their cells mean, the permission. */
export function choosingRoutes(services: Services, places: ImportPlaces): Hono {
  const app = new Hono()
  const { atImport, inWords, areasOf } = places

  app.post(
    `${importsPath}/:import/sheet`,
    atImport(['preview'], async (c, place, imported) => {
      const { file, survey } = imported
      const sheet = fieldText(await readForm(c), 'sheet')
      if (!file || !survey?.sheets.includes(sheet)) return c.redirect(importAddress(place, imported.id), 303)
      try {
        await chooseSheet(services, place.visit.organisation.id, { ...imported, file }, sheet)
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error
        const errors = [{ field: 'sheet', message: error.message }]
        return showColumns(places, c, place, imported, { fields: {}, errors })
      }
      return c.redirect(importAddress(place, imported.id), 303)
    }),
  )

  app.post(
    `${importsPath}/:import/columns`,
    atImport(['preview'], async (c, place, imported) => {
      const fields = await readForm(c)
      if (!imported.survey) return notThere(c)
      const { survey } = imported
      const areas = await areasOf(place)
      const before =
        imported.mapping ?? (await inWords(place, scoped => latestMapping(scoped, place.activity.id)))
      const names = survey.columns.map(column => column.name)
      const read = readColumns(fields, survey, questionsOf(place), areas, reusable(before, names))
      if (!read.ok) return showColumns(places, c, place, imported, { fields, errors: read.errors })
      await inWords(place, scoped => saveMapping(scoped, imported.id, read.mapping))
      const next = needsValues(read) ? 'values' : 'permission'
      return c.redirect(`${importAddress(place, imported.id)}/${next}`, 303)
    }),
  )

  app.get(
    `${importsPath}/:import/values`,
    atImport(['preview'], async (c, place, imported) => {
      const { survey, mapping } = imported
      if (!survey || !mapping || !needsValues(imported))
        return c.redirect(importAddress(place, imported.id), 303)
      const areas = await areasOf(place)
      return page(
        c,
        <ValuesPage {...place} imported={imported} survey={survey} mapping={mapping} areas={areas} />,
      )
    }),
  )

  app.post(
    `${importsPath}/:import/values`,
    atImport(['preview'], async (c, place, imported) => {
      const { survey, mapping } = imported
      if (!survey || !mapping) return c.redirect(importAddress(place, imported.id), 303)
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
      return c.redirect(`${importAddress(place, imported.id)}/permission`, 303)
    }),
  )

  app.get(
    `${importsPath}/:import/permission`,
    atImport(['preview'], (c, place, imported) =>
      imported.mapping
        ? page(c, <PermissionPage {...place} imported={imported} fields={{}} />)
        : c.redirect(importAddress(place, imported.id), 303),
    ),
  )

  app.post(
    `${importsPath}/:import/permission`,
    atImport(['preview'], async (c, place, imported) => {
      if (!imported.mapping) return c.redirect(importAddress(place, imported.id), 303)
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
      return c.redirect(importAddress(place, imported.id), 303)
    }),
  )

  app.post(
    `${importsPath}/:import/discard`,
    atImport(['preview'], async (c, place, imported) => {
      await discardPreview(services, place.visit.organisation.id, imported.id)
      return c.redirect(importsAddress(place), 303)
    }),
  )

  return app
}

/** What a file looks like, with its columns as they were chosen, as in the last file like it, or as they look. */
export async function showColumns(
  { inWords }: ImportPlaces,
  c: Context,
  place: Place,
  imported: WordsImport,
  tried?: { readonly fields: FormFields; readonly errors: readonly FieldError[] },
) {
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

/** The conversation's own questions, in its first language. */
function questionsOf({ form }: Place): readonly OwnQuestion[] {
  const first = form.content.languages[0]!
  return form.content.questions.map(asked => ({
    key: asked.key,
    label: questionIn(asked, first, first).question,
  }))
}
