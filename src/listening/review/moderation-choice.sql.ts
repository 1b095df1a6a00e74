import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { recordAction } from '../../trust/index.ts'
import type { ModerationChoice } from './moderation.ts'

export async function moderationChoiceOf(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<ModerationChoice> {
  const row = await db
    .selectFrom('moderation_choice')
    .leftJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'moderation_choice.organisation_id')
        .onRef('account.id', '=', 'moderation_choice.decided_by'),
    )
    .select(['moderation_choice.fast_lane', 'moderation_choice.chosen_at', 'account.name'])
    .where('moderation_choice.activity_id', '=', activity)
    .executeTakeFirst()
  return {
    fastLane: row?.fast_lane ?? false,
    chosenAt: row?.chosen_at,
    by: row?.name ?? undefined,
  }
}

/** Writes down what was chosen, and by whom; nothing where it was so already. */
export async function chooseModeration(
  db: OrganisationDatabase,
  activity: { readonly id: Id<'activity'>; readonly programme: Id<'programme'> },
  fastLane: boolean,
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<void> {
  const values = { fast_lane: fastLane, chosen_at: by.now, decided_by: by.account ?? null }
  const changed = await db
    .insertInto('moderation_choice')
    .values({ organisation_id: db.organisation, activity_id: activity.id, ...values })
    .onConflict(conflict =>
      conflict
        .columns(['organisation_id', 'activity_id'])
        .doUpdateSet(values)
        .where('moderation_choice.fast_lane', '<>', fastLane),
    )
    .returning('activity_id')
    .executeTakeFirst()
  if (!changed) return
  await recordAction(
    db,
    {
      action: fastLane ? 'let words in before they are read' : 'had words read before they are used',
      subject: { kind: 'activity', id: activity.id },
      account: by.account,
      programme: activity.programme,
    },
    by.now,
  )
}
