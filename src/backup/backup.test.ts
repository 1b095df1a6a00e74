import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { makeConversation, sayAll } from '../../test/conversation.ts'
import { testDatabase } from '../../test/database.ts'
import { databaseAt } from '../../test/template.ts'
import { makeWorld } from '../../test/world.ts'
import { queues } from '../jobs.ts'
import { migrations } from '../migrations.ts'
import { inOrganisation } from '../platform/db/transaction.ts'
import { publish } from '../platform/events.ts'
import { storeFile } from '../platform/files/stored-file.ts'
import { newId } from '../platform/ids.ts'
import { UnusableBackup } from './backup-file.ts'
import { restoreBackup } from './restore-backup.ts'
import { tablesOf, writeBackup } from './write-backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'rowan-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const composition = { migrations, queues }

/** Another database on the same server, as empty as one that an administrator has just made. */
async function emptyDatabase(): Promise<string> {
  const { url } = await testDatabase()
  const name = `restored_${newId().replaceAll('-', '')}`
  await using login = await connect(url)
  await login.query(`create database ${name}`)
  return databaseAt(url, name)
}

async function connect(url: string, options = '') {
  const client = new pg.Client({ connectionString: url, options })
  await client.connect()
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() })
}

const asOwner = '-c role=rowan_owner -c search_path=rowan -c timezone=UTC'

/** Every row of every table as text; events without the number that their server gave them. */
async function everything(url: string): Promise<Record<string, string[]>> {
  await using client = await connect(url, asOwner)
  const all: Record<string, string[]> = {}
  for (const { table, columns } of await tablesOf(client)) {
    if (table === 'event_cursor') continue
    const kept = columns.filter(column => !(table === 'event' && column === 'tx'))
    const { rows } = await client.query<{ row: string }>(
      `select row(${kept.map(column => pg.escapeIdentifier(column)).join(', ')})::text as row from ${table}`,
    )
    all[table] = rows.map(({ row }) => row).sort()
  }
  return all
}

async function backup(url: string, name: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, writeBackup(url, null))
  return path
}

/** A programme in which people said something difficult to write down, with a file beside it. */
async function livedIn() {
  const world = await makeWorld()
  const conversation = await makeConversation(world)
  await sayAll(world, conversation, [
    'Tabs\tand\nnew lines, \\N and "quotes"',
    { words: 'أريد وقتا للحديث', characteristics: { area: 'S12000035' } },
  ])
  const file = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    storeFile(db, { name: 'a.bin', mediaType: 'application/octet-stream', now: world.clock.now() }, [
      Buffer.from(Array.from({ length: 3000 }, (_, byte) => byte % 256)),
    ]),
  )
  const { url } = await testDatabase()
  return { world, url, file }
}

