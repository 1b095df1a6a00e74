import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** How many people were heard in each council area, by its code; those who did not tell it under an empty one. */
export async function heardByArea(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ area: string; people: number }>`
    select coalesce(nullif(told.value, 'prefer_not'), '') as area, count(*) as people
    from (select distinct response_id from analysable_contribution where programme_id = ${programme}) person
    left join analysable_characteristic told on told.response_id = person.response_id and told.kind = 'area'
    group by 1`.execute(db)
  return new Map(rows.map(row => [row.area, row.people]))
}

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
