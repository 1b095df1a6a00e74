import { type Context, Hono } from 'hono'
import { fieldText, fieldTexts, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { aftermathOf, afterStep } from '../after-step.ts'
import { analystOf, read, withProgramme } from '../find-place.ts'
import { countFindings } from '../findings/findings.sql.ts'
import { OverviewPage, type OverviewProps } from '../overview-page.tsx'
import { addTheme } from '../themes/change-themes.ts'
import { acceptSuggestion, setSuggestionAside } from '../themes/judge-suggestion.ts'
import { themeName } from '../themes/theme.ts'
import { countedThemes, heardIn } from '../themes/themes.sql.ts'
import { askForThemes } from './draw-themes.ts'
import { latestRun } from './runs.sql.ts'
import { SuggestionPage } from './suggestion-page.tsx'
import { membersOf, suggestionById, suggestionsOf } from './suggestions.sql.ts'

const base = '/o/:organisation/p/:programme/understand'

/** The section's first page, and judging what the machine suggests. */
export function suggestionRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  const overview = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    errors: NonNullable<OverviewProps['errors']> = [],
  ) => {
    const found = await read(services, visit, async db => {
      const run = await latestRun(db, visit.programme)
      return {
        heard: await heardIn(db, visit.programme),
        themes: await countedThemes(db, visit.programme),
        run,
        suggested: run ? await suggestionsOf(db, run.id) : [],
        findings: await countFindings(db, visit.programme),
      }
    })
    return page(
      c,
      <OverviewPage
        {...found}
        visit={visit}
        programme={programme}
        mayWork={may(visit.actor, 'theme.work', visit.programme)}
        after={aftermathOf(c)}
        errors={errors}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    )
  }

  app.get(
    base,
    guard.inProgramme(
      'theme.see',
      withProgramme(services, (c, visit, programme) => overview(c, visit, programme)),
    ),
  )

  app.post(
    `${base}/themes`,
    guard.inProgramme(
      'theme.work',
      withProgramme(services, async (c, visit, programme) => {
        const name = themeName.safeParse(fieldText(await readForm(c), 'name'))
        if (!name.success)
          return overview(c, visit, programme, [{ field: 'name', message: name.error.issues[0]!.message }])
        const result = await addTheme(services, analystOf(visit), name.data)
        const { understand } = programmeNav(visit.organisation.slug, visit.programme)
        return afterStep(c, result, result.ok ? `${understand}/themes/${result.theme}` : understand)
      }),
    ),
  )

  app.post(
    `${base}/suggestions`,
    guard.inProgramme(
      'theme.work',
      withProgramme(services, async (c, visit, programme) => {
        const typed = fieldText(await readForm(c), 'count').trim()
        const count = typed === '' ? undefined : Number(typed)
        if (count !== undefined && !(Number.isInteger(count) && count >= 2 && count <= 200)) {
          return overview(c, visit, programme, [{ field: 'count', message: t('understand.draw-bad-count') }])
        }
        await askForThemes(services, analystOf(visit), count === undefined ? {} : { count })
        return c.redirect(programmeNav(visit.organisation.slug, visit.programme).understand, 303)
      }),
    ),
  )

  const show = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    again: { name?: string; without?: readonly string[]; error?: string } = {},
  ) => {
    const id = parseId<'suggested_theme'>(c.req.param('suggestion'))
    const found =
      id &&
      (await read(services, visit, async db => {
        const suggestion = await suggestionById(db, visit.programme, id)
        return suggestion && { suggestion, members: await membersOf(db, id) }
      }))
    if (!found) return notThere(c)
    return page(c, <SuggestionPage {...found} {...again} visit={visit} programme={programme} />, {
      status: again.error ? 422 : 200,
    })
  }

  app.get(
    `${base}/suggestions/:suggestion`,
    guard.inProgramme(
      'theme.work',
      withProgramme(services, (c, visit, programme) => show(c, visit, programme)),
    ),
  )

  app.post(
    `${base}/suggestions/:suggestion/accept`,
    guard.inProgramme(
      'theme.work',
      withProgramme(services, async (c, visit, programme) => {
        const id = parseId<'suggested_theme'>(c.req.param('suggestion'))
        if (!id) return notThere(c)
        const fields = await readForm(c)
        const belongs = new Set(fieldTexts(fields, 'belongs'))
        // Only what was shown and unticked is left out: words that came into view of nobody are not judged.
        const without = fieldTexts(fields, 'member').filter(member => !belongs.has(member))
        const name = themeName.safeParse(fieldText(fields, 'name'))
        if (!name.success) {
          return show(c, visit, programme, {
            name: fieldText(fields, 'name'),
            without,
            error: name.error.issues[0]!.message,
          })
        }
        const result = await acceptSuggestion(services, analystOf(visit), id, name.data, without)
        return afterStep(c, result, programmeNav(visit.organisation.slug, visit.programme).understand)
      }),
    ),
  )

  app.post(
    `${base}/suggestions/:suggestion/set-aside`,
    guard.inProgramme('theme.work', async (c, visit) => {
      const id = parseId<'suggested_theme'>(c.req.param('suggestion'))
      if (!id) return notThere(c)
      const result = await setSuggestionAside(services, analystOf(visit), id)
      return afterStep(c, result, programmeNav(visit.organisation.slug, visit.programme).understand)
    }),
  )

  return app
}
