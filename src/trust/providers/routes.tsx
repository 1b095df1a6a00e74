import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import { describeError } from '../../platform/log.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { describeDevice } from '../accounts/account.ts'
import { ownPath } from '../http/own-path.ts'
import { notThere } from '../http/refused.tsx'
import { setSessionCookie } from '../http/session-cookie.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { organisationBySlug } from '../organisations/organisations.sql.ts'
import { outwardAddress, readReturn } from './ask-provider.ts'
import { type FailedReason, ProviderFailedPage } from './failed-page.tsx'
import { setOutwardCookie, takeOutwardCookie } from './outward-cookie.ts'
import { signInByProvider } from './provider-sign-in.ts'
import { type KeptProvider, providerById } from './providers.sql.ts'
import { openClientSecret, returnAddress } from './registration.ts'

/** Signing in with a provider of the organisation's: out to it, and back. */
export function providerSignInRoutes(services: Services): Hono {
  const app = new Hono()
  // Each try asks the provider twice; a whole office may come from one address.
  const triesPerCaller = rateLimit({ burst: 60, perMinute: 30 })

  // By a link and not a form: our pages let forms lead nowhere but here, redirects too (form-action).
  app.get('/o/:organisation/sign-in/with/:provider', async c => {
    const found = await find(c)
    if (!found) return notThere(c)
    const { organisation, provider } = found
    if (!provider) return failed(c, organisation, undefined, 'gone')
    if (!triesPerCaller.take(callerAddress(c, services.trustProxy)))
      return failed(c, organisation, provider, 'unreachable')
    const way = await outwardAddress(
      registration(provider),
      returnAddress(services, organisation, provider.id),
    )
    if (!way) return failed(c, organisation, provider, 'unreachable')
    const to = ownPath(organisation.slug, c.req.query('to'))
    setOutwardCookie(c, services, organisation, {
      provider: provider.id,
      ...way.outward,
      ...(to ? { to } : {}),
    })
    return c.redirect(way.address, 303)
  })

  app.get('/o/:organisation/sign-in/with/:provider/back', async c => {
    const found = await find(c)
    if (!found) return notThere(c)
    const { organisation, provider } = found
    if (!provider) return failed(c, organisation, undefined, 'gone')
    const visit = takeOutwardCookie(c, services, organisation)
    if (!visit || visit.provider !== provider.id) return failed(c, organisation, provider, 'late')
    const returned = new URL(returnAddress(services, organisation, provider.id))
    returned.search = new URL(c.req.url).search
    const answer = await readReturn(registration(provider), returned, visit)
    if (!answer.ok) {
      services.log.warn('A sign-in by a provider failed.', {
        kind: answer.why,
        ...(answer.error ? { error: describeError(answer.error) } : {}),
      })
      return failed(c, organisation, provider, answer.why)
    }
    const device = describeDevice(c.req.header('User-Agent'))
    const signedIn = await signInByProvider(services, organisation, provider, answer.claims, device)
    if (!signedIn.ok) {
      return failed(c, organisation, provider, signedIn.why, 'email' in signedIn ? signedIn.email : undefined)
    }
    setSessionCookie(c, organisation.slug, signedIn.token, services.publicUrl)
    return c.redirect(ownPath(organisation.slug, visit.to) ?? `/o/${organisation.slug}`, 303)
  })

  async function find(c: Context) {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation') ?? '')
    if (!organisation) return undefined
    const id = parseId<'identity_provider'>(c.req.param('provider'))
    const provider = await inOrganisation(services.database.db, organisation.id, db => providerById(db, id))
    return { organisation, provider }
  }

  function registration(provider: KeptProvider) {
    return { ...provider, clientSecret: openClientSecret(services, provider) }
  }

  return app
}

function failed(
  c: Context,
  organisation: Organisation,
  provider: KeptProvider | undefined,
  why: FailedReason,
  email?: string,
) {
  const label = provider?.label ?? t('provider.failed.another')
  return page(
    c,
    <ProviderFailedPage organisation={organisation} provider={label} why={why} email={email} />,
    { status: why === 'unreachable' ? 503 : why === 'gone' ? 410 : 403 },
  )
}
