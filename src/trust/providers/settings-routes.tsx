import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { type FieldError, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, newId, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { openGuard } from '../http/guard.ts'
import { notThere } from '../http/refused.tsx'
import { doneNotice, withDone } from '../people/done.ts'
import type { Visit } from '../visit.ts'
import { checkProvider } from './ask-provider.ts'
import { fieldsOfProvider, type ProviderFields, readProviderForm, typedProvider } from './provider-form.ts'
import { ProviderPage } from './provider-page.tsx'
import { forgetIdentities, providerById, removeProvider, saveProvider } from './providers.sql.ts'
import { openClientSecret, returnAddress, sealClientSecret } from './registration.ts'

/** Setting up where else people of an organisation may sign in. */
export function providerSettingsRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database

  app.get(
    '/o/:organisation/settings/providers/new',
    guard.staff('organisation.manage', (c, visit) =>
      show(c, visit, { id: newId(), isNew: true, fields: typedProvider({}) }),
    ),
  )

  app.get(
    '/o/:organisation/settings/providers/:provider',
    guard.staff('organisation.manage', async (c, visit) => {
      const id = parseId<'identity_provider'>(c.req.param('provider'))
      const provider = await inOrganisation(db, visit.organisation.id, inside => providerById(inside, id))
      if (!provider) return notThere(c)
      return show(c, visit, { id: provider.id, isNew: false, fields: fieldsOfProvider(provider) })
    }),
  )

  app.post(
    '/o/:organisation/settings/providers/:provider',
    guard.staff('organisation.manage', async (c, visit) => {
      const id = parseId<'identity_provider'>(c.req.param('provider'))
      if (!id) return notThere(c)
      const fields = await readForm(c)
      const known = await inOrganisation(db, visit.organisation.id, inside => providerById(inside, id))
      const again = (errors: readonly FieldError[]) =>
        show(c, visit, { id, isNew: !known, fields: typedProvider(fields), errors })
      const form = readProviderForm(fields, known !== undefined)
      if (!form.ok) return again(form.errors)
      const { secret, ...wanted } = form.value
      const clientSecret = secret || openClientSecret(services, known!)
      if (!(await checkProvider({ ...wanted, clientSecret }))) {
        const field = fields['kind'] === 'entra' ? 'tenant' : 'issuer'
        return again([{ field, message: t('provider.unreachable') }])
      }
      await inOrganisation(db, visit.organisation.id, async inside => {
        const now = services.clock.now()
        const sealedSecret = sealClientSecret(services, id, clientSecret)
        await saveProvider(inside, { id, ...wanted, sealedSecret }, now)
        // A subject means someone at one issuer only: at another it may be anybody.
        if (known && known.issuer !== wanted.issuer) await forgetIdentities(inside, id)
        await recordAction(inside, entry(visit, 'saved a way to sign in', id), now)
      })
      return c.redirect(withDone(`/o/${visit.organisation.slug}/settings`, 'provider'), 303)
    }),
  )

  app.post(
    '/o/:organisation/settings/providers/:provider/remove',
    guard.staff('organisation.manage', async (c, visit) => {
      const id = parseId<'identity_provider'>(c.req.param('provider'))
      const removed = await inOrganisation(db, visit.organisation.id, async inside => {
        if (!id || !(await providerById(inside, id))) return false
        const now = services.clock.now()
        await removeProvider(inside, id, now)
        await recordAction(inside, entry(visit, 'took a way to sign in away', id), now)
        return true
      })
      if (!removed) return notThere(c)
      return c.redirect(withDone(`/o/${visit.organisation.slug}/settings`, 'provider-removed'), 303)
    }),
  )

  function show(
    c: Context,
    visit: Visit,
    shown: {
      readonly id: Id<'identity_provider'>
      readonly isNew: boolean
      readonly fields: ProviderFields
      readonly errors?: readonly FieldError[]
    },
  ) {
    return page(
      c,
      <ProviderPage
        visit={visit}
        {...shown}
        returnAddress={returnAddress(services, visit.organisation, shown.id)}
        notice={doneNotice(name => c.req.query(name))}
      />,
      { status: shown.errors ? 422 : 200 },
    )
  }

  return app
}

function entry(visit: Visit, action: string, id: Id<'identity_provider'>) {
  return { action, subject: { kind: 'identity_provider', id }, account: visit.actor.account }
}
