import { type Context, Hono } from 'hono'
import {
  type FieldError,
  type FormFields,
  fieldText,
  fieldTexts,
  readForm,
} from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { aftermathOf, afterStep } from '../after-step.ts'
import { analystOf, read, withProgramme } from '../find-place.ts'
import {
  codeContributions,
  describeTheme,
  mergeThemes,
  moveContributions,
  removeTheme,
  splitTheme,
  uncodeContributions,
} from './change-themes.ts'
import { saidInTheme } from './codings.sql.ts'
import { wordsNotInTheme } from './find-words.sql.ts'
import { LineagePage } from './lineage-page.tsx'
import { stepsOf } from './steps.sql.ts'
import { themeDefinition, themeName } from './theme.ts'
import { ThemePage } from './theme-page.tsx'
import { countedThemes } from './themes.sql.ts'
import { undoStep } from './undo-step.ts'

const base = '/o/:organisation/p/:programme/understand'
const perPage = 50
const mostFound = 25
const stepsShown = 200

/** One theme and everything that can be done with it, and the lineage of all. */
export function themeRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  const show = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    errors: readonly FieldError[] = [],
    fields: FormFields = {},
  ) => {
    const id = parseId<'theme'>(c.req.param('theme'))
    const find = (c.req.query('q') ?? '').trim().slice(0, 200)
    const wanted = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
    const found =
      id &&
      (await read(services, visit, async db => {
        const themes = await countedThemes(db, visit.programme)
        const theme = themes.find(one => one.id === id)
        if (!theme) return undefined
        const pages = Math.max(1, Math.ceil(theme.contributions / perPage))
        const current = Math.min(wanted, pages)
        return {
          theme,
          others: themes.filter(one => one !== theme),
          pages,
          page: current,
          said: await saidInTheme(db, id, perPage, (current - 1) * perPage),
          found: find === '' ? [] : await wordsNotInTheme(db, visit.programme, id, find, mostFound),
        }
      }))
    if (!found) return notThere(c)
    return page(
      c,
      <ThemePage
        {...found}
        visit={visit}
        programme={programme}
        find={find}
        mayWork={may(visit.actor, 'theme.work', visit.programme)}
        after={aftermathOf(c)}
        errors={errors}
        fields={fields}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    )
  }

  app.get(
    `${base}/themes/:theme`,
    guard.inProgramme(
      'words.read',
      withProgramme(services, (c, visit, programme) => show(c, visit, programme)),
    ),
  )

  /** A form of the theme's page: read, checked, done, and back to where it was. */
  const form = (
    path: string,
    handle: (input: {
      c: Context
      visit: ProgrammeVisit
      theme: Id<'theme'>
      fields: FormFields
      here: string
      home: string
    }) => Promise<Response | readonly FieldError[]>,
  ) =>
    app.post(
      `${base}/themes/:theme/${path}`,
      guard.inProgramme(
        'theme.work',
        withProgramme(services, async (c, visit, programme) => {
          const theme = parseId<'theme'>(c.req.param('theme'))
          if (!theme) return notThere(c)
          const home = programmeNav(visit.organisation.slug, visit.programme).understand
          const fields = await readForm(c)
          const answer = await handle({
            c,
            visit,
            theme,
            fields,
            here: `${home}/themes/${theme}`,
            home,
          })
          return answer instanceof Response ? answer : show(c, visit, programme, answer, fields)
        }),
      ),
    )

  form('describe', async ({ c, visit, theme, fields, here }) => {
    const name = themeName.safeParse(fieldText(fields, 'theme-name'))
    const definition = themeDefinition.safeParse(fieldText(fields, 'definition'))
    if (!name.success) return [{ field: 'theme-name', message: name.error.issues[0]!.message }]
    if (!definition.success) return [{ field: 'definition', message: definition.error.issues[0]!.message }]
    return afterStep(
      c,
      await describeTheme(services, analystOf(visit), theme, {
        name: name.data,
        definition: definition.data,
      }),
      here,
    )
  })

  form('move', async ({ c, visit, theme, fields, here }) => {
    const chosen = chosenIn(fields)
    const into = parseId<'theme'>(fieldText(fields, 'into'))
    if (chosen.length === 0) return [{ field: 'chosen', message: t('theme.none-chosen') }]
    if (!into) return [{ field: 'into', message: t('theme.choose-theme') }]
    return afterStep(c, await moveContributions(services, analystOf(visit), theme, into, chosen), here)
  })

  form('split', async ({ c, visit, theme, fields, home }) => {
    const chosen = chosenIn(fields)
    const name = themeName.safeParse(fieldText(fields, 'name'))
    if (chosen.length === 0) return [{ field: 'chosen', message: t('theme.none-chosen') }]
    if (!name.success) return [{ field: 'name', message: name.error.issues[0]!.message }]
    const result = await splitTheme(services, analystOf(visit), theme, chosen, name.data)
    return afterStep(c, result, result.ok ? `${home}/themes/${result.theme}` : home)
  })

  form('take-out', async ({ c, visit, theme, fields, here }) => {
    const chosen = chosenIn(fields)
    if (chosen.length === 0) return [{ field: 'chosen', message: t('theme.none-chosen') }]
    return afterStep(c, await uncodeContributions(services, analystOf(visit), theme, chosen), here)
  })

  form('code', async ({ c, visit, theme, fields, here }) => {
    const chosen = chosenIn(fields)
    if (chosen.length === 0) return [{ field: 'chosen', message: t('theme.none-chosen') }]
    return afterStep(c, await codeContributions(services, analystOf(visit), theme, chosen), here)
  })

  form('merge', async ({ c, visit, theme, fields, home }) => {
    const into = parseId<'theme'>(fieldText(fields, 'merge-into'))
    if (!into) return [{ field: 'merge-into', message: t('theme.choose-theme') }]
    const result = await mergeThemes(services, analystOf(visit), theme, into)
    return afterStep(c, result, result.ok ? `${home}/themes/${into}` : `${home}/themes/${theme}`)
  })

  form('remove', async ({ c, visit, theme, home }) =>
    afterStep(c, await removeTheme(services, analystOf(visit), theme), home),
  )

  app.get(
    `${base}/lineage`,
    guard.inProgramme(
      'theme.see',
      withProgramme(services, async (c, visit, programme) => {
        const steps = await read(services, visit, db => stepsOf(db, visit.programme, stepsShown))
        const mayWork = may(visit.actor, 'theme.work', visit.programme)
        return page(
          c,
          <LineagePage
            visit={visit}
            programme={programme}
            steps={steps}
            mayWork={mayWork}
            after={aftermathOf(c)}
          />,
        )
      }),
    ),
  )

  app.post(
    `${base}/lineage/:step/undo`,
    guard.inProgramme('theme.work', async (c, visit) => {
      const step = parseId<'analysis_step'>(c.req.param('step'))
      if (!step) return notThere(c)
      const home = programmeNav(visit.organisation.slug, visit.programme).understand
      return afterStep(c, await undoStep(services, analystOf(visit), step), `${home}/lineage`, true)
    }),
  )

  return app
}

function chosenIn(fields: FormFields): Id<'contribution'>[] {
  return fieldTexts(fields, 'contribution')
    .map(text => parseId<'contribution'>(text))
    .filter(id => id !== undefined)
}
