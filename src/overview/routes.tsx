import { type Context, Hono } from 'hono'
import { findAddress } from '../platform/address.ts'
import { inOrganisation } from '../platform/db/transaction.ts'
import { page } from '../platform/http/respond.ts'
import type { Services } from '../platform/services.ts'
import { allProgrammes, readPublicCode } from '../programmes/index.ts'
import { allOrganisations } from '../trust/index.ts'
import { type Asset, assets } from '../ui/assets.ts'
import { readerLanguage } from '../ui/i18n/reader-language.ts'
import { islandAt } from '../ui/island.ts'
import { programmeHomeRoutes } from './programme-routes.tsx'
import { streamRoutes } from './stream-routes.ts'
import { FrontPage, type OpenProgramme } from './views.tsx'

/** The front door, and what every page needs. */
export function overviewRoutes(services: Services): Hono {
  const app = new Hono()
  for (const asset of assets) app.get(asset.address, c => sendAsset(c, asset))
  app.get('/assets/islands/:file', c => {
    const asset = islandAt(c.req.path)
    return asset ? sendAsset(c, asset) : c.notFound()
  })
  const front = async (c: Context, wrongCode?: string) => {
    const organisations = await allOrganisations(services.database.db)
    const programmes: OpenProgramme[] = []
    for (const { id, name } of organisations) {
      const all = await inOrganisation(services.database.db, id, allProgrammes)
      for (const { title, code, state } of all) {
        if (state === 'open') programmes.push({ title, code, organisation: name })
      }
    }
    return page(
      c,
      <FrontPage
        language={readerLanguage(c.req.url, c.req.header('Accept-Language'))}
        organisations={organisations}
        programmes={programmes}
        wrongCode={wrongCode}
      />,
      { status: wrongCode === undefined ? 200 : 404 },
    )
  }
  app.get('/', c => front(c))
  // Where a code that was typed by hand leads.
  app.get('/c', async c => {
    const typed = readPublicCode(c.req.query('code') ?? '')
    if (typed === '') return c.redirect('/', 303)
    const found = await findAddress(services.database.db, 'conversation', typed)
    return found ? c.redirect(`/c/${encodeURIComponent(typed)}`, 303) : front(c, typed.slice(0, 60))
  })
  app.get('/health', async c => {
    await services.database.pool.query('select 1')
    return c.json({ status: 'ok' })
  })
  app.route('/', programmeHomeRoutes(services))
  app.route('/', streamRoutes(services))
  return app
}

/** The address holds the content's hash, so what is kept can never be stale. */
function sendAsset(c: Context, asset: Asset) {
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('Content-Type', asset.type)
  return c.body(asset.body)
}
