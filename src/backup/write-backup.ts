import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Heading, TableHeading } from './backup-file.ts'

/**
 * Every table of the database at `url` as one compressed stream, as it was at one moment: the server may go on
 * working meanwhile.
 *
 * @param key the mark of the secret key in use, see `markOfKey`
 * @param onTable is told which table comes next, and how many of how many are done
 * @throws NothingToBackUp where no Rowan has used the database
 */
export async function* writeBackup(
  url: string,
  key: string | null,
  onTable: (table: string, done: number, of: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c role=rowan_owner -c search_path=rowan',
    application_name: 'rowan backup',
  })
  client.on('error', () => {})
  const login = new pg.Client({ connectionString: url, application_name: 'rowan backup' })
  await login.connect()
  const known = await login
    .query<{ there: boolean }>(`select to_regclass('rowan.kysely_migration') is not null as there`)
    .finally(() => login.end())
  if (!known.rows[0]?.there) throw new NothingToBackUp('This database holds nothing of Rowan’s yet.')
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    yield* compressed(contents(client, key, onTable))
    await client.query('commit')
  } finally {
    await client.end()
  }
}

export class NothingToBackUp extends Error {
  override readonly name = 'NothingToBackUp'
}

function compressed(pieces: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const packed = createGzip({ level: 6 })
  const source = Readable.from(pieces, { objectMode: false })
  source.on('error', error => packed.destroy(error))
  return source.pipe(packed)
}

async function* contents(
  client: pg.Client,
  key: string | null,
  onTable: (table: string, done: number, of: number) => void,
): AsyncGenerator<Uint8Array> {
  const migrations = await client.query<{ name: string }>('select name from kysely_migration order by name')
  const jobs = await client.query<{ name: string; data: Record<string, unknown> }>(
    `select name, coalesce(data, '{}') as data from pgboss.job
     where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' order by created_on`,
  )
  const first: Heading = {
    rowan: 'backup',
    format: 1,
    made: new Date().toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    jobs: jobs.rows,
    key,
  }
  yield line(first)
  const tables = await tablesOf(client)
  for (const [index, table] of tables.entries()) {
    onTable(table.table, index, tables.length)
    yield line(table)
    const columns = table.columns.map(column => pg.escapeIdentifier(column)).join(', ')
    const rows = client.query(copyTo(`copy ${pg.escapeIdentifier(table.table)} (${columns}) to stdout`))
    for await (const piece of rows) yield* framed(piece)
    yield lengthOf(0)
  }
  yield line({ end: true, tables: tables.length })
}

/** Tables of the schema with the columns that are stored, not computed. */
export async function tablesOf(client: pg.Client): Promise<TableHeading[]> {
  const { rows } = await client.query<TableHeading>(
    `select c.relname::text as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'rowan'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not like 'kysely\\_%' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  return rows
}

function line(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}

function* framed(piece: Buffer): Generator<Uint8Array> {
  if (piece.length === 0) return
  yield lengthOf(piece.length)
  yield piece
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}