describe('a backup', () => {
  test('brings everything back into another database, row for row', async () => {
    const { url } = await livedIn()
    const path = await backup(url, 'whole.rowan')
    const other = await emptyDatabase()
    await restoreBackup(other, path, composition)
    const [then, now] = [await everything(url), await everything(other)]
    assert.deepEqual(now, then)
    assert.ok(then['contribution']?.some(row => row.includes('new lines')))
  })

  test('leaves row-level security, keys and triggers as a fresh start makes them', async () => {
    const { url } = await livedIn()
    const other = await emptyDatabase()
    await restoreBackup(other, await backup(url, 'rules.rowan'), composition)
    const rules = async (at: string) => {
      await using client = await connect(at, asOwner)
      const constraints = await client.query<{ rule: string }>(
        `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated as rule
         from pg_constraint where connamespace = 'rowan'::regnamespace order by 1`,
      )
      const triggers = await client.query<{ rule: string }>(
        `select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text as rule from pg_trigger
         where not tgisinternal order by 1`,
      )
      const secured = await client.query<{ rule: string }>(
        `select relname || ' ' || relrowsecurity as rule from pg_class
         where relnamespace = 'rowan'::regnamespace and relkind = 'r' order by 1`,
      )
      return [...constraints.rows, ...triggers.rows, ...secured.rows].map(({ rule }) => rule)
    }
    assert.deepEqual(await rules(other), await rules(url))
  })

  test('delivers afterwards what had not been delivered, once, and nothing that had', async () => {
    const { world, url } = await livedIn()
    await using owner = await connect(url, asOwner)
    await owner.query(
      `insert into event_cursor (reader, tx, id) select 'relay', tx, id from event order by tx desc, id desc limit 1
       on conflict (reader) do update set tx = excluded.tx, id = excluded.id`,
    )
    const response = newId()
    await inOrganisation(world.services.database.db, world.organisation.id, db =>
      publish(db, 'response.withdrawn', { response, activity: newId() }),
    )
    const other = await emptyDatabase()
    await restoreBackup(other, await backup(url, 'events.rowan'), composition)
    await using restored = await connect(other, asOwner)
    const { rows } = await restored.query<{ payload: { response: string } }>(
      `select payload from event_cursor c, events_after(c.tx, c.id, 1000) where c.reader = 'relay'`,
    )
    assert.deepEqual(
      rows.map(({ payload }) => payload.response),
      [response],
    )
  })

  test('knows of every column that holds a number of this server’s transactions', async () => {
    const { url } = await testDatabase()
    await using client = await connect(url)
    const { rows } = await client.query<{ at: string }>(
      `select table_name || '.' || column_name as at from information_schema.columns
       where table_schema = 'rowan' and data_type in ('xid8', 'xid') and table_name !~ '_after$' order by 1`,
    )
    assert.deepEqual(
      rows.map(({ at }) => at),
      ['event.tx', 'event_cursor.tx'],
    )
  })

  test('is refused by a database that a Rowan has used, which stays as it is', async () => {
    const { url } = await livedIn()
    const path = await backup(url, 'used.rowan')
    const before = await everything(url)
    await assert.rejects(restoreBackup(url, path, composition), /not empty.*Nothing was restored/)
    assert.deepEqual(await everything(url), before)
  })

  test('of a newer Rowan is refused, and nothing is made', async () => {
    const { url } = await livedIn()
    const text = gunzipSync(readFileSync(await backup(url, 'newer.rowan')))
    const path = join(folder, 'changed.rowan')
    const end = text.indexOf(10)
    const first = JSON.parse(text.subarray(0, end).toString())
    first.migrations.push('2099-01-01-010-later')
    writeFileSync(path, gzipSync(Buffer.concat([Buffer.from(JSON.stringify(first)), text.subarray(end)])))
    const other = await emptyDatabase()
    await assert.rejects(restoreBackup(other, path, composition), /newer Rowan.*2099-01-01-010-later/)
    assert.deepEqual(await schemas(other), [])
  })

  for (const [name, damage] of [
    ['cut short', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['without its last line', (bytes: Buffer) => withoutLastLine(bytes)],
    ['of another kind', () => Buffer.from('row,text\n1,hello\n')],
    ['with a bit turned', (bytes: Buffer) => turned(bytes)],
  ] as const) {
    test(`that is ${name} is refused, and the database is empty afterwards`, async () => {
      const { url } = await livedIn()
      const path = await backup(url, 'damaged.rowan')
      writeFileSync(path, damage(readFileSync(path)))
      const other = await emptyDatabase()
      await assert.rejects(restoreBackup(other, path, composition), UnusableBackup)
      assert.deepEqual(await schemas(other), [])
    })
  }
})

async function schemas(url: string): Promise<string[]> {
  await using client = await connect(url)
  const { rows } = await client.query<{ name: string }>(
    `select nspname::text as name from pg_namespace where nspname in ('rowan', 'pgboss')`,
  )
  return rows.map(({ name }) => name)
}

function withoutLastLine(bytes: Buffer): Buffer {
  const text = gunzipSync(bytes)
  return gzipSync(text.subarray(0, text.lastIndexOf(10, text.length - 2) + 1))
}

function turned(bytes: Buffer): Buffer {
  const other = Buffer.from(bytes)
  const at = Math.floor(bytes.length * 0.7)
  other.writeUInt8(other.readUInt8(at) ^ 16, at)
  return other
}
