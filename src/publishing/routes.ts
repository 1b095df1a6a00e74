import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { publicReportRoutes } from './public/routes.tsx'
import { blockRoutes } from './publications/block-routes.tsx'
import { publicationRoutes } from './publications/routes.tsx'
import { recommendationRoutes } from './recommendations/routes.tsx'

export function publishingRoutes(services: Services): Hono {
  const app = new Hono()
  app.route('/', publicReportRoutes(services))
  app.route('/', recommendationRoutes(services))
  app.route('/', blockRoutes(services))
  app.route('/', publicationRoutes(services))
  return app
}
