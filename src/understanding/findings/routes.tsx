import { type Context, Hono } from 'hono'
import { characteristicKinds, characteristicName, makeExcerpt, recordUse } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
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
import { councilAreas, type Programme, programmeNav } from '../../programmes/index.ts'
import { may, notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { aftermathOf } from '../after-step.ts'
import { read, withProgramme } from '../find-place.ts'
import { countedThemes } from '../themes/themes.sql.ts'
import { type Finding, findingExplanation, findingSentence } from './finding.ts'
import {
  addQuote,
  findingById,
  findingsOf,
  insertFinding,
  quotableBehind,
  removeFinding,
  removeQuote,
  responsesBehind,
  spokeByCharacteristic,
  updateFinding,
} from './findings.sql.ts'
import { FindingPage, FindingsPage, QuotesPage, WriteFindingPage } from './views.tsx'

const base = '/o/:organisation/p/:programme/understand/findings'
const perPage = 20

type Write = {
  readonly sentence: string
  readonly explanation: string
  readonly themes: Id<'theme'>[]
  readonly characteristics: (typeof characteristicKinds)[number][]
}

/** Findings: sentences with evidence. */
export function findingRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const addressOf = (visit: ProgrammeVisit) =>
    `${programmeNav(visit.organisation.slug, visit.programme).understand}/findings`

  const withFinding = (
    handler: (
      c: Context,
      visit: ProgrammeVisit,
      programme: Programme,
      finding: Finding,
    ) => Response | Promise<Response>,
  ) =>
    withProgramme(services, async (c, visit, programme) => {
      const id = parseId<'finding'>(c.req.param('finding'))
      const finding = id && (await read(services, visit, db => findingById(db, visit.programme, id)))
      return finding ? handler(c, visit, programme, finding) : notThere(c)
    })

  const writePage = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    action: string,
    fields: FormFields,
    isNew: boolean,
    errors: readonly FieldError[] = [],
  ) => {
    const themes = await read(services, visit, db => countedThemes(db, visit.programme))
    return page(
      c,
      <WriteFindingPage
        visit={visit}
        programme={programme}
        action={action}
        themes={themes}
        fields={fields}
        errors={errors}
        isNew={isNew}
      />,
      { status: errors.length > 0 ? 422 : 200 },
    )
  }

  app.get(
    base,
    guard.inProgramme(
      'theme.see',
      withProgramme(services, async (c, visit, programme) => {
        const findings = await read(services, visit, db => findingsOf(db, visit.programme))
        const mayWrite = may(visit.actor, 'finding.write', visit.programme)
        return page(
          c,
          <FindingsPage
            visit={visit}
            programme={programme}
            findings={findings}
            mayWrite={mayWrite}
            after={aftermathOf(c)}
          />,
        )
      }),
    ),
  )

  app.get(
    `${base}/new`,
    guard.inProgramme(
      'finding.write',
      withProgramme(services, (c, visit, programme) =>
        writePage(
          c,
          visit,
          programme,
          `${addressOf(visit)}/new`,
          { theme: c.req.query('theme') ?? '' },
          true,
        ),
      ),
    ),
  )

  app.post(
    `${base}/new`,
    guard.inProgramme(
      'finding.write',
      withProgramme(services, async (c, visit, programme) => {
        const fields = await readForm(c)
        const written = readFinding(fields)
        if ('errors' in written)
          return writePage(c, visit, programme, `${addressOf(visit)}/new`, fields, true, written.errors)
        const by = { account: visit.actor.account, now: services.clock.now() }
        const id = await inOrganisation(services.database.db, visit.organisation.id, async db => {
          const made = await insertFinding(db, visit.programme, written, by)
          await recordUse(
            db,
            await responsesBehind(db, made),
            { kind: 'finding', subject: made, label: written.sentence },
            by.now,
          )
          return made
        })
        return c.redirect(`${addressOf(visit)}/${id}?done=finding`, 303)
      }),
    ),
  )

  app.get(
    `${base}/:finding`,
    guard.inProgramme(
      'evidence.see',
      withFinding(async (c, visit, programme, finding) => {
        const groups = await read(services, visit, async db => {
          const areas = new Map((await councilAreas(db)).map(area => [area.code, area.name]))
          const themes = finding.themes.map(theme => theme.id)
          return Promise.all(
            finding.characteristics.map(async kind => ({
              kind,
              counts: await spokeByCharacteristic(db, visit.programme, themes, kind),
              label: (value: string) => areas.get(value) ?? characteristicName(kind, value),
            })),
          )
        })
        const mayWrite = may(visit.actor, 'finding.write', visit.programme)
        return page(
          c,
          <FindingPage
            visit={visit}
            programme={programme}
            finding={finding}
            groups={groups}
            mayWrite={mayWrite}
            after={aftermathOf(c)}
          />,
        )
      }),
    ),
  )

  app.get(
    `${base}/:finding/edit`,
    guard.inProgramme(
      'finding.write',
      withFinding((c, visit, programme, finding) =>
        writePage(c, visit, programme, `${addressOf(visit)}/${finding.id}/edit`, fieldsOf(finding), false),
      ),
    ),
  )

  app.post(
    `${base}/:finding/edit`,
    guard.inProgramme(
      'finding.write',
      withFinding(async (c, visit, programme, finding) => {
        const here = `${addressOf(visit)}/${finding.id}`
        const fields = await readForm(c)
        const written = readFinding(fields)
        if ('errors' in written)
          return writePage(c, visit, programme, `${here}/edit`, fields, false, written.errors)
        const now = services.clock.now()
        await inOrganisation(services.database.db, visit.organisation.id, async db => {
          if (!(await updateFinding(db, finding.id, written, now))) return
          await recordUse(
            db,
            await responsesBehind(db, finding.id),
            { kind: 'finding', subject: finding.id, label: written.sentence },
            now,
          )
        })
        return c.redirect(`${here}?done=finding`, 303)
      }),
    ),
  )

  app.post(
    `${base}/:finding/remove`,
    guard.inProgramme(
      'finding.write',
      withFinding(async (c, visit, _programme, finding) => {
        await read(services, visit, db => removeFinding(db, finding.id, services.clock.now()))
        return c.redirect(`${addressOf(visit)}?done=remove`, 303)
      }),
    ),
  )

  const quotes = async (
    c: Context,
    visit: ProgrammeVisit,
    programme: Programme,
    finding: Finding,
    tried?: { contribution: string; quote: string },
  ) => {
    const current = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
    const words = await read(services, visit, db =>
      quotableBehind(db, finding.id, perPage + 1, (current - 1) * perPage),
    )
    return page(
      c,
      <QuotesPage
        visit={visit}
        programme={programme}
        finding={finding}
        words={words.slice(0, perPage)}
        page={current}
        more={words.length > perPage}
        tried={tried}
      />,
      { status: tried ? 422 : 200 },
    )
  }

  app.get(
    `${base}/:finding/quotes`,
    guard.inProgramme(
      'finding.write',
      withFinding((c, visit, programme, finding) => quotes(c, visit, programme, finding)),
    ),
  )

  app.post(
    `${base}/:finding/quotes`,
    guard.inProgramme(
      'finding.write',
      withFinding(async (c, visit, programme, finding) => {
        const fields = await readForm(c)
        const contribution = parseId<'contribution'>(fieldText(fields, 'contribution'))
        const quote = fieldText(fields, 'quote')
        if (!contribution) return notThere(c)
        const kept = await inOrganisation(services.database.db, visit.organisation.id, async db => {
          const said = (await quotableBehind(db, finding.id, 100_000, 0)).find(
            row => row.contribution === contribution,
          )
          const span = said && spanOf(said.words, quote)
          if (!span) return false
          const by = { account: visit.actor.account, now: services.clock.now() }
          const made = await makeExcerpt(
            db,
            { contribution, span, quote: said.words.slice(span.start, span.end) },
            by,
          )
          if (made.ok) await addQuote(db, finding.id, made.excerpt)
          return made.ok
        })
        if (!kept) return quotes(c, visit, programme, finding, { contribution, quote })
        return c.redirect(`${addressOf(visit)}/${finding.id}?done=finding`, 303)
      }),
    ),
  )

  app.post(
    `${base}/:finding/quotes/:excerpt/remove`,
    guard.inProgramme(
      'finding.write',
      withFinding(async (c, visit, _programme, finding) => {
        const excerpt = parseId<'excerpt'>(c.req.param('excerpt'))
        if (excerpt) await read(services, visit, db => removeQuote(db, finding.id, excerpt))
        return c.redirect(`${addressOf(visit)}/${finding.id}?done=finding`, 303)
      }),
    ),
  )

  return app
}

