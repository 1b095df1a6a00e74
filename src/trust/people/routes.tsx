import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import {
  type FieldError,
  type FormFields,
  fieldText,
  fieldTexts,
  parseForm,
  readForm,
} from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import { type Id, parseId } from '../../platform/ids.ts'
import { wakeMailer } from '../../platform/mail/mail.ts'
import type { Services } from '../../platform/services.ts'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { emailAddress, isSignedIn } from '../accounts/account.ts'
import { endSessions } from '../accounts/sign-in.ts'
import { openSignIns } from '../accounts/sign-ins.sql.ts'
import { recordAction } from '../audit/audit.sql.ts'
import { openGuard } from '../http/guard.ts'
import { notThere } from '../http/refused.tsx'
import { waitingInvitations } from '../invitations/invitations.sql.ts'
import { invite, sendInvitationAgain, takeBackInvitation } from '../invitations/invite.ts'
import type { ProgrammeTitles } from '../programme-titles.ts'
import { deleteIdentitiesOf } from '../providers/providers.sql.ts'
import { organisationRole } from '../role.ts'
import { removeSecondFactor } from '../second-factor/check-code.ts'
import type { Visit } from '../visit.ts'
import { changeOrganisationRoles, closeAccount, requireSecondFactor } from './change-people.ts'
import { doneNotice, withDone } from './done.ts'
import { type PersonHere, peopleHere } from './people.sql.ts'
import { InvitePage, PeoplePage, PersonPage } from './views.tsx'

const roles = z.array(organisationRole)
const inviteForm = z.object({ email: emailAddress, roles: roles.min(1, t('choose-role')) })

