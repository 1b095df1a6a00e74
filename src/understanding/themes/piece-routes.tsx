import { type Context, Hono } from 'hono'
import { type FieldError, type FormFields, fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { afterStep } from '../after-step.ts'
import { analystOf, read, withProgramme } from '../find-place.ts'
import { carryPieces, confirmCoding, narrowCoding, widenCoding } from './change-pieces.ts'
import { saidOnce, themesOfContribution } from './codings.sql.ts'
import { PiecePage } from './piece-page.tsx'
import { readPieces, readTarget } from './read-pieces.ts'
import type { StepResult } from './take-step.ts'
import { countedThemes } from './themes.sql.ts'

const base = '/o/:organisation/p/:programme/understand/themes/:theme/words/:contribution'

/** Choosing the part of a contribution that speaks of a theme, and carrying parts to other themes. */
export function pieceRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  const find = async (c: Context, visit: ProgrammeVisit) => {
    const id = parseId<'theme'>(c.req.param('theme'))
    const contribution = parseId<'contribution'>(c.req.param('contribution'))
    if (!id || !contribution) return undefined
    return read(services, visit, async db => {
      const counted = await countedThemes(db, visit.programme)
      const theme = counted.find(one => one.id === id)
      const said = await saidOnce(db, visit.programme, contribution)
      const themes = await themesOfContribution(db, contribution)
      if (!theme || !said || !themes.some(one => one.id === id)) return undefined
      return { theme, others: counted.filter(one => one !== theme), said, themes }
    })
  }
  type Found = NonNullable<Awaited<ReturnType<typeof find>>>

  const show = (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    found: Found,
    errors: readonly FieldError[] = [],
    fields: FormFields = {},
  ) =>
    page(c, <PiecePage visit={visit} programme={programme} {...found} errors={errors} fields={fields} />, {
      status: errors.length > 0 ? 422 : 200,
    })

  app.get(
    base,
    guard.inProgramme(
      'theme.work',
      withProgramme(services, async (c, visit, programme) => {
        const found = await find(c, visit)
        return found ? show(c, visit, programme, found) : notThere(c)
      }),
    ),
  )

  /** A button of the page: done, and back to the theme; or what is to be put right. */
  const form = (
    path: string,
    handle: (
      found: Found,
      fields: FormFields,
      visit: ProgrammeVisit,
    ) => Promise<StepResult> | { readonly errors: readonly FieldError[] },
  ) =>
    app.post(
      `${base}/${path}`,
      guard.inProgramme(
        'theme.work',
        withProgramme(services, async (c, visit, programme) => {
          const found = await find(c, visit)
          if (!found) return notThere(c)
          const fields = await readForm(c)
          const answer = handle(found, fields, visit)
          if ('errors' in answer) return show(c, visit, programme, found, answer.errors, fields)
          const { understand } = programmeNav(visit.organisation.slug, visit.programme)
          return afterStep(c, await answer, `${understand}/themes/${found.theme.id}`)
        }),
      ),
    )

  /** Where the analyst is, with the words as they saw them; a button on the theme's own page tells of no revision. */
  const placeOf = ({ theme, said }: Found, fields: FormFields) => {
    const seen = fieldText(fields, 'revision')
    return {
      theme: theme.id,
      contribution: said.id,
      revision: seen === '' ? said.revision : Number(seen),
    }
  }

  form('narrow', (found, fields, visit) => {
    const pieces = readPieces(fields, found.said)
    return pieces.ok ? narrowCoding(services, analystOf(visit), placeOf(found, fields), pieces.value) : pieces
  })

  form('widen', (found, fields, visit) => widenCoding(services, analystOf(visit), placeOf(found, fields)))

  form('read-again', (found, fields, visit) =>
    confirmCoding(services, analystOf(visit), placeOf(found, fields)),
  )

  for (const how of ['move', 'copy'] as const) {
    form(how, (found, fields, visit) => {
      const pieces = readPieces(fields, found.said)
      const target = readTarget(fields)
      if (!pieces.ok || !target.ok)
        return { errors: [...(pieces.ok ? [] : pieces.errors), ...(target.ok ? [] : target.errors)] }
      return carryPieces(services, analystOf(visit), how, placeOf(found, fields), pieces.value, target.value)
    })
  }

  return app
}
