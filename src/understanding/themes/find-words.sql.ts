import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** What was said with these words and is not in the theme yet. */
export function wordsNotInTheme(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  theme: Id<'theme'>,
  find: string,
  most: number,
) {
  return db
    .selectFrom('analysable_contribution as said')
    .select(['said.id', 'said.words', 'said.language'])
    .where('said.programme_id', '=', programme)
    .where(sql<boolean>`said.search @@ websearch_to_tsquery('simple', plain_text(${find}))`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('coding')
            .select('coding.theme_id')
            .whereRef('coding.contribution_id', '=', 'said.id')
            .where('coding.theme_id', '=', theme),
        ),
      ),
    )
    .orderBy('said.received_at', 'desc')
    .orderBy('said.id')
    .limit(most)
    .execute()
}
