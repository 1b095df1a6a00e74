import type { Context, MiddlewareHandler } from 'hono'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Lets a form through only from our own pages, by what the browser says of its origin (Sec-Fetch-Site,
 * else Origin), so that public pages need no token and can be kept by a CDN. A client that says neither
 * is no browser of today: it may send what needs no session.
 */
export function sameOriginOnly(
  publicUrl: () => string,
  refuse: (c: Context) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (c, next) => {
    if (safe.has(c.req.method) || fromHere(c, publicUrl())) return next()
    return refuse(c)
  }
}

function fromHere(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('Origin')
  if (origin !== undefined)
    return (
      origin === publicUrl ||
      origin === `http://${c.req.header('Host')}` ||
      origin === `https://${c.req.header('Host')}`
    )
  return c.req.header('Cookie') === undefined
}
