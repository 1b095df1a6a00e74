import { enterWords, type OrganisationDatabase } from '../platform/db/transaction.ts'
import { type Id, newId } from '../platform/ids.ts'
import { isExactSlice, type Span } from './excerpt.ts'

export type ExcerptMade =
  | { readonly ok: true; readonly excerpt: Id<'excerpt'> }
  /** The words are gone, have changed meanwhile, or the piece is empty, cuts a character in two, or is not in them. */
  | { readonly ok: false }

/**
 * Keeps a piece of a contribution to point at, once it is sure that `quote` is what stands there today, as the words are
 * shown: what was covered is no part of any excerpt. The
 * same piece asked for twice is one excerpt.
 */
export function makeExcerpt(
  db: OrganisationDatabase,
  piece: { readonly contribution: Id<'contribution'>; readonly span: Span; readonly quote: string },
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<ExcerptMade> {
  return enterWords(db, async () => {
    const { contribution, span, quote } = piece
    const row = await db
      .selectFrom('contribution')
      .select(['words', 'shown'])
      .where('id', '=', contribution)
      .forShare()
      .executeTakeFirst()
    if (!row || !isExactSlice(row.shown ?? row.words, span, quote)) return { ok: false }
    const id = newId<'excerpt'>()
    await db
      .insertInto('excerpt')
      .values({
        organisation_id: db.organisation,
        id,
        contribution_id: contribution,
        start_at: span.start,
        end_at: span.end,
        made_at: by.now,
        made_by: by.account ?? null,
      })
      .onConflict(conflict =>
        conflict.columns(['organisation_id', 'contribution_id', 'start_at', 'end_at']).doNothing(),
      )
      .execute()
    const kept = await db
      .selectFrom('excerpt')
      .select('id')
      .where('contribution_id', '=', contribution)
      .where('start_at', '=', span.start)
      .where('end_at', '=', span.end)
      .executeTakeFirstOrThrow()
    return { ok: true, excerpt: kept.id }
  })
}
