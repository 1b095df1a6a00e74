import { Hono } from 'hono'
import { z } from 'zod'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { fieldText, parseForm, readForm } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { describeDevice, personName } from '../accounts/account.ts'
import { notThere } from '../http/refused.tsx'
import { setSessionCookie } from '../http/session-cookie.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { organisationBySlug } from '../organisations/organisations.sql.ts'
import type { ProgrammeTitles } from '../programme-titles.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.ts'
import type { Invitation } from './invitation.ts'
import { InvitationPage, SpentInvitationPage } from './views.tsx'

const acceptForm = z.object({ name: personName })

/** Taking an invitation up. Whoever holds its address needs no account yet. */
export function invitationRoutes(services: Services, programmes: ProgrammeTitles): Hono {
  const app = new Hono()
  const address = '/o/:organisation/invitation/:token'

  // A mail scanner opens every link: looking does not use it up, pressing the button does.
  app.get(address, async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const invitation = await findInvitation(services, organisation.id, c.req.param('token'))
    if (!invitation) return page(c, <SpentInvitationPage organisation={organisation} />, { status: 410 })
    const place = await placeOf(organisation, invitation)
    return page(c, <InvitationPage organisation={organisation} invitation={invitation} place={place} />)
  })

  app.post(address, async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return notThere(c)
    const token = c.req.param('token')
    const fields = await readForm(c)
    const form = parseForm(acceptForm, { ...fields, name: fieldText(fields, 'name') })
    if (!form.ok) {
      const invitation = await findInvitation(services, organisation.id, token)
      if (!invitation) return page(c, <SpentInvitationPage organisation={organisation} />, { status: 410 })
      const place = await placeOf(organisation, invitation)
      const name = fieldText(fields, 'name')
      return page(
        c,
        <InvitationPage
          organisation={organisation}
          invitation={invitation}
          place={place}
          name={name}
          errors={form.errors}
        />,
        { status: 422 },
      )
    }
    const device = describeDevice(c.req.header('User-Agent'))
    const accepted = await acceptInvitation(services, organisation.id, token, form.value.name, device)
    if (!accepted) return page(c, <SpentInvitationPage organisation={organisation} />, { status: 410 })
    setSessionCookie(c, organisation.slug, accepted.token, services.publicUrl)
    const rest = accepted.to.kind === 'programme' ? `/p/${accepted.to.programme}` : ''
    return c.redirect(`/o/${organisation.slug}${rest}`, 303)
  })

  async function placeOf(organisation: Organisation, { to }: Invitation): Promise<string> {
    if (to.kind === 'organisation') return organisation.name
    const all = await inOrganisation(services.database.db, organisation.id, programmes)
    return all.find(programme => programme.id === to.programme)?.title ?? organisation.name
  }

  return app
}
