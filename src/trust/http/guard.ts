import type { Context, Handler } from 'hono'
import { type Id, parseId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { findVisit } from '../accounts/find-visit.ts'
import { organisationBySlug } from '../organisations/organisations.sql.ts'
import { type Action, may, type OrganisationAction, type ProgrammeAction } from '../policy.ts'
import type { Visit } from '../visit.ts'
import { ownPath } from './own-path.ts'
import { notThere, refused } from './refused.tsx'
import { readSessionCookie } from './session-cookie.ts'

export type ProgrammeVisit = Visit & { readonly programme: Id<'programme'> }

/** A visit that is let in, or waits until the second factor is given. */
export type HalfSignedIn = Visit & { readonly secondFactorWanted: boolean }

/** What a route asks of whoever comes: an action of the policy, or no more than having signed in. */
export type Need = Action | 'signed in' | 'half signed in'

/** A handler that tells what it asks, so that a test can hold every route to it. */
export type GuardedHandler = Handler & { readonly need: Need }

type Guarded<V> = (c: Context, visit: V) => Response | Promise<Response>

export type Guard = {
  /** A page or form of the organisation, `/o/:organisation/…`: signed in and allowed the action. */
  staff(action: OrganisationAction, handler: Guarded<Visit>): GuardedHandler
  /** A page or form of one programme, `/o/:organisation/p/:programme/…`. */
  inProgramme(action: ProgrammeAction, handler: Guarded<ProgrammeVisit>): GuardedHandler
  /** Any account of the organisation, whatever its roles: its own pages. */
  signedIn(handler: Guarded<Visit>): GuardedHandler
  /** Someone who has signed in, and may still owe the second factor: the pages that ask for it, and signing out. */
  halfSignedIn(handler: Guarded<HalfSignedIn>): GuardedHandler
}

/** Wraps every handler of the workspace, so that no route can be without its check. */
export function openGuard(services: Services): Guard {
  const halfSignedIn =
    (handler: Guarded<HalfSignedIn>): Handler =>
    async c => {
      const slug = c.req.param('organisation') ?? ''
      const organisation = await organisationBySlug(services.database.db, slug)
      if (!organisation) return notThere(c)
      const token = readSessionCookie(c)
      const found = token ? await findVisit(services, organisation, token) : undefined
      if (!found) return c.redirect(`/o/${slug}/sign-in?to=${encodeURIComponent(pathOf(c))}`, 303)
      return handler(c, { ...found.visit, secondFactorWanted: found.secondFactorWanted })
    }
  const withVisit = (handler: Guarded<Visit>): Handler =>
    halfSignedIn((c, { secondFactorWanted, ...visit }) =>
      secondFactorWanted
        ? c.redirect(
            `/o/${visit.organisation.slug}/sign-in/second-factor?to=${encodeURIComponent(pathOf(c))}`,
            303,
          )
        : handler(c, visit),
    )
  const asking = (need: Need, handler: Handler): GuardedHandler => Object.assign(handler, { need })
  return {
    halfSignedIn: handler => asking('half signed in', halfSignedIn(handler)),
    signedIn: handler => asking('signed in', withVisit(handler)),
    staff: (action, handler) =>
      asking(
        action,
        withVisit((c, visit) => (may(visit.actor, action) ? handler(c, visit) : refused(c, visit, action))),
      ),
    inProgramme: (action, handler) =>
      asking(
        action,
        withVisit((c, visit) => {
          const programme = parseId<'programme'>(c.req.param('programme'))
          if (!programme) return notThere(c)
          // Someone with no part in a programme is told the same as where there is none of that address.
          if (!may(visit.actor, 'programme.see', programme)) return notThere(c)
          return may(visit.actor, action, programme)
            ? handler(c, { ...visit, programme })
            : refused(c, visit, action)
        }),
      ),
  }
}

/** Where to go after signing in: this page, or for a form that was posted, the page it stood on. */
function pathOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  if (c.req.method === 'GET') return `${pathname}${search}`
  const from = URL.parse(c.req.header('Referer') ?? '')
  return (from && ownPath(c.req.param('organisation') ?? '', from.pathname)) ?? pathname
}
