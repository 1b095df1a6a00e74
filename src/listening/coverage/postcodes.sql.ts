import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type PostcodePlace, readPostcode } from './postcode.ts'
import { type PostcodeColumns, postcodeColumns } from './postcode-columns.ts'

export type PostcodeTableId = Id<'postcode_table'>

const refusal = z.object({ row: z.number(), column: z.string(), why: z.string() })
export type PostcodeRefusal = z.infer<typeof refusal>

export type PostcodeTable = {
  readonly id: PostcodeTableId
  readonly file: Id<'stored_file'> | undefined
  readonly fileName: string
  readonly state: 'waiting' | 'running' | 'used' | 'failed'
  readonly columns: PostcodeColumns
  readonly rowsRead: number
  readonly rowsTotal: number | undefined
  readonly rowsRefused: number
  readonly refusals: readonly PostcodeRefusal[]
  readonly failure: string | undefined
  readonly madeAt: Date
}

/** Whether postcodes can be turned into places: whether a table of them is in use. */
export async function hasPostcodes(db: OrganisationDatabase): Promise<boolean> {
  const row = await db
    .selectFrom('postcode_table')
    .select('id')
    .where('state', '=', 'used')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Where a postcode is, by the table that the organisation loaded. Undefined where it is no postcode, is not in the
 * table, or no table is loaded: `hasPostcodes` tells that apart. The postcode itself is kept nowhere.
 */
export async function placeOfPostcode(
  db: OrganisationDatabase,
  postcode: string,
): Promise<PostcodePlace | undefined> {
  const wanted = readPostcode(postcode)
  if (!wanted) return undefined
  const row = await db
    .selectFrom('postcode_place')
    .innerJoin('postcode_table', join =>
      join
        .onRef('postcode_table.organisation_id', '=', 'postcode_place.organisation_id')
        .onRef('postcode_table.id', '=', 'postcode_place.table_id'),
    )
    .select(['postcode_place.area_code as area', 'postcode_place.quintile'])
    .where('postcode_table.state', '=', 'used')
    .where('postcode_place.postcode', '=', wanted)
    .executeTakeFirst()
  if (!row) return undefined
  const quintile = ([1, 2, 3, 4, 5] as const).find(one => one === row.quintile)
  return { ...(row.area ? { area: row.area } : {}), ...(quintile ? { quintile } : {}) }
}

/** The files of postcodes that were brought, the newest first. */
export async function postcodeTables(db: OrganisationDatabase): Promise<PostcodeTable[]> {
  const rows = await db
    .selectFrom('postcode_table')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => ({
    id: row.id,
    file: row.file_id ?? undefined,
    fileName: row.file_name,
    state: row.state as PostcodeTable['state'],
    columns: postcodeColumns.parse(row.columns),
    rowsRead: row.rows_read,
    rowsTotal: row.rows_total ?? undefined,
    rowsRefused: row.rows_refused,
    refusals: z.array(refusal).parse(row.refusals),
    failure: row.failure ?? undefined,
    madeAt: row.made_at,
  }))
}

export async function insertPostcodeTable(
  db: OrganisationDatabase,
  made: { readonly file: Id<'stored_file'>; readonly fileName: string; readonly columns: PostcodeColumns },
  by: { readonly account: Id<'account'>; readonly now: Date },
): Promise<PostcodeTableId> {
  const id = newId<'postcode_table'>()
  await db
    .insertInto('postcode_table')
    .values({
      organisation_id: db.organisation,
      id,
      file_id: made.file,
      file_name: made.fileName,
      state: 'waiting',
      columns: JSON.stringify(made.columns),
      made_at: by.now,
      made_by: by.account,
    })
    .execute()
  return id
}

/** Takes the work up, also where a worker died in it. False where it is over. */
export async function beginPostcodes(db: OrganisationDatabase, id: PostcodeTableId): Promise<boolean> {
  const row = await db
    .updateTable('postcode_table')
    .set({ state: 'running' })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type PostcodeBatch = {
  /** Rows of the file that were passed up to the end of the batch. */
  readonly read: number
  readonly refused: number
  readonly refusals: readonly PostcodeRefusal[]
  readonly places: readonly {
    readonly postcode: string
    readonly area: string | null
    readonly quintile: number | null
  }[]
}

/**
 * Stores a part of a file. What this file does not tell of a postcode, such as the area where it has only the
 * quintile, stays as the table in use has it.
 */
export async function storePostcodes(
  db: OrganisationDatabase,
  id: PostcodeTableId,
  batch: PostcodeBatch,
): Promise<void> {
  await sql`
    insert into postcode_place (organisation_id, table_id, postcode, area_code, quintile)
    select ${db.organisation}::uuid, ${id}::uuid, given.postcode, coalesce(given.area, before.area_code),
      coalesce(given.quintile, before.quintile)
    from unnest(${batch.places.map(place => place.postcode)}::text[],
      ${batch.places.map(place => place.area)}::text[],
      ${batch.places.map(place => place.quintile)}::smallint[]) as given (postcode, area, quintile)
    left join (
      select place.postcode, place.area_code, place.quintile from postcode_place place
      join postcode_table used on used.organisation_id = place.organisation_id and used.id = place.table_id
      where used.state = 'used') before on before.postcode = given.postcode
    on conflict do nothing`.execute(db)
  await sql`
    update postcode_table set rows_read = ${batch.read}, rows_refused = rows_refused + ${batch.refused},
      refusals = case when jsonb_array_length(refusals) >= 50 then refusals
        else refusals || ${JSON.stringify(batch.refusals)}::jsonb end
    where id = ${id}`.execute(db)
}

/** Puts a file in use in the place of the one before, whose postcodes go. */
export async function usePostcodes(db: OrganisationDatabase, id: PostcodeTableId, now: Date): Promise<void> {
  await db
    .updateTable('postcode_table')
    .set({ state: 'used', finished_at: now, file_id: null })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('postcode_place').where('table_id', '!=', id).execute()
  await db.deleteFrom('postcode_table').where('id', '!=', id).where('state', '=', 'used').execute()
}

export async function failPostcodes(
  db: OrganisationDatabase,
  id: PostcodeTableId,
  failure: string,
  now: Date,
): Promise<void> {
  await db.deleteFrom('postcode_place').where('table_id', '=', id).execute()
  await db
    .updateTable('postcode_table')
    .set({ state: 'failed', failure, finished_at: now, file_id: null })
    .where('id', '=', id)
    .execute()
}

/** Takes all postcodes away: the postcode question says from then on that there is no table. */
export async function removePostcodes(db: OrganisationDatabase): Promise<void> {
  await db.deleteFrom('postcode_place').execute()
  await db.deleteFrom('postcode_table').where('state', 'in', ['used', 'failed']).execute()
}

/** How many different postcodes a file brought. */
export async function countPostcodes(db: OrganisationDatabase, id: PostcodeTableId): Promise<number> {
  const { count } = await db
    .selectFrom('postcode_place')
    .select(sql<number>`count(*)`.as('count'))
    .where('table_id', '=', id)
    .executeTakeFirstOrThrow()
  return count
}
