import { Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/sign-in.en.ts'
import { type HalfSignedIn, openGuard } from '../http/guard.ts'
import { ownPath } from '../http/own-path.ts'
import { confirmSecondFactor, giveSecondFactor, secretToSetUp } from './check-code.ts'
import { secondFactorState } from './second-factors.sql.ts'
import { codeError, RecoveryCodesPage, SecondFactorPage, SetUpPage } from './views.tsx'

/** Giving the second factor at sign-in, and setting one up. */
export function secondFactorRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const { db } = services.database
  const stateOf = (visit: HalfSignedIn) =>
    inOrganisation(db, visit.organisation.id, inside => secondFactorState(inside, visit.actor.account))
  const address = (visit: HalfSignedIn, to: string | undefined, rest = '') =>
    `/o/${visit.organisation.slug}/sign-in/second-factor${rest}${to ? `?to=${encodeURIComponent(to)}` : ''}`
  const onward = (visit: HalfSignedIn, to: string | undefined) => to ?? `/o/${visit.organisation.slug}`
  const who = (visit: HalfSignedIn) => ({ account: visit.actor.account, signedIn: visit.signedIn })

  app.get(
    '/o/:organisation/sign-in/second-factor',
    guard.halfSignedIn(async (c, visit) => {
      const to = ownPath(visit.organisation.slug, c.req.query('to'))
      if (!visit.secondFactorWanted) return c.redirect(onward(visit, to), 303)
      if (!(await stateOf(visit))) return c.redirect(address(visit, to, '/set-up'), 303)
      return page(c, <SecondFactorPage organisation={visit.organisation} to={to} />)
    }),
  )

  app.post(
    '/o/:organisation/sign-in/second-factor',
    guard.halfSignedIn(async (c, visit) => {
      const fields = await readForm(c)
      const to = ownPath(visit.organisation.slug, fieldText(fields, 'to'))
      const answer = await inOrganisation(db, visit.organisation.id, inside =>
        giveSecondFactor(services, inside, who(visit), fieldText(fields, 'code')),
      )
      if (answer.ok) return c.redirect(onward(visit, to), 303)
      if (answer.why === 'not set up') return c.redirect(address(visit, to), 303)
      const errors = [codeError(answer, t('second.wrong'))]
      return page(c, <SecondFactorPage organisation={visit.organisation} to={to} errors={errors} />, {
        status: answer.why === 'locked' ? 429 : 422,
      })
    }),
  )

  app.get(
    '/o/:organisation/sign-in/second-factor/set-up',
    guard.halfSignedIn(async (c, visit) => {
      const to = ownPath(visit.organisation.slug, c.req.query('to'))
      const secret = await secretFor(visit)
      if (!secret) return c.redirect(address(visit, to), 303)
      const { organisation, secondFactorWanted: asked } = visit
      return page(c, <SetUpPage organisation={organisation} to={to} secret={secret} asked={asked} />)
    }),
  )

  app.post(
    '/o/:organisation/sign-in/second-factor/set-up',
    guard.halfSignedIn(async (c, visit) => {
      const fields = await readForm(c)
      const { organisation, secondFactorWanted: asked } = visit
      const to = ownPath(organisation.slug, fieldText(fields, 'to'))
      const answer = await inOrganisation(db, organisation.id, inside =>
        confirmSecondFactor(services, inside, who(visit), fieldText(fields, 'code')),
      )
      if (answer.ok) {
        const { codes } = answer
        return page(c, <RecoveryCodesPage organisation={organisation} codes={codes} to={onward(visit, to)} />)
      }
      const secret = await secretFor(visit)
      if (!secret) return c.redirect(address(visit, to), 303)
      const errors = [codeError(answer, t('set-up.wrong'))]
      return page(
        c,
        <SetUpPage organisation={organisation} to={to} secret={secret} asked={asked} errors={errors} />,
        { status: 422 },
      )
    }),
  )

  function secretFor(visit: HalfSignedIn) {
    const { organisation, email, actor } = visit
    return inOrganisation(db, organisation.id, inside =>
      secretToSetUp(services, inside, { account: actor.account, email, organisation: organisation.name }),
    )
  }

  return app
}
