import { type Kysely, sql } from 'kysely'
import type { DB } from '../src/platform/db/database.generated.ts'

export type TableColumns = ReadonlyMap<string, readonly Column[]>
type Column = { readonly name: string; readonly type: string }

/** The tables of the schema `rowan`, each with the columns that a row must be given. */
export async function tableColumns(db: Kysely<DB>): Promise<TableColumns> {
  const { rows } = await sql<{ table: string; name: string; type: string }>`
    select c.table_name as table, c.column_name as name, c.udt_name as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'rowan' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and (c.is_nullable = 'NO' and c.column_default is null
        or c.udt_name in ('bool', 'jsonb') or c.column_name in ('organisation_id', 'state'))
    order by c.table_name, c.ordinal_position`.execute(db)
  const tables = new Map<string, Column[]>()
  for (const { table, name, type } of rows) tables.set(table, [...(tables.get(table) ?? []), { name, type }])
  return tables
}

/**
 * Takes away what a row must fulfil besides its types, so that any row can be made. For a test's own
 * database: what is left is what row-level security holds.
 */
export async function dropConstraints(owner: Kysely<DB>): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint
    where connamespace = 'rowan'::regnamespace and contype in ('c', 'f')
    union all
    select distinct format('alter table %s disable trigger user', tgrelid::regclass)
    from pg_trigger join pg_class on pg_class.oid = tgrelid
    where relnamespace = 'rowan'::regnamespace and not tgisinternal`.execute(owner)
  for (const { statement } of rows) await sql.raw(statement).execute(owner)
}

/**
 * Inserts one row that belongs to the organisation. Every id in it is `id`, every box is ticked and every
 * state is open, so that rows of several tables belong together and views show them.
 */
export async function insertAnyRow(
  db: Kysely<DB>,
  table: string,
  columns: readonly Column[],
  organisation: string,
  id: string,
): Promise<void> {
  const names = sql.join(columns.map(column => sql.ref(column.name)))
  const values = sql.join(columns.map(column => valueFor(column, organisation, id)))
  await sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(db)
}

function valueFor({ name, type }: Column, organisation: string, id: string) {
  if (name === 'organisation_id') return sql`${organisation}::uuid`
  if (name === 'state') return sql`'open'`
  switch (type) {
    case 'uuid':
      return sql`${id}::uuid`
    case 'text':
      return sql`${id}`
    case 'bool':
      return sql`true`
    case 'int2':
    case 'int4':
    case 'int8':
    case 'float4':
    case 'float8':
    case 'numeric':
      return sql`1`
    case 'timestamptz':
      return sql`timestamptz '2026-03-04 10:00Z'`
    case 'date':
      return sql`date '2026-03-04'`
    case 'bytea':
      return sql`'\\x01'::bytea`
    case 'json':
    case 'jsonb':
      return sql`'{"one": 1}'::jsonb`
    case 'xid8':
      return sql`pg_current_xact_id()`
    default:
      if (type.startsWith('_')) return sql`'{}'`
      throw new Error(`A column of type ${type} needs a value here.`)
  }
}
