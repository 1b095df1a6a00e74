import { Hono } from 'hono'
import { page } from '../platform/http/respond.ts'
import type { Services } from '../platform/services.ts'
import { allOrganisations } from '../trust/index.ts'
import { assets } from '../ui/assets.ts'
import { FrontPage } from './views.tsx'

/** The front door, and what every page needs. */
export function overviewRoutes(services: Services): Hono {
  const app = new Hono()
  for (const asset of assets) {
    // The address holds the content's hash, so what is kept can never be stale.
    app.get(asset.address, c => {
      c.header('Cache-Control', 'public, max-age=31536000, immutable')
      c.header('Content-Type', asset.type)
      return c.body(asset.body)
    })
  }
  app.get('/', async c => page(c, <FrontPage organisations={await allOrganisations(services.database.db)} />))
  app.get('/health', async c => {
    await services.database.pool.query('select 1')
    return c.json({ status: 'ok' })
  })
  return app
}
