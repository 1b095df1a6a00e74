import { isDeepStrictEqual } from 'node:util'
import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { notThere, openGuard, type ProgrammeVisit } from '../../trust/index.ts'
import { isLanguage } from '../../ui/i18n/language.ts'
import { t as settings } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { addStatementVersion, approveLanguage, useStatement } from '../approve-language.ts'
import { languageName } from '../language-name.ts'
import { holdProgramme, programmeOf } from '../programmes.sql.ts'
import { dateText, parseTexts } from '../settings/typed-fields.ts'
import { approvalsOf, currentStatement, liveLanguages, statementsOf } from '../statements.sql.ts'
import { LanguagePage } from './language-page.tsx'
import { NewVersionPage } from './new-version-page.tsx'
import { PermissionPage, type ShownStatement } from './permission-page.tsx'
import { readStatement } from './statement-form.ts'

const approvalForm = z.object({
  reader: z
    .string()
    .trim()
    .min(1, t('permission.reader-missing'))
    .max(160, settings('error.too-long', { count: 160 }))
    .prefault(''),
  approved_on: z.iso.date(t('permission.date-missing')),
})

const at = '/o/:organisation/p/:programme/settings/permission'

/** The permission statement: its versions, its languages and their readers. */
export function permissionRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <Result,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<Result>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const by = (visit: ProgrammeVisit) => ({ account: visit.actor.account, now: services.clock.now() })
  const here = (visit: ProgrammeVisit) =>
    `/o/${visit.organisation.slug}/p/${visit.programme}/settings/permission`

  app.get(
    at,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inside(visit, async db => {
        const programme = await programmeOf(db, visit.programme)
        const inUse = await currentStatement(db, visit.programme)
        const statements = await statementsOf(db, visit.programme)
        const wanted = Number(c.req.query('version'))
        if (!programme || !inUse) return undefined
        // One that was asked for; otherwise the one that waits, if any, and the one in use.
        const asked = statements.filter(({ version }) => version === wanted)
        const usual = statements.filter(({ id }, index) => id === inUse.id || index === 0)
        const shown: ShownStatement[] = []
        for (const statement of asked.length > 0 && c.req.query('done') === undefined ? asked : usual) {
          shown.push({ statement, approvals: await approvalsOf(db, statement.id) })
        }
        const live = await liveLanguages(db, visit.programme)
        return { programme, inUse, statements, shown, live }
      })
      if (!found) return notThere(c)
      const text = doneText(c.req.query('done'), c.req.query('language'), Number(c.req.query('version')))
      return page(c, <PermissionPage visit={visit} {...found} notice={text ? { text } : undefined} />)
    }),
  )

  app.post(
    `${at}/use`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const wanted = Number(fieldText(await readForm(c), 'version'))
      const used = await inside(visit, async db => {
        await holdProgramme(db, visit.programme)
        const statement = (await statementsOf(db, visit.programme)).find(({ version }) => version === wanted)
        return statement !== undefined && (await useStatement(db, visit.programme, statement.id, by(visit)))
      })
      return c.redirect(used ? `${here(visit)}?done=used&version=${wanted}` : here(visit), 303)
    }),
  )

  const newest = async (db: OrganisationDatabase, visit: ProgrammeVisit) => {
    const programme = await programmeOf(db, visit.programme)
    const [statement] = await statementsOf(db, visit.programme)
    return programme && statement && { programme, newest: statement }
  }

  app.get(
    `${at}/new`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const found = await inside(visit, db => newest(db, visit))
      return found ? page(c, <NewVersionPage visit={visit} {...found} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/new`,
    guard.inProgramme('programme.edit', async (c, visit) => {
      const fields = await readForm(c)
      const form = readStatement(fields)
      const outcome = await inside(visit, async db => {
        await holdProgramme(db, visit.programme)
        const found = await newest(db, visit)
        if (!found || !form.ok) return found && { found }
        const { version } = found.newest
        if (fieldText(fields, 'from') !== String(version)) {
          return { found, conflict: t('permission.changed-meanwhile', { version }) }
        }
        if (isDeepStrictEqual(form.texts, found.newest.texts)) {
          return { found, same: true }
        }
        return { found, made: await addStatementVersion(db, visit.programme, form.texts, by(visit)) }
      })
      if (!outcome) return notThere(c)
      if (outcome.made) {
        return c.redirect(`${here(visit)}?done=made&version=${outcome.made.version}`, 303)
      }
      const again = { visit, ...outcome.found, fields }
      if (outcome.conflict) {
        const errors = [{ field: 'main', message: outcome.conflict }]
        return page(c, <NewVersionPage {...again} errors={errors} />, { status: 409 })
      }
      const errors = form.ok ? [{ field: 'main', message: t('permission.same') }] : form.errors
      return page(c, <NewVersionPage {...again} errors={errors} />, { status: 422 })
    }),
  )

  const find = async (
    db: OrganisationDatabase,
    visit: ProgrammeVisit,
    wanted: string | undefined,
    language: string | undefined,
  ) => {
    const programme = await programmeOf(db, visit.programme)
    const statement = (await statementsOf(db, visit.programme)).find(
      ({ version }) => String(version) === wanted,
    )
    if (!programme || !statement || language === undefined || !isLanguage(language)) return undefined
    const approvals = await approvalsOf(db, statement.id)
    return {
      programme,
      statement,
      language,
      approval: approvals.find(approval => approval.language === language),
    }
  }

  app.get(
    `${at}/:version/:language`,
    guard.inProgramme('programme.see', async (c, visit) => {
      const found = await inside(visit, db =>
        find(db, visit, c.req.param('version'), c.req.param('language')),
      )
      return found ? page(c, <LanguagePage visit={visit} {...found} />) : notThere(c)
    }),
  )

  app.post(
    `${at}/:version/:language`,
    guard.inProgramme('language.approve', async (c, visit) => {
      const fields = await readForm(c)
      const parsed = parseTexts(approvalForm, { ...fields, approved_on: dateText(fields, 'approved_on') })
      const today = services.clock.now().toISOString().slice(0, 10)
      const form =
        parsed.ok && parsed.value.approved_on > today
          ? {
              ok: false as const,
              errors: [{ field: 'approved_on', message: t('permission.date-future') }],
            }
          : parsed
      const outcome = await inside(visit, async db => {
        const found = await find(db, visit, c.req.param('version'), c.req.param('language'))
        if (!found || !form.ok) return found && { found }
        const { reader, approved_on: approvedOn } = form.value
        const approval = { language: found.language, reader, approvedOn }
        return {
          found,
          approved: await approveLanguage(db, visit.programme, found.statement.id, approval, by(visit)),
        }
      })
      if (!outcome) return notThere(c)
      const { found } = outcome
      if (!form.ok) {
        const again = { visit, ...found, fields, errors: form.errors }
        return page(c, <LanguagePage {...again} />, { status: 422 })
      }
      const done = outcome.approved ? 'approved' : 'approved-already'
      const version = found.statement.version
      return c.redirect(`${here(visit)}?done=${done}&version=${version}&language=${found.language}`, 303)
    }),
  )

  return app
}

/** What just happened, in words, from the address that the form led to. */
function doneText(done: string | undefined, language: string | undefined, version: number) {
  if (done === 'used') return t('permission.used', { version })
  if (done === 'made') return t('permission.made-version', { version })
  if (language === undefined || !isLanguage(language)) return undefined
  const names = { version, language: languageName(language) }
  if (done === 'approved') return t('permission.approved', names)
  return done === 'approved-already' ? t('permission.approved-already', names) : undefined
}
