import type { Context } from 'hono'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { page } from '../../platform/http/respond.ts'
import type { Services } from '../../platform/services.ts'
import { passkeysOf } from '../passkeys/passkeys.sql.ts'
import { doneNotice } from '../people/done.ts'
import { secondFactorState } from '../second-factor/second-factors.sql.ts'
import type { Visit } from '../visit.ts'
import { describeDevice, isSignedIn } from './account.ts'
import { AccountPage } from './account-page.tsx'
import { openSignIns, type SignInWay } from './sign-ins.sql.ts'

/** Answers with someone's own account page; with `again` what they typed and what to put right. */
export async function accountPage(
  c: Context,
  services: Services,
  visit: Visit,
  again?: { readonly fields: FormFields; readonly errors: readonly FieldError[] },
) {
  const { account } = visit.actor
  const now = services.clock.now()
  const shown = await inOrganisation(services.database.db, visit.organisation.id, async db => ({
    signIns: (await openSignIns(db, account))
      .filter(each => isSignedIn(each, now))
      .map(each => ({ ...each, way: each.way as SignInWay })),
    passkeys: await passkeysOf(db, account),
    secondFactor: await secondFactorState(db, account),
  }))
  const typed = (field: string) =>
    again && again.fields[field] !== undefined ? fieldText(again.fields, field) : undefined
  return page(
    c,
    <AccountPage
      visit={visit}
      {...shown}
      device={describeDevice(c.req.header('User-Agent'))}
      notice={again ? undefined : doneNotice(name => c.req.query(name))}
      errors={again?.errors ?? []}
      typed={typed}
    />,
    { status: again ? 422 : 200 },
  )
}
