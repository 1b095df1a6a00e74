import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type ImportMapping, importMapping } from './mapping.ts'

/** Words that came in with another file, and whether they still stand as they came. */
export type RememberedWords = {
  readonly hash: string
  readonly import: Id<'import'>
  readonly question: string
  /** Their author took them back or put others in their place. */
  readonly takenBack: boolean
}

/** What is remembered of these words from other files, with how often. */
export async function rememberedWords(
  db: OrganisationDatabase,
  now: Id<'import'>,
  hashes: readonly string[],
): Promise<(RememberedWords & { readonly count: number })[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<RememberedWords & { count: number }>`
    select encode(known.words_hash, 'hex') as hash, known.import_id as import, known.question,
      contribution.id is null or contribution.revision > 1 as "takenBack", count(*) as count
    from imported_words known
    left join contribution
      on contribution.organisation_id = known.organisation_id and contribution.id = known.contribution_id
    where known.organisation_id = ${db.organisation} and known.import_id <> ${now}
      and known.words_hash = any(array(select decode(unnest(${[...hashes]}::text[]), 'hex')))
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Those of these rows that came in with another file, once for each of their words that is remembered. */
export async function knownRows(
  db: OrganisationDatabase,
  now: Id<'import'>,
  rows: readonly Id<'imported_row'>[],
): Promise<{ readonly row: Id<'imported_row'>; readonly words: RememberedWords | undefined }[]> {
  if (rows.length === 0) return []
  const known = await sql<RememberedWords & { row: Id<'imported_row'>; hash: string | null }>`
    select came.id as row, encode(known.words_hash, 'hex') as hash, came.import_id as import, known.question,
      contribution.id is null or contribution.revision > 1 as "takenBack"
    from imported_row came
    left join imported_words known
      on known.organisation_id = came.organisation_id and known.imported_row_id = came.id
    left join contribution
      on contribution.organisation_id = known.organisation_id and contribution.id = known.contribution_id
    where came.organisation_id = ${db.organisation} and came.import_id <> ${now}
      and came.id = any(${[...rows]}::uuid[])`.execute(db)
  return known.rows.map(({ row, hash, ...words }) => ({
    row,
    words: hash === null ? undefined : { ...words, hash },
  }))
}

/** The programme's other files of which something came in, with how their columns were chosen. */
export async function earlierImports(
  db: OrganisationDatabase,
  now: { readonly id: Id<'import'>; readonly programme: Id<'programme'> },
): Promise<
  { readonly id: Id<'import'>; readonly activity: Id<'activity'>; readonly mapping: ImportMapping }[]
> {
  const rows = await db
    .selectFrom('import')
    .select(['id', 'activity_id', 'mapping'])
    .where('programme_id', '=', now.programme)
    .where('id', '!=', now.id)
    .where('rows_stored', '>', 0)
    .where('mapping', 'is not', null)
    .execute()
  return rows.map(row => ({
    id: row.id,
    activity: row.activity_id,
    mapping: importMapping.parse(row.mapping),
  }))
}

/** Notes a sign of work. False where the import was stopped meanwhile. */
export async function noteSign(db: OrganisationDatabase, id: Id<'import'>, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('import')
    .set({ progress_at: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
