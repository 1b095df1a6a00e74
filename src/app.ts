import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { listeningRoutes } from './listening/routes.ts'
import { errorAnswer } from './overview/error-answer.tsx'
import { overviewRoutes } from './overview/routes.tsx'
import { sameOriginOnly } from './platform/http/csrf.ts'
import { requestLog } from './platform/http/request-log.ts'
import { securityHeaders } from './platform/http/security-headers.ts'
import { describeError } from './platform/log.ts'
import type { Services } from './platform/services.ts'
import { allProgrammes } from './programmes/index.ts'
import { programmeRoutes } from './programmes/routes.ts'
import { releasesOf } from './publishing/index.ts'
import { publishingRoutes } from './publishing/routes.ts'
import { trustRoutes } from './trust/routes.ts'
import { understandingRoutes } from './understanding/routes.ts'

/** The most that a form without a file may carry. */
const mostFormBytes = 4 * 1024 * 1024

/** Where files come in, which are read as they arrive and have their own limits. */
const uploads = /\/import\/file$/

/** Every room mounted on one Hono app. Opens nothing: `services` are what it works with. */
export function createApp(services: Services): Hono {
  const app = new Hono()
  const limit = bodyLimit({ maxSize: mostFormBytes, onError: c => errorAnswer(c, 413) })
  app.use(requestLog(services.log))
  app.use(securityHeaders(() => services.publicUrl))
  // No address of ours holds a null character, and PostgreSQL takes none.
  app.use((c, next) => (/%00/.test(c.req.url) ? errorAnswer(c, 404) : next()))
  app.use(
    sameOriginOnly(
      () => services.publicUrl,
      c => errorAnswer(c, 403),
    ),
  )
  app.use((c, next) => (uploads.test(c.req.path) ? next() : limit(c, next)))

  app.route('/', trustRoutes(services, allProgrammes))
  app.route('/', programmeRoutes(services))
  app.route('/', listeningRoutes(services))
  app.route('/', understandingRoutes(services, releasesOf))
  app.route('/', publishingRoutes(services))
  app.route('/', overviewRoutes(services))

  app.notFound(c => errorAnswer(c, 404))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return errorAnswer(c, 400)
    services.log.error('A request failed.', { method: c.req.method, error: describeError(error) })
    return errorAnswer(c, 500)
  })
  return app
}
