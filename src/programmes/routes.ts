import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { activityRoutes } from './activities/routes.tsx'
import { newsRoutes } from './news/routes.tsx'
import { partnerRoutes } from './partners/routes.tsx'
import { permissionRoutes } from './permission/routes.tsx'
import { publicProgrammeRoutes } from './public/routes.tsx'
import { settingsRoutes } from './settings/routes.tsx'
import { programmePeopleRoutes } from './team/people-routes.tsx'
import { teamRoutes } from './team/routes.tsx'
import { workspaceRoutes } from './workspace/routes.tsx'

/** Programmes: what the public sees of them, and setting them up. */
export function programmeRoutes(services: Services): Hono {
  const app = new Hono()
  for (const routes of [
    publicProgrammeRoutes,
    workspaceRoutes,
    settingsRoutes,
    partnerRoutes,
    teamRoutes,
    programmePeopleRoutes,
    permissionRoutes,
    activityRoutes,
    newsRoutes,
  ]) {
    app.route('/', routes(services))
  }
  return app
}
