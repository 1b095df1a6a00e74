import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import type { IssuedReleases } from './findings/protect-evidence.ts'
import { quoteRoutes } from './findings/quote-routes.tsx'
import { findingRoutes } from './findings/routes.tsx'
import { suggestionRoutes } from './suggestions/routes.tsx'
import { pieceRoutes } from './themes/piece-routes.tsx'
import { themeRoutes } from './themes/routes.tsx'

/** @param issued the sets of numbers that went out of a programme before, which a room above remembers */
export function understandingRoutes(services: Services, issued: IssuedReleases): Hono {
  const app = new Hono()
  app.route('/', findingRoutes(services, issued))
  app.route('/', quoteRoutes(services))
  app.route('/', themeRoutes(services))
  app.route('/', pieceRoutes(services))
  app.route('/', suggestionRoutes(services))
  return app
}
