import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { By } from './decide.sql.ts'
import type { Cover, Redaction, RedactionKind } from './redaction.ts'

/** What is covered of a contribution, in the order of the words. */
export async function redactionsOf(
  db: OrganisationDatabase,
  contribution: Id<'contribution'>,
): Promise<Redaction[]> {
  const rows = await db
    .selectFrom('redaction')
    .select(['id', 'start_at as start', 'end_at as end', 'kind', 'shown'])
    .where('contribution_id', '=', contribution)
    .orderBy('start_at')
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as RedactionKind }))
}

/** The contribution that something of is covered or uncovered, with its words as they were said, locked. */
export async function lockContribution(
  db: OrganisationDatabase,
  response: Id<'response'>,
  contribution: Id<'contribution'>,
) {
  return db
    .selectFrom('contribution')
    .select(['id', 'words', 'language', 'revision'])
    .where('id', '=', contribution)
    .where('response_id', '=', response)
    .forUpdate()
    .executeTakeFirst()
}

/** Puts these covers in the place of all that were there. The database brings what is shown up to date. */
export async function replaceCovers(
  db: OrganisationDatabase,
  contribution: Id<'contribution'>,
  before: readonly Redaction[],
  after: readonly Cover[],
  by: By,
): Promise<void> {
  const same = (one: Cover, other: Cover) =>
    one.start === other.start && one.end === other.end && one.shown === other.shown
  const going = before.filter(cover => !after.some(kept => same(kept, cover))).map(cover => cover.id)
  if (going.length > 0) await db.deleteFrom('redaction').where('id', 'in', going).execute()
  const added = after.filter(cover => !before.some(known => same(known, cover)))
  if (added.length === 0) return
  await db
    .insertInto('redaction')
    .values(
      added.map(cover => ({
        organisation_id: db.organisation,
        id: newId<'redaction'>(),
        contribution_id: contribution,
        start_at: cover.start,
        end_at: cover.end,
        kind: cover.kind,
        shown: cover.shown,
        made_at: by.now,
        made_by: by.account ?? null,
      })),
    )
    .execute()
}

/** Moves what is covered to where the same words stand in an author's new ones, before these are put in place. */
export async function moveCovers(
  db: OrganisationDatabase,
  moved: readonly { readonly id: Id<'redaction'>; readonly start: number; readonly end: number }[],
  gone: readonly Id<'redaction'>[],
): Promise<void> {
  if (gone.length > 0) await db.deleteFrom('redaction').where('id', 'in', gone).execute()
  for (const { id, start, end } of moved)
    await db.updateTable('redaction').set({ start_at: start, end_at: end }).where('id', '=', id).execute()
}