/** Who works at an organisation, what they may do, and inviting others. */
export function peopleRoutes(services: Services, programmes: ProgrammeTitles): Hono {
  const app = new Hono()
  const guard = openGuard(services)
  const inside = <T,>(visit: Visit, work: (db: OrganisationDatabase) => Promise<T>) =>
    inOrganisation(services.database.db, visit.organisation.id, work)
  const by = (visit: Visit) => ({ account: visit.actor.account, now: services.clock.now() })
  const peopleAt = (visit: Visit) => `/o/${visit.organisation.slug}/people`
  const hostOf = ({ organisation, actor, name }: Visit) => ({
    organisation,
    account: actor.account,
    name,
    place: organisation.name,
  })
  const titles = async (db: OrganisationDatabase) =>
    new Map((await programmes(db)).map(({ id, title }) => [id, title]))

  app.get(
    '/o/:organisation/people',
    guard.staff('people.see', async (c, visit) => {
      const shown = await inside(visit, async db => ({
        people: await peopleHere(db),
        invitations: await waitingInvitations(db, null),
        programmes: await titles(db),
      }))
      const notice = doneNotice(name => c.req.query(name))
      return page(c, <PeoplePage visit={visit} {...shown} now={services.clock.now()} notice={notice} />)
    }),
  )

  app.get(
    '/o/:organisation/people/invite',
    guard.staff('people.invite', (c, visit) => page(c, <InvitePage visit={visit} />)),
  )

  app.post(
    '/o/:organisation/people/invite',
    guard.staff('people.invite', async (c, visit) => {
      const fields = await readForm(c)
      const email = fieldText(fields, 'email')
      const chosen = fieldTexts(fields, 'roles')
      const form = parseForm(inviteForm, { email, roles: chosen })
      if (!form.ok) {
        return page(c, <InvitePage visit={visit} email={email} chosen={chosen} errors={form.errors} />, {
          status: 422,
        })
      }
      const invited = await inside(visit, db =>
        invite(services, db, hostOf(visit), form.value.email, {
          kind: 'organisation',
          roles: form.value.roles,
        }),
      )
      await wakeMailer(services, { organisation: visit.organisation.id })
      const done = invited.kind === 'given' ? 'given' : 'invited'
      return c.redirect(withDone(peopleAt(visit), done, form.value.email), 303)
    }),
  )

  app.post(
    '/o/:organisation/people/invitations/:invitation/again',
    guard.staff('people.invite', async (c, visit) => {
      const id = parseId<'invitation'>(c.req.param('invitation'))
      if (!id) return notThere(c)
      const sent = await inside(visit, db => sendInvitationAgain(services, db, hostOf(visit), id, null))
      await wakeMailer(services, { organisation: visit.organisation.id })
      return c.redirect(withDone(peopleAt(visit), sent ? 'again' : 'late'), 303)
    }),
  )

  app.post(
    '/o/:organisation/people/invitations/:invitation/take-back',
    guard.staff('people.invite', async (c, visit) => {
      const id = parseId<'invitation'>(c.req.param('invitation'))
      if (!id) return notThere(c)
      const taken = await inside(visit, db => takeBackInvitation(services, db, visit.actor.account, id, null))
      return c.redirect(withDone(peopleAt(visit), taken ? 'back' : 'late'), 303)
    }),
  )

  app.get(
    '/o/:organisation/people/:account',
    guard.staff('people.manage', (c, visit) => personPage(c, visit)),
  )

  app.post(
    '/o/:organisation/people/:account/roles',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person, fields) => {
        const chosen = roles.safeParse(fieldTexts(fields, 'roles')).data ?? []
        const changed = await changeOrganisationRoles(db, person.account, chosen, by(visit))
        return changed.ok
          ? 'roles'
          : { field: 'roles', message: t('person.last-owner', { name: person.name }) }
      }),
    ),
  )

  app.post(
    '/o/:organisation/people/:account/second-factor',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person, fields) => {
        const required = fieldText(fields, 'required') === 'yes'
        await requireSecondFactor(db, person.account, required, by(visit))
        return 'required'
      }),
    ),
  )

  app.post(
    '/o/:organisation/people/:account/remove-second-factor',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person) => {
        await removeSecondFactor(services, db, person.account, visit.actor.account)
        return 'factor-removed'
      }),
    ),
  )

  app.post(
    '/o/:organisation/people/:account/forget-providers',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person) => {
        await deleteIdentitiesOf(db, person.account)
        const subject = { kind: 'account', id: person.account }
        const { account, now } = by(visit)
        await recordAction(db, { action: 'forgot links to other accounts', subject, account }, now)
        return 'forgotten'
      }),
    ),
  )

  app.post(
    '/o/:organisation/people/:account/end-sign-ins',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person) => {
        await endSessions(db, person.account, by(visit))
        return 'ended'
      }),
    ),
  )

  app.post(
    '/o/:organisation/people/:account/close',
    guard.staff('people.manage', (c, visit) =>
      change(c, visit, async (db, person) => {
        const closed = await closeAccount(db, person.account, by(visit))
        return closed.ok
          ? 'closed'
          : { message: t('person.last-owner', { name: person.name }), field: 'roles' }
      }),
    ),
  )

  /** Changes a person who is here and goes back to their page, or shows it with what stood in the way. */
  async function change(
    c: Context,
    visit: Visit,
    work: (
      db: OrganisationDatabase,
      person: PersonHere,
      fields: FormFields,
    ) => Promise<Parameters<typeof withDone>[1] | FieldError>,
  ) {
    const account = parseId<'account'>(c.req.param('account'))
    const fields = await readForm(c)
    const outcome = await inside(visit, async db => {
      const person = account && (await openPerson(db, account))
      return person && work(db, person, fields)
    })
    if (!outcome) return notThere(c)
    if (typeof outcome !== 'string') return personPage(c, visit, [outcome])
    const address = outcome === 'closed' ? peopleAt(visit) : `${peopleAt(visit)}/${account}`
    return c.redirect(withDone(address, outcome), 303)
  }

  async function personPage(c: Context, visit: Visit, errors: readonly FieldError[] = []) {
    const account = parseId<'account'>(c.req.param('account'))
    const now = services.clock.now()
    const shown = await inside(visit, async db => {
      const person = account && (await openPerson(db, account))
      if (!person) return undefined
      const signIns = (await openSignIns(db, person.account)).filter(each => isSignedIn(each, now)).length
      return { person, signIns, programmes: await titles(db) }
    })
    if (!shown) return notThere(c)
    const notice = errors.length === 0 ? doneNotice(name => c.req.query(name)) : undefined
    return page(c, <PersonPage visit={visit} {...shown} notice={notice} errors={errors} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  }

  return app
}

async function openPerson(db: OrganisationDatabase, account: Id<'account'>): Promise<PersonHere | undefined> {
  const [person] = await peopleHere(db, account)
  return person && !person.closedAt ? person : undefined
}
