import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email('Enter an email address in the form name@example.org.')
      .max(254, 'Use an email address of 254 letters or fewer.'),
  )

export const personName = z.string().trim().min(1, 'Enter a name.').max(120, 'Use 120 letters or fewer.')

export type Account = {
  readonly id: Id<'account'>
  readonly email: string
  readonly name: string
  readonly closedAt: Date | null
}

/** Minutes for which a mailed link opens the door. Short, because mail is forwarded and previewed. */
export const signInLinkMinutes = 30
/** Days after which a sign-in ends however often it is used. */
export const signedInDays = 30
/** Hours without a visit after which a sign-in ends: these are people's words about their health. */
const idleHours = 12
/** Days for which an invitation can be taken up. */
export const invitationDays = 14

export function isLiveLink(link: { expiresAt: Date; usedAt: Date | null }, now: Date): boolean {
  return link.usedAt === null && now < link.expiresAt
}

export function isSignedIn(
  session: { seenAt: Date; expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  return (
    session.endedAt === null &&
    now < session.expiresAt &&
    now.getTime() - session.seenAt.getTime() < idleHours * 3_600_000
  )
}

export function minutesLater(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}

export function daysLater(now: Date, days: number): Date {
  return minutesLater(now, days * 24 * 60)
}

/** A browser and system as people call them, from the User-Agent header: for the list of sign-ins. */
export function describeDevice(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const browser = [
    ['Edg', 'Edge'],
    ['OPR', 'Opera'],
    ['SamsungBrowser', 'Samsung Internet'],
    ['Firefox', 'Firefox'],
    ['Chrom', 'Chrome'],
    ['Safari', 'Safari'],
  ].find(([mark]) => text.includes(mark!))?.[1]
  const system = [
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Windows', 'Windows'],
    ['Mac OS', 'Mac'],
    ['CrOS', 'Chromebook'],
    ['Linux', 'Linux'],
  ].find(([mark]) => text.includes(mark!))?.[1]
  if (!browser && !system) return 'A browser'
  return system ? `${browser ?? 'A browser'} on ${system}` : browser!
}
