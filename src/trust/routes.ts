import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { signInRoutes } from './sign-in/routes.tsx'

export function trustRoutes(services: Services): Hono {
  const app = new Hono()
  app.route('/', signInRoutes(services))
  return app
}
