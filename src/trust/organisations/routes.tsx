import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { type FieldError, fieldText, fieldTexts, parseForm, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { openGuard } from '../http/guard.ts'
import { doneNotice, withDone } from '../people/done.ts'
import { providersOf } from '../providers/providers.sql.ts'
import { role, type SecondFactorRule } from '../second-factor/second-factor.ts'
import { saveSecondFactorRule, secondFactorRule } from '../second-factor/second-factors.sql.ts'
import type { Visit } from '../visit.ts'
import { organisationName } from './organisation.ts'
import { renameOrganisation } from './organisations.sql.ts'
import { SettingsPage } from './settings-page.tsx'

/** What an owner decides for the whole organisation. */
export function settingsRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)

  app.get(
    '/o/:organisation/settings',
    guard.staff('organisation.manage', (c, visit) => settingsPage(c, visit)),
  )

  app.post(
    '/o/:organisation/settings',
    guard.staff('organisation.manage', async (c, visit) => {
      const fields = await readForm(c)
      const chosen = fieldTexts(fields, 'second_factor')
      const rule = {
        everybody: chosen.includes('everybody'),
        roles: chosen.map(each => role.safeParse(each).data).filter(each => each !== undefined),
      }
      const typed = fieldText(fields, 'name')
      const form = parseForm(z.object({ name: organisationName }), { name: typed })
      if (!form.ok) return settingsPage(c, visit, { name: typed, rule, errors: form.errors })
      await inOrganisation(services.database.db, visit.organisation.id, async db => {
        await renameOrganisation(db, form.value.name)
        await saveSecondFactorRule(db, rule)
        const detail = { everybody: rule.everybody, roles: rule.roles.join(' ') }
        await recordAction(
          db,
          {
            action: 'changed the organisation’s settings',
            subject: { kind: 'organisation', id: visit.organisation.id },
            account: visit.actor.account,
            detail,
          },
          services.clock.now(),
        )
      })
      return c.redirect(withDone(`/o/${visit.organisation.slug}/settings`, 'settings'), 303)
    }),
  )

  async function settingsPage(
    c: Context,
    visit: Visit,
    again?: {
      readonly name: string
      readonly rule: SecondFactorRule
      readonly errors: readonly FieldError[]
    },
  ) {
    const kept = await inOrganisation(services.database.db, visit.organisation.id, async db => ({
      rule: await secondFactorRule(db),
      providers: await providersOf(db),
    }))
    return page(
      c,
      <SettingsPage
        visit={visit}
        providers={kept.providers}
        name={again?.name ?? visit.organisation.name}
        rule={again?.rule ?? kept.rule}
        notice={again ? undefined : doneNotice(name => c.req.query(name))}
        errors={again?.errors ?? []}
      />,
      { status: again ? 422 : 200 },
    )
  }

  return app
}
