import { type Context, Hono } from 'hono'
import { page } from '../platform/http/respond.ts'
import type { Services } from '../platform/services.ts'
import { allOrganisations } from '../trust/index.ts'
import { type Asset, assets } from '../ui/assets.ts'
import { islandAt } from '../ui/island.ts'
import { programmeHomeRoutes } from './programme-routes.tsx'
import { streamRoutes } from './stream-routes.ts'
import { FrontPage } from './views.tsx'

/** The front door, and what every page needs. */
export function overviewRoutes(services: Services): Hono {
  const app = new Hono()
  for (const asset of assets) app.get(asset.address, c => sendAsset(c, asset))
  app.get('/assets/islands/:file', c => {
    const asset = islandAt(c.req.path)
    return asset ? sendAsset(c, asset) : c.notFound()
  })
  app.get('/', async c => page(c, <FrontPage organisations={await allOrganisations(services.database.db)} />))
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
