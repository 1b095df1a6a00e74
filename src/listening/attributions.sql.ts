import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import { enterWords } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'

/** The lines that must stand wherever words of this programme's imports are published, each once. */
export function attributionsOf(db: OrganisationDatabase, programme: Id<'programme'>): Promise<string[]> {
  return enterWords(db, async () => {
    const rows = await db
      .selectFrom('import')
      .select('attribution')
      .distinct()
      .where('programme_id', '=', programme)
      .where('attribution', '<>', '')
      .where('rows_stored', '>', 0)
      .where('state', '<>', 'removed')
      .orderBy('attribution')
      .execute()
    return rows.map(row => row.attribution)
  })
}
