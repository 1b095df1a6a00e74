import type { MiddlewareHandler } from 'hono'

/** Headers that every answer carries. The content security policy depends on the page: see `respond.ts`. */
export function securityHeaders(publicUrl: () => string): MiddlewareHandler {
  return async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff')
    // A link out must not tell another site which conversation or receipt someone had open; with "no-referrer"
    // browsers would send "Origin: null" with our own forms.
    c.header('Referrer-Policy', 'same-origin')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()')
    if (publicUrl().startsWith('https:')) {
      c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    }
    await next()
  }
}
