import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Services } from '../../platform/services.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { providerMinutes } from './provider.ts'

const name = 'rowan_provider'

const shape = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string().optional(),
  until: z.number(),
})

/** What must still be known when a visitor comes back from a provider. */
export type OutwardVisit = Omit<z.infer<typeof shape>, 'until'>

/** Keeps it, sealed, in a cookie of the sign-in pages of this organisation. */
export function setOutwardCookie(
  c: Context,
  { secrets, clock, publicUrl }: Services,
  { slug, id }: Organisation,
  visit: OutwardVisit,
): void {
  const until = clock.now().getTime() + providerMinutes * 60_000
  const sealed = secrets.seal(`provider ${id}`, JSON.stringify({ ...visit, until }))
  setCookie(c, name, sealed.toString('base64url'), {
    path: `/o/${slug}/sign-in`,
    httpOnly: true,
    // Lax: the way back begins at the provider, and a strict cookie would stay at home.
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: providerMinutes * 60,
  })
}

/** Takes it out of the cookie, once. Undefined where it is not there, not ours, or too old. */
export function takeOutwardCookie(
  c: Context,
  { secrets, clock }: Services,
  { slug, id }: Organisation,
): OutwardVisit | undefined {
  const sealed = getCookie(c, name)
  if (!sealed) return undefined
  deleteCookie(c, name, { path: `/o/${slug}/sign-in` })
  try {
    const opened = secrets.open(`provider ${id}`, Buffer.from(sealed, 'base64url'))
    const { until, ...visit } = shape.parse(JSON.parse(opened))
    return clock.now().getTime() < until ? visit : undefined
  } catch {
    return undefined
  }
}
