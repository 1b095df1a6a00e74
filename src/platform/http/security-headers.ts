import type { MiddlewareHandler } from 'hono'

/** Headers that every answer carries. The content security policy depends on the page: see `respond.ts`. */
export function securityHeaders(publicUrl: () => string): MiddlewareHandler {
  return async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff')
    // A link out of a page must not tell another site which conversation or receipt someone had open.
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()')
    if (publicUrl().startsWith('https:')) {
      c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    }
    await next()
  }
}
