import type { Selectable } from 'kysely'
import type { Activity as ActivityTable } from '../platform/db/database.generated.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Activity, ActivityKind, ActivityState } from './activity.ts'

function toActivity(row: Selectable<ActivityTable>): Activity {
  return {
    id: row.id,
    programme: row.programme_id,
    kind: row.kind as ActivityKind,
    title: row.title,
    code: row.code,
    state: row.state as ActivityState,
    openedAt: row.opened_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    madeAt: row.made_at,
  }
}

export async function activityOf(
  db: OrganisationDatabase,
  id: Id<'activity'>,
): Promise<Activity | undefined> {
  const row = await db.selectFrom('activity').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toActivity(row)
}

/** In the order in which they were made. */
export async function activitiesOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Activity[]> {
  const rows = await db
    .selectFrom('activity')
    .selectAll()
    .where('programme_id', '=', programme)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(toActivity)
}

export async function insertActivity(db: OrganisationDatabase, activity: Activity): Promise<void> {
  await db
    .insertInto('activity')
    .values({
      organisation_id: db.organisation,
      id: activity.id,
      programme_id: activity.programme,
      kind: activity.kind,
      title: activity.title,
      code: activity.code,
      state: activity.state,
      made_at: activity.madeAt,
    })
    .execute()
}

/** False where the activity is in that state already, or not there. */
export async function updateActivityState(
  db: OrganisationDatabase,
  id: Id<'activity'>,
  state: ActivityState,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('activity')
    .set(
      state === 'open'
        ? { state, opened_at: now, closed_at: null }
        : { state, closed_at: state === 'closed' ? now : null },
    )
    .where('id', '=', id)
    .where('state', '<>', state)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
