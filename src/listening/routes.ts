import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { bankRoutes } from './bank/routes.tsx'
import { builderRoutes } from './builder/routes.tsx'
import { conversationRoutes } from './conversations/routes.tsx'
import { coverageRoutes } from './coverage/routes.tsx'
import { exchangeRoutes } from './exchange/routes.tsx'
import { importRoutes } from './import/routes.tsx'
import { linkRoutes } from './links/routes.tsx'
import { panelRoutes } from './panel/routes.tsx'
import { participateRoutes } from './participate/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import { coverRoutes } from './review/cover-routes.tsx'
import { reviewLogRoutes } from './review/log-routes.tsx'
import { moderationRoutes } from './review/moderation-routes.tsx'
import { reviewRoutes } from './review/routes.tsx'
import { yourWordsRoutes } from './your-words/routes.tsx'

export function listeningRoutes(services: Services): Hono {
  const app = new Hono()
  app.route('/', participateRoutes(services))
  app.route('/', yourWordsRoutes(services))
  // Before the conversations: their addresses would take any word after /listen/ for an activity.
  app.route('/', retentionRoutes(services))
  // Before the conversations, of which "review" is none.
  app.route('/', reviewLogRoutes(services))
  app.route('/', reviewRoutes(services))
  app.route('/', coverRoutes(services))
  app.route('/', moderationRoutes(services))
  app.route('/', conversationRoutes(services))
  app.route('/', importRoutes(services))
  app.route('/', coverageRoutes(services))
  app.route('/', panelRoutes(services))
  app.route('/', builderRoutes(services))
  app.route('/', bankRoutes(services))
  app.route('/', linkRoutes(services))
  app.route('/', exchangeRoutes(services))
  return app
}
