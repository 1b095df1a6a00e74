import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { OpenReceipt } from './open-receipt.ts'
import { openMinutes } from './own-response.ts'

const name = 'rowan_words'
const path = '/your-words'

const content = z.object({
  organisation: z.string(),
  response: z.string(),
  shows: z.enum(['everything', 'no words']),
  until: z.number(),
})

/** Remembers on this device, for half an hour, whose words are open: the first cookie, and only once it is needed. */
export function keepOpen(c: Context, services: Services, receipt: OpenReceipt): void {
  const until = services.clock.now().getTime() + openMinutes * 60_000
  const sealed = services.secrets
    .seal('your words', JSON.stringify({ ...receipt, until }))
    .toString('base64url')
  setCookie(c, name, sealed, {
    path,
    httpOnly: true,
    sameSite: 'Strict',
    secure: services.publicUrl.startsWith('https:'),
    maxAge: openMinutes * 60,
  })
}

/** Whose words are open here, or undefined: never opened, too long ago, or closed. */
export function readOpen(c: Context, services: Services): OpenReceipt | undefined {
  const sealed = getCookie(c, name)
  if (!sealed) return undefined
  try {
    const read = content.parse(
      JSON.parse(services.secrets.open('your words', Buffer.from(sealed, 'base64url'))),
    )
    if (services.clock.now().getTime() > read.until) return undefined
    return {
      organisation: read.organisation as OrganisationId,
      response: read.response as Id<'response'>,
      shows: read.shows,
    }
  } catch {
    return undefined
  }
}

export function closeWords(c: Context): void {
  deleteCookie(c, name, { path })
}
