import type { Context } from 'hono'
import { page } from '../../platform/http/respond.ts'
import { PlainPage } from '../../ui/layout.tsx'
import { type Action, refusal, roleNames } from '../policy.ts'
import type { Visit } from '../visit.ts'

const lists = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** The page for someone who may not do this: what it was, who may, and the way back. */
export function refused(c: Context, visit: Visit, action: Action) {
  const { to, roles } = refusal(action)
  const who = lists.format(roles.slice(0, 6).map(role => roleNames[role]))
  return page(
    c,
    <PlainPage title="You cannot open this" owner={visit.organisation.name}>
      <h1>You cannot open this</h1>
      <p>
        You are signed in as {visit.email}. To {to}, you need to be {who} here.
      </p>
      <p>If that is part of your work, ask an owner of {visit.organisation.name} to give you the role.</p>
      <p>
        <a href={`/o/${visit.organisation.slug}`}>Go to your start page</a>
      </p>
    </PlainPage>,
    { status: 403 },
  )
}

/** The page for an address that leads nowhere, or nowhere that this person may know of. */
export function notThere(c: Context) {
  return page(
    c,
    <PlainPage title="There is no page here">
      <h1>There is no page here</h1>
      <p>
        If you typed the address, check it for slips. If you followed a link, the page may have moved or been
        taken away.
      </p>
    </PlainPage>,
    { status: 404 },
  )
}
