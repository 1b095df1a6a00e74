import { Hono } from 'hono'
import type { Services } from '../platform/services.ts'
import { accountRoutes } from './accounts/routes.tsx'
import { auditRoutes } from './audit/routes.tsx'
import { invitationRoutes } from './invitations/routes.tsx'
import { settingsRoutes } from './organisations/routes.tsx'
import { outboxRoutes } from './outbox/routes.tsx'
import { passkeyRoutes } from './passkeys/routes.tsx'
import { peopleRoutes } from './people/routes.tsx'
import type { ProgrammeTitles } from './programme-titles.ts'
import { providerSignInRoutes } from './providers/routes.tsx'
import { providerSettingsRoutes } from './providers/settings-routes.tsx'
import { secondFactorRoutes } from './second-factor/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'

/** `programmes` tells what the programmes are called, which a room above knows. */
export function trustRoutes(services: Services, programmes: ProgrammeTitles): Hono {
  const app = new Hono()
  app.route('/', signInRoutes(services))
  app.route('/', secondFactorRoutes(services))
  app.route('/', passkeyRoutes(services))
  app.route('/', providerSignInRoutes(services))
  app.route('/', invitationRoutes(services, programmes))
  app.route('/', accountRoutes(services))
  app.route('/', peopleRoutes(services, programmes))
  app.route('/', settingsRoutes(services))
  app.route('/', providerSettingsRoutes(services))
  app.route('/', outboxRoutes(services))
  app.route('/', auditRoutes(services))
  return app
}
