import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type FieldError, fieldText, fieldTexts, parseForm, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { parseId } from '../../platform/ids.ts'
import { wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import {
  changeProgrammeRoles,
  doneNotice,
  emailAddress,
  type Host,
  invite,
  notThere,
  openGuard,
  type ProgrammeVisit,
  peopleOfProgramme,
  programmeRole,
  sendInvitationAgain,
  takeBackInvitation,
  waitingInvitations,
  withDone,
} from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { programmeOf } from '../programmes.sql.ts'
import { ProgrammePeoplePage, type ProgrammePeoplePageProps } from './people-page.tsx'

const roles = z.array(programmeRole)
const inviteForm = z.object({ email: emailAddress, roles: roles.min(1, t('choose-role')) })

/** People of partners in one programme: inviting them, and what they may do there. */
export function programmePeopleRoutes(services: Services): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <T,>(visit: ProgrammeVisit, work: (db: OrganisationDatabase) => Promise<T>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const here = (visit: ProgrammeVisit) => `/o/${visit.organisation.slug}/p/${visit.programme}/people`

  app.get(
    '/o/:organisation/p/:programme/people',
    guard.inProgramme('programme.invite', (c, visit) => show(c, visit)),
  )

  app.post(
    '/o/:organisation/p/:programme/people',
    guard.inProgramme('programme.invite', async (c, visit) => {
      const fields = await readForm(c)
      const typed = { email: fieldText(fields, 'email'), chosen: fieldTexts(fields, 'roles') }
      const form = parseForm(inviteForm, { email: typed.email, roles: typed.chosen })
      if (!form.ok) return show(c, visit, { typed, errors: form.errors })
      const { email } = form.value
      const invited = await inside(visit, async db => {
        const host = await hostOf(db, visit)
        const to = { kind: 'programme', programme: visit.programme, roles: form.value.roles } as const
        return host && invite(services, db, host, email, to)
      })
      if (!invited) return notThere(c)
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(here(visit), invited.kind === 'given' ? 'given' : 'invited', email), 303)
    }),
  )

  app.post(
    '/o/:organisation/p/:programme/people/invitations/:invitation/again',
    guard.inProgramme('programme.invite', async (c, visit) => {
      const id = parseId<'invitation'>(c.req.param('invitation'))
      const sent = await inside(visit, async db => {
        const host = await hostOf(db, visit)
        return host && id && sendInvitationAgain(services, db, host, id, visit.programme)
      })
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(here(visit), sent ? 'again' : 'late'), 303)
    }),
  )

  app.post(
    '/o/:organisation/p/:programme/people/invitations/:invitation/take-back',
    guard.inProgramme('programme.invite', async (c, visit) => {
      const id = parseId<'invitation'>(c.req.param('invitation'))
      const { account } = visit.actor
      const taken =
        id && (await inside(visit, db => takeBackInvitation(services, db, account, id, visit.programme)))
      return c.redirect(withDone(here(visit), taken ? 'back' : 'late'), 303)
    }),
  )

  app.post(
    '/o/:organisation/p/:programme/people/:account/roles',
    guard.inProgramme('programme.invite', async (c, visit) => {
      const account = parseId<'account'>(c.req.param('account'))
      const wanted = roles.safeParse(fieldTexts(await readForm(c), `roles-${account}`)).data ?? []
      const by = { account: visit.actor.account, now: services.clock.now() }
      const changed =
        account &&
        (await inside(visit, async db => {
          // Whoever has no part here has none to change: that is what an invitation is for.
          const people = await peopleOfProgramme(db, visit.programme)
          const person = people.find(each => each.account === account)
          if (!person || person.programmeRoles.length === 0) return undefined
          return changeProgrammeRoles(db, account, visit.programme, wanted, by)
        }))
      if (!changed?.ok) return notThere(c)
      return c.redirect(withDone(here(visit), 'roles'), 303)
    }),
  )

  async function hostOf(db: OrganisationDatabase, visit: ProgrammeVisit): Promise<Host | undefined> {
    const programme = await programmeOf(db, visit.programme)
    const { organisation, actor, name } = visit
    return programme && { organisation, account: actor.account, name, place: programme.title }
  }

  async function show(
    c: Context,
    visit: ProgrammeVisit,
    again?: {
      readonly typed: NonNullable<ProgrammePeoplePageProps['typed']>
      readonly errors: readonly FieldError[]
    },
  ) {
    const found = await inside(visit, async db => {
      const programme = await programmeOf(db, visit.programme)
      return (
        programme && {
          programme,
          people: await peopleOfProgramme(db, visit.programme),
          invitations: await waitingInvitations(db, visit.programme),
        }
      )
    })
    if (!found) return notThere(c)
    const notice = again ? undefined : doneNotice(name => c.req.query(name))
    return page(
      c,
      <ProgrammePeoplePage
        visit={visit}
        {...found}
        {...(again ?? {})}
        now={services.clock.now()}
        notice={notice}
      />,
      { status: again ? 422 : 200 },
    )
  }

  return app
}
