import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { signedInDays } from '../accounts/account.ts'

const name = 'rowan_session'

/** The cookie belongs to one organisation's part of the site: signing in at one says nothing to another. */
function path(slug: string): string {
  return `/o/${slug}`
}

export function readSessionCookie(c: Context): string | undefined {
  return getCookie(c, name)
}

export function setSessionCookie(c: Context, slug: string, token: string, publicUrl: string): void {
  setCookie(c, name, token, {
    path: path(slug),
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: signedInDays * 24 * 3600,
  })
}

export function clearSessionCookie(c: Context, slug: string): void {
  deleteCookie(c, name, { path: path(slug) })
}
