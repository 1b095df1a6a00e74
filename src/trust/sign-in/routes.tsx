import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, parseForm, readForm } from '../../platform/http/form.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { queueMail, wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { describeDevice, emailAddress, minutesLater, signInLinkMinutes } from '../accounts/account.ts'
import { accountByEmail } from '../accounts/accounts.sql.ts'
import { endSession, findSignInLink, makeSignInLink, signInByLink } from '../accounts/sign-in.ts'
import { openGuard } from '../http/guard.ts'
import { ownPath } from '../http/own-path.ts'
import { notThere } from '../http/refused.tsx'
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.ts'
import { organisationBySlug } from '../organisations/organisations.sql.ts'
import { providersOf } from '../providers/providers.sql.ts'
import { LinkPage, LinkSentPage, SignInPage, SpentLinkPage } from './views.tsx'

const signInForm = z.object({ email: emailAddress })

/** Signing in and out. */
export function signInRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  // Each mailed link costs someone's attention: a few at once for an address, then slowly.
  const mailsPerPerson = rateLimit({ burst: 5, perMinute: 0.5 })
  const triesPerCaller = rateLimit({ burst: 60, perMinute: 30 })

  app.get('/o/:organisation/sign-in', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const providers = await inOrganisation(services.database.db, organisation.id, providersOf)
    const to = ownPath(organisation.slug, c.req.query('to'))
    return page(c, <SignInPage organisation={organisation} providers={providers} to={to} />)
  })

  app.post('/o/:organisation/sign-in', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const fields = await readForm(c)
    const to = ownPath(organisation.slug, fieldText(fields, 'to'))
    const form = parseForm(signInForm, fields)
    if (!form.ok) {
      const providers = await inOrganisation(services.database.db, organisation.id, providersOf)
      return page(
        c,
        <SignInPage
          organisation={organisation}
          providers={providers}
          to={to}
          email={fieldText(fields, 'email')}
          errors={form.errors}
        />,
        { status: 422 },
      )
    }
    const { email } = form.value
    const allowed =
      triesPerCaller.take(callerAddress(c, services.trustProxy)) &&
      mailsPerPerson.take(`${organisation.id} ${email}`)
    if (allowed) {
      await inOrganisation(services.database.db, organisation.id, async db => {
        const account = await accountByEmail(db, email)
        if (!account || account.closedAt) return
        const link = await makeSignInLink(services, db, organisation.slug, account.id)
        const address = to ? `${link}?to=${encodeURIComponent(to)}` : link
        await queueMail(services, db, {
          ...signInMail(account, organisation.name, address),
          holdsUntil: minutesLater(services.clock.now(), signInLinkMinutes),
        })
      })
      await wakeMailer(services, { organisation: organisation.id })
    }
    // The same answer whether or not there is such an account, so that nobody learns who works here.
    return page(c, <LinkSentPage organisation={organisation} email={email} />)
  })

  // A mail scanner opens every link: looking does not use it up, pressing the button does.
  app.get('/o/:organisation/sign-in/link/:token', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const link = await findSignInLink(services, c.req.param('token'))
    if (!link || link.organisation !== organisation.id) {
      return page(c, <SpentLinkPage organisation={organisation} />, { status: 410 })
    }
    return page(c, <LinkPage organisation={organisation} />)
  })

  app.post('/o/:organisation/sign-in/link/:token', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const device = describeDevice(c.req.header('User-Agent'))
    const signedIn = await signInByLink(services, c.req.param('token'), device)
    if (!signedIn || signedIn.organisation !== organisation.id) {
      return page(c, <SpentLinkPage organisation={organisation} />, { status: 410 })
    }
    setSessionCookie(c, organisation.slug, signedIn.token, services.publicUrl)
    return c.redirect(ownPath(organisation.slug, c.req.query('to')) ?? `/o/${organisation.slug}`, 303)
  })

  app.post(
    '/o/:organisation/sign-out',
    guard.halfSignedIn(async (c, visit) => {
      await endSession(services, visit.organisation.id, visit.actor.account, visit.signedIn)
      clearSessionCookie(c, visit.organisation.slug)
      return c.redirect(`/o/${visit.organisation.slug}/sign-in`, 303)
    }),
  )

  return app
}

function signInMail(account: { email: string; name: string }, organisation: string, link: string) {
  return {
    to: account.email,
    subject: t('sign-in.mail.subject', { organisation }),
    text: [
      t('sign-in.mail.hello', { name: account.name }),
      t('sign-in.mail.open', { organisation }),
      link,
      t('sign-in.mail.once', { minutes: signInLinkMinutes }),
    ].join('\n\n'),
  }
}
