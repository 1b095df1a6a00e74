import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { fieldText, parseForm, readForm } from '../../platform/http/form.ts'
import { rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import { wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { t as signIn } from '../../ui/i18n/staff/sign-in.en.ts'
import { openGuard } from '../http/guard.ts'
import { notThere } from '../http/refused.tsx'
import { withDone } from '../people/done.ts'
import { changeAccount } from '../people/people.sql.ts'
import { checkCode, newRecoveryCodes, removeSecondFactor } from '../second-factor/check-code.ts'
import { codeError, RecoveryCodesPage } from '../second-factor/views.tsx'
import type { Visit } from '../visit.ts'
import { emailAddress, personName } from './account.ts'
import { askForEmailChange, confirmEmailChange, emailToConfirm } from './change-email.ts'
import { ConfirmEmailPage, SpentEmailPage } from './email-pages.tsx'
import { accountPage } from './show-account.tsx'
import { endSession, endSessions } from './sign-in.ts'

/** Someone's own account. Any account may: these pages are about nobody else. */
export function accountRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <T,>(visit: Visit, work: (db: OrganisationDatabase) => Promise<T>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const home = (visit: Visit) => `/o/${visit.organisation.slug}/account`
  const mailsPerPerson = rateLimit({ burst: 5, perMinute: 0.5 })

  app.get(
    '/o/:organisation/account',
    guard.signedIn((c, visit) => accountPage(c, services, visit)),
  )

  app.post(
    '/o/:organisation/account/name',
    guard.signedIn(async (c, visit) => {
      const fields = await readForm(c)
      const form = parseForm(z.object({ name: personName }), { name: fieldText(fields, 'name') })
      if (!form.ok) return accountPage(c, services, visit, { fields, errors: form.errors })
      await inside(visit, db => changeAccount(db, visit.actor.account, { name: form.value.name }))
      return c.redirect(withDone(home(visit), 'name'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/email',
    guard.signedIn(async (c, visit) => {
      const fields = await readForm(c)
      const again = (message: string) =>
        accountPage(c, services, visit, { fields, errors: [{ field: 'email', message }] })
      const form = parseForm(z.object({ email: emailAddress }), { email: fieldText(fields, 'email') })
      if (!form.ok) return accountPage(c, services, visit, { fields, errors: form.errors })
      if (!mailsPerPerson.take(visit.actor.account)) return again(t('account.email-slowly'))
      const { email } = form.value
      const asked = await inside(visit, db => askForEmailChange(services, db, visit, email))
      if (asked === 'same') return again(t('account.email-same'))
      if (asked === 'taken') return again(t('account.email-taken', { organisation: visit.organisation.name }))
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(home(visit), 'email-sent', email), 303)
    }),
  )

  app.get(
    '/o/:organisation/account/email/:token',
    guard.signedIn(async (c, visit) => {
      const { organisation } = visit
      const token = c.req.param('token') ?? ''
      const email = await inside(visit, db => emailToConfirm(services, db, visit, token))
      return email
        ? page(c, <ConfirmEmailPage organisation={organisation} email={email} />)
        : page(c, <SpentEmailPage organisation={organisation} />, { status: 410 })
    }),
  )

  app.post(
    '/o/:organisation/account/email/:token',
    guard.signedIn(async (c, visit) => {
      const token = c.req.param('token') ?? ''
      const changed = await inside(visit, db => confirmEmailChange(services, db, visit, token))
      if (!changed) return page(c, <SpentEmailPage organisation={visit.organisation} />, { status: 410 })
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(home(visit), 'email'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/sign-ins/end-others',
    guard.signedIn(async (c, visit) => {
      const by = { account: visit.actor.account, now: services.clock.now() }
      await inside(visit, db => endSessions(db, visit.actor.account, by, visit.signedIn))
      return c.redirect(withDone(home(visit), 'ended'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/sign-ins/:signedIn/end',
    guard.signedIn(async (c, visit) => {
      const id = parseId<'signed_in'>(c.req.param('signedIn'))
      if (!id || !(await endSession(services, visit.organisation.id, visit.actor.account, id)))
        return notThere(c)
      return c.redirect(withDone(home(visit), 'ended'), 303)
    }),
  )

  app.post(
    '/o/:organisation/account/recovery-codes',
    guard.signedIn(async (c, visit) => {
      const fields = await readForm(c)
      const made = await inside(visit, async db => {
        const answer = await checkCode(services, db, visit.actor.account, fieldText(fields, 'code'))
        return answer.ok
          ? { ok: true as const, codes: await newRecoveryCodes(services, db, visit.actor.account) }
          : answer
      })
      if (!made.ok) {
        const errors = [codeError(made, signIn('second.wrong'))]
        return accountPage(c, services, visit, { fields: {}, errors })
      }
      return page(
        c,
        <RecoveryCodesPage organisation={visit.organisation} codes={made.codes} to={home(visit)} />,
      )
    }),
  )

  app.post(
    '/o/:organisation/account/remove-second-factor',
    guard.signedIn(async (c, visit) => {
      const fields = await readForm(c)
      const { account } = visit.actor
      const answer = await inside(visit, async db => {
        const judged = await checkCode(services, db, account, fieldText(fields, 'code'))
        if (judged.ok) await removeSecondFactor(services, db, account, account)
        return judged
      })
      if (!answer.ok) {
        const errors = [codeError(answer, signIn('second.wrong'))]
        return accountPage(c, services, visit, { fields: {}, errors })
      }
      return c.redirect(withDone(home(visit), 'own-factor-removed'), 303)
    }),
  )

  return app
}
