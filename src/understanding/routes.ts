import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { quoteRoutes } from './findings/quote-routes.tsx'
import { findingRoutes } from './findings/routes.tsx'
import { suggestionRoutes } from './suggestions/routes.tsx'
import { pieceRoutes } from './themes/piece-routes.tsx'
import { themeRoutes } from './themes/routes.tsx'

export function understandingRoutes(services: Services): Hono {
  const app = new Hono()
  app.route('/', findingRoutes(services))
  app.route('/', quoteRoutes(services))
  app.route('/', themeRoutes(services))
  app.route('/', pieceRoutes(services))
  app.route('/', suggestionRoutes(services))
  return app
}