/** Where a piece stands in the words. Space that a text field added around it, and its line ends, do not matter. */
function spanOf(words: string, quote: string) {
  for (const tried of [quote, quote.trim(), quote.trim().replaceAll('\n', '\r\n')]) {
    const start = tried === '' ? -1 : words.indexOf(tried)
    if (start >= 0) return { start, end: start + tried.length }
  }
  return undefined
}

function readFinding(fields: FormFields): Write | { errors: FieldError[] } {
  const errors: FieldError[] = []
  const sentence = findingSentence.safeParse(fieldText(fields, 'sentence'))
  const explanation = findingExplanation.safeParse(fieldText(fields, 'explanation'))
  const themes = fieldTexts(fields, 'theme')
    .map(text => parseId<'theme'>(text))
    .filter(id => id !== undefined)
  if (!sentence.success) errors.push({ field: 'sentence', message: sentence.error.issues[0]!.message })
  if (!explanation.success)
    errors.push({ field: 'explanation', message: explanation.error.issues[0]!.message })
  if (themes.length === 0) errors.push({ field: 'theme', message: t('finding.themes-missing') })
  if (!sentence.success || !explanation.success || errors.length > 0) return { errors }
  const chosen = fieldTexts(fields, 'characteristic')
  return {
    sentence: sentence.data,
    explanation: explanation.data,
    themes,
    characteristics: characteristicKinds.filter(kind => chosen.includes(kind)),
  }
}

function fieldsOf(finding: Finding): FormFields {
  return {
    sentence: finding.sentence,
    explanation: finding.explanation,
    theme: finding.themes.map(theme => theme.id),
    characteristic: [...finding.characteristics],
  }
}
