import { type Context, Hono } from 'hono'
import { recordUse } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { type FieldError, type FormFields, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { type Programme, programmeNav } from '../../programmes/index.ts'
import { may, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { aftermathOf } from '../after-step.ts'
import { read, withFinding, withProgramme } from '../find-place.ts'
import { countedThemes } from '../themes/themes.sql.ts'
import { evidenceTables } from './finding-tables.sql.ts'
import { findingsOf, insertFinding, removeFinding, responsesBehind, updateFinding } from './findings.sql.ts'
import { type IssuedReleases, protectEvidence } from './protect-evidence.ts'
import { fieldsOf, readFinding } from './read-finding.ts'
import { FindingPage, FindingsPage, WriteFindingPage } from './views.tsx'

const base = '/o/:organisation/p/:programme/understand/findings'

/** Findings: sentences with evidence. */
export function findingRoutes(services: Services, issued: IssuedReleases): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const addressOf = (visit: ProgrammeVisit) =>
    `${programmeNav(visit.organisation.slug, visit.programme).understand}/findings`

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
      withFinding(services, async (c, visit, programme, finding) => {
        const groups = await read(services, visit, async db => {
          const earlier = await issued(db, visit.programme)
          return protectEvidence(
            await evidenceTables(db, visit.programme, finding, services.clock.now()),
            earlier.map(one => one.content),
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
      withFinding(services, (c, visit, programme, finding) =>
        writePage(c, visit, programme, `${addressOf(visit)}/${finding.id}/edit`, fieldsOf(finding), false),
      ),
    ),
  )

  app.post(
    `${base}/:finding/edit`,
    guard.inProgramme(
      'finding.write',
      withFinding(services, async (c, visit, programme, finding) => {
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
      withFinding(services, async (c, visit, _programme, finding) => {
        await read(services, visit, db => removeFinding(db, finding.id, services.clock.now()))
        return c.redirect(`${addressOf(visit)}?done=remove`, 303)
      }),
    ),
  )

  return app
}
