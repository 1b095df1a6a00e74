import { type AddressKind, addAddress } from '../platform/address.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import { type Id, newId } from '../platform/ids.ts'
import { recordAction } from '../trust/index.ts'
import { insertActivity, updateActivityState } from './activities.sql.ts'
import type { Activity, ActivityKind, ActivityState } from './activity.ts'
import { type By, takeCode } from './create-programme.ts'

const addressKind: AddressKind = 'conversation'

/**
 * A new activity as a draft, with its public address `/c/:code`. Undefined where the code asked for is taken;
 * without one a free one is found.
 */
export async function createActivity(
  db: OrganisationDatabase,
  wanted: {
    readonly programme: Id<'programme'>
    readonly kind: ActivityKind
    readonly title: string
    readonly code?: string | undefined
  },
  by: By,
): Promise<Activity | undefined> {
  const id = newId<'activity'>(by.now.getTime())
  const code = await takeCode(wanted.code, candidate => addAddress(db, addressKind, candidate, id))
  if (!code) return undefined
  const activity: Activity = {
    id,
    programme: wanted.programme,
    kind: wanted.kind,
    title: wanted.title,
    code,
    state: 'draft',
    openedAt: undefined,
    closedAt: undefined,
    madeAt: by.now,
  }
  await insertActivity(db, activity)
  await recordAction(
    db,
    {
      action: 'began an activity',
      subject: { kind: 'activity', id },
      account: by.account,
      programme: wanted.programme,
      detail: { kind: wanted.kind },
    },
    by.now,
  )
  return activity
}

/** Opens or closes an activity. False where it was in that state already. */
export async function setActivityState(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'programme'>,
  state: ActivityState,
  by: By,
): Promise<boolean> {
  if (!(await updateActivityState(db, activity.id, state, by.now))) return false
  await recordAction(
    db,
    {
      action: state === 'open' ? 'opened an activity' : 'closed an activity',
      subject: { kind: 'activity', id: activity.id },
      account: by.account,
      programme: activity.programme,
    },
    by.now,
  )
  return true
}
