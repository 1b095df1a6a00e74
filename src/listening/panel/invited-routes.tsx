import { type Context, Hono } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { callerAddress, rateLimit } from '../../platform/http/rate-limit.ts'
import { page } from '../../platform/http/respond.ts'
import { newToken } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { organisationBySlug } from '../../trust/index.ts'
import { readerLanguage } from '../../ui/i18n/reader-language.ts'
import { giveTicket, invitationByToken } from './invitations.sql.ts'
import { LeavePanelPage, SpentLinkPage } from './invited-page.tsx'
import { leavePanel } from './members.sql.ts'
import { strata } from './panel.ts'
import { panelTokenHash } from './panel-token.ts'

/** What whoever was invited opens: their personal link, and the way out of the panel. */
export function invitedRoutes(services: Services): Hono {
  const app = new Hono()
  const tries = rateLimit({ burst: 600, perMinute: 120 })
  const languageOf = (c: Context) => readerLanguage(c.req.url, c.req.header('Accept-Language'))

  const nowhere = (c: Context, owner: string) =>
    page(c, <SpentLinkPage language={languageOf(c)} owner={owner} used={false} />, { status: 404 })

  app.get('/i/:organisation/:token', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation || !tries.take(callerAddress(c, services.trustProxy))) return nowhere(c, 'Rowan')
    const hash = panelTokenHash(services.secrets, c.req.param('token'))
    const found = await inOrganisation(services.database.db, organisation.id, async db => {
      const invitation = await invitationByToken(db, hash)
      if (!invitation || invitation.answered) return invitation && { code: invitation.code, ticket: '' }
      const known = { id: invitation.id, wave: invitation.wave, strata: strata.parse(invitation.strata) }
      const ticket = invitation.ticket ?? (await giveTicket(db, known, newToken().slice(0, 22)))
      return { code: invitation.code, ticket }
    })
    if (!found) return nowhere(c, organisation.name)
    if (found.ticket === '')
      return page(c, <SpentLinkPage language={languageOf(c)} owner={organisation.name} used />)
    return c.redirect(`/c/${found.code}?source=panel-${found.ticket}`, 303)
  })

  app.get('/i/:organisation/:token/leave', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation) return nowhere(c, 'Rowan')
    const props = { language: languageOf(c), owner: organisation.name, action: c.req.path }
    return page(c, <LeavePanelPage {...props} left={false} />)
  })

  app.post('/i/:organisation/:token/leave', async c => {
    const organisation = await organisationBySlug(services.database.db, c.req.param('organisation'))
    if (!organisation || !tries.take(callerAddress(c, services.trustProxy))) return nowhere(c, 'Rowan')
    const hash = panelTokenHash(services.secrets, c.req.param('token'))
    await inOrganisation(services.database.db, organisation.id, db => leavePanel(db, hash))
    const props = { language: languageOf(c), owner: organisation.name, action: c.req.path }
    return page(c, <LeavePanelPage {...props} left />)
  })

  return app
}
