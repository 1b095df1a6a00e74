import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { ZodError } from 'zod'
import { openDatabase } from '../platform/db/connection.ts'
import { migrate } from '../platform/db/migrate.ts'
import type { Migrations } from '../platform/db/migration.ts'
import type { OrganisationId } from '../platform/ids.ts'
import { openQueue } from '../platform/jobs/queue.ts'
import { openLog } from '../platform/log.ts'
import { ending, type Heading, heading, tableHeading, UnusableBackup } from './backup-file.ts'
import { type BackupReader, readBackup } from './read-backup.ts'

export type Restored = { readonly tables: number; readonly made: string; readonly key: string | null }

/**
 * Restores the backup at `path` into the empty database at `url`: all of it or nothing. A backup of an older
 * Rowan is restored as it was and then brought to today's schema.
 *
 * @throws UnusableBackup where the file cannot be restored, or the database is not empty
 */
export async function restoreBackup(
  url: string,
  path: string,
  { migrations, queues }: { readonly migrations: Migrations; readonly queues: readonly string[] },
  onTable: (table: string) => void = () => {},
): Promise<Restored> {
  const reader = readBackup(path)
  try {
    const first = heading.safeParse(await reader.line())
    if (!first.success)
      throw new UnusableBackup(`${path} is no backup that this Rowan can read. Nothing was restored.`)
    const unknown = first.data.migrations.find(name => !(name in migrations))
    if (unknown !== undefined) {
      throw new UnusableBackup(
        `${path} was made by a newer Rowan (it has the change “${unknown}”). Nothing was restored. Update this one, then try again.`,
      )
    }
    await refuseUsed(url)
    const then = Object.fromEntries(
      Object.entries(migrations).filter(([name]) => first.data.migrations.includes(name)),
    )
    await migrate(url, then, queues)
    try {
      const tables = await fill(url, reader, onTable)
      await migrate(url, migrations, queues)
      await queueAgain(url, first.data.jobs)
      return { tables, made: first.data.made, key: first.data.key }
    } catch (error) {
      await empty(url)
      throw isDamage(error)
        ? new UnusableBackup(
            `${path} was damaged: PostgreSQL cannot take what is in it. Nothing was restored.`,
          )
        : error
    }
  } finally {
    reader.close()
  }
}

async function refuseUsed(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client
    .query<{ used: boolean }>(`select to_regnamespace('rowan') is not null as used`)
    .finally(() => client.end())
  if (rows[0]?.used) {
    throw new UnusableBackup(
      'The database is not empty: a Rowan has used it. Nothing was restored. Restore into another one: name an empty folder with DATA_DIR, or an empty database with DATABASE_URL.',
    )
  }
}

/** Copies every table in one transaction, as the owner of the tables. */
async function fill(url: string, reader: BackupReader, onTable: (table: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: '-c role=rowan_owner -c search_path=rowan' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    const putBack = await setRulesAside(client)
    let tables = 0
    for (;;) {
      const next: unknown = await reader.line()
      const last = ending.safeParse(next)
      if (last.success) {
        if (last.data.tables !== tables)
          throw new UnusableBackup('The backup does not hold what it says. Nothing was restored.')
        break
      }
      const { table, columns } = tableHeading.parse(next)
      onTable(table)
      await client.query(`delete from ${pg.escapeIdentifier(table)}`)
      const into = client.query(
        copyFrom(
          `copy ${pg.escapeIdentifier(table)} (${columns.map(column => pg.escapeIdentifier(column)).join(', ')}) from stdin`,
        ),
      )
      await pipeline(Readable.from(reader.rows(), { objectMode: false }), into)
      tables += 1
    }
    await client.query(putBack)
    await renumberEvents(client)
    await client.query('commit')
    return tables
  } finally {
    await client.end()
  }
}

/**
 * Foreign keys and triggers would want the tables in some order, and would do again what was done. They are
 * taken off for the copying; the statements that come back put them on again, and every key is then checked.
 */
async function setRulesAside(client: pg.Client): Promise<string> {
  const { rows: keys } = await client.query<{ at: string; name: string; definition: string }>(
    `select conrelid::regclass::text as at, conname::text as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'rowan'::regnamespace and conparentid = 0`,
  )
  const { rows: tables } = await client.query<{ at: string }>(
    `select distinct tgrelid::regclass::text as at from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not tgisinternal and c.relnamespace = 'rowan'::regnamespace`,
  )
  const all = (statements: string[]) => statements.join(';\n')
  await client.query(
    all([
      ...keys.map(({ at, name }) => `alter table ${at} drop constraint ${pg.escapeIdentifier(name)}`),
      ...tables.map(({ at }) => `alter table ${at} disable trigger user`),
    ]),
  )
  return all([
    ...keys.map(
      ({ at, name, definition }) =>
        `alter table ${at} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    ),
    ...tables.map(({ at }) => `alter table ${at} enable trigger user`),
  ])
}

/**
 * Events are delivered in the order of the transactions that wrote them, and this server counts transactions
 * from another number: what was delivered is put before everything, what was not counts as written now.
 */
async function renumberEvents(client: pg.Client) {
  await client.query(`
    update event set tx = case
      when exists (select from event_cursor c where c.reader = 'relay' and (event.tx, event.id) <= (c.tx, c.id)) then '1'::xid8
      else pg_current_xact_id() end;
    update event_cursor set tx = '2'::xid8, id = '00000000-0000-0000-0000-000000000000'`)
}

/** What was waiting when the backup was made is done here. */
async function queueAgain(url: string, jobs: Heading['jobs']) {
  if (jobs.length === 0) return
  const database = openDatabase(url, { size: 2 })
  const queue = await openQueue(database, openLog('silent'))
  for (const { name, data } of jobs)
    await queue.send(name, {
      organisation: String(data['organisation']) as OrganisationId,
      id: String(data['id']),
    })
  await queue.stop()
  await database.close()
}

/** Damage shows before the file's own check, which stands at its end: wrong values, broken keys, no such table. */
function isDamage(error: unknown): boolean {
  if (error instanceof ZodError) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(22|23|42)[0-9A-Z]{3}$/.test(code)
}

/** Leaves the database as it was found. */
async function empty(url: string) {
  const owner = openDatabase(url, { size: 1, role: 'rowan_owner' })
  await owner.pool
    .query('drop schema if exists pgboss cascade; drop schema if exists rowan cascade')
    .catch(() => {})
  await owner.close()
}
