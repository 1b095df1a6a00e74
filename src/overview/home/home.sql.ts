import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type SaidFound = {
  readonly id: Id<'contribution'>
  readonly words: string
  readonly language: string
  readonly activity: Id<'activity'>
}

/** The newest things said that hold all these words. */
export function saidWith(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  find: string,
  most: number,
): Promise<SaidFound[]> {
  return db
    .selectFrom('analysable_contribution')
    .select(['id', 'words', 'language', 'activity_id as activity'])
    .where('programme_id', '=', programme)
    .where(sql<boolean>`search @@ websearch_to_tsquery('simple', plain_text(${find}))`)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}
