import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, parseForm, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { describeDevice } from '../accounts/account.ts'
import { accountPage } from '../accounts/show-account.tsx'
import { recordAction } from '../audit/audit.sql.ts'
import { openGuard } from '../http/guard.ts'
import { ownPath } from '../http/own-path.ts'
import { notThere } from '../http/refused.tsx'
import { setSessionCookie } from '../http/session-cookie.ts'
import { organisationBySlug } from '../organisations/organisations.sql.ts'
import { withDone } from '../people/done.ts'
import {
  beginPasskeySignIn,
  beginRegistration,
  finishPasskeySignIn,
  finishRegistration,
  type PasskeyRefusal,
} from './ceremony.ts'
import { deletePasskey, renamePasskey } from './passkeys.sql.ts'
import { PasskeyRefusedPage } from './refused-page.tsx'

const passkeyName = z.string().trim().min(1, t('passkeys.missing-name')).max(60, t('passkeys.long-name'))

/** Signing in with a passkey; adding, naming and removing one's own. */
export function passkeyRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database
  // Each try keeps a challenge for some minutes; a whole office may come from one address.
  const triesPerCaller = rateLimit({ burst: 60, perMinute: 30 })

  app.post('/o/:organisation/sign-in/passkey/options', async c => {
    const organisation = await organisationBySlug(db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    if (!triesPerCaller.take(callerAddress(c, services.trustProxy))) return c.json({}, 429)
    return c.json(await inOrganisation(db, organisation.id, inside => beginPasskeySignIn(services, inside)))
  })

  app.post('/o/:organisation/sign-in/passkey', async c => {
    const organisation = await organisationBySlug(db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const fields = await readForm(c)
    const given = { challenge: fieldText(fields, 'challenge'), answer: fieldText(fields, 'answer') }
    const device = describeDevice(c.req.header('User-Agent'))
    const signedIn = await inOrganisation(db, organisation.id, inside =>
      finishPasskeySignIn(services, inside, given, device),
    )
    if (!signedIn.ok)
      return page(c, <PasskeyRefusedPage organisation={organisation} why={signedIn.why} />, { status: 403 })
    setSessionCookie(c, organisation.slug, signedIn.token, services.publicUrl)
    return c.redirect(ownPath(organisation.slug, fieldText(fields, 'to')) ?? `/o/${organisation.slug}`, 303)
  })

  app.post(
    '/o/:organisation/account/passkeys/options',
    guard.signedIn(async (c, visit) =>
      c.json(
        await inOrganisation(db, visit.organisation.id, inside =>
          beginRegistration(services, inside, {
            id: visit.actor.account,
            email: visit.email,
            name: visit.name,
          }),
        ),
      ),
    ),
  )

  app.post(
    '/o/:organisation/account/passkeys',
    guard.signedIn(async (c, visit) => {
      const fields = await readForm(c)
      const form = parseForm(z.object({ passkey: passkeyName }), {
        // The device has made the passkey by now: better a plain name than none.
        passkey: fieldText(fields, 'passkey').trim() || describeDevice(c.req.header('User-Agent')),
      })
      if (!form.ok) return accountPage(c, services, visit, { fields, errors: form.errors })
      const added = await inOrganisation(db, visit.organisation.id, inside =>
        finishRegistration(services, inside, visit.actor.account, {
          challenge: fieldText(fields, 'challenge'),
          answer: fieldText(fields, 'answer'),
          name: form.value.passkey,
        }),
      )
      if (!added.ok) {
        const errors = [{ field: 'passkey', message: refusalText(added.why) }]
        return accountPage(c, services, visit, { fields, errors })
      }
      return c.redirect(withDone(`/o/${visit.organisation.slug}/account`, 'passkey'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/passkeys/:passkey/name',
    guard.signedIn(async (c, visit) => {
      const id = parseId<'passkey'>(c.req.param('passkey'))
      const fields = await readForm(c)
      const field = `name-${id}`
      const form = parseForm(z.object({ [field]: passkeyName }), { [field]: fieldText(fields, field) })
      if (!form.ok) return accountPage(c, services, visit, { fields, errors: form.errors })
      const renamed =
        id &&
        (await inOrganisation(db, visit.organisation.id, inside =>
          renamePasskey(inside, visit.actor.account, id, form.value[field]!),
        ))
      if (!renamed) return notThere(c)
      return c.redirect(withDone(`/o/${visit.organisation.slug}/account`, 'passkey-renamed'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/passkeys/:passkey/remove',
    guard.signedIn(async (c, visit) => {
      const id = parseId<'passkey'>(c.req.param('passkey'))
      const { account } = visit.actor
      const removed =
        id &&
        (await inOrganisation(db, visit.organisation.id, async inside => {
          if (!(await deletePasskey(inside, account, id))) return false
          const now = services.clock.now()
          const subject = { kind: 'passkey', id }
          await recordAction(inside, { action: 'removed a passkey', subject, account }, now)
          return true
        }))
      if (!removed) return notThere(c)
      return c.redirect(withDone(`/o/${visit.organisation.slug}/account`, 'passkey-removed'), 303)
    }),
  )

  return app
}

function refusalText(why: PasskeyRefusal): string {
  if (why === 'late') return t('passkeys.refused.late')
  return why === 'known already' ? t('passkeys.refused.known') : t('passkeys.refused.wrong')
}
