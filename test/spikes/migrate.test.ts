import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { migrations } from '../../src/migrations.ts'
import { openDatabase } from '../../src/platform/db/connection.ts'
import { newId } from '../../src/platform/ids.ts'
import { databaseAt } from '../template.ts'

test('two processes that migrate an empty database at once leave one whole schema', async () => {
  const server = process.env['ROWAN_TEST_DATABASE'] ?? ''
  const name = `migrated_${newId().replaceAll('-', '')}`
  const login = openDatabase(server, { size: 1, role: 'none' })
  await sql.raw(`create database ${name}`).execute(login.db)
  await login.close()
  const url = databaseAt(server, name)
  const both = [1, 2].map(() => fork(join(import.meta.dirname, 'migrate-process.ts'), [url]))
  const codes = await Promise.all(both.map(async child => (await once(child, 'exit'))[0]))
  assert.deepEqual(codes, [0, 0])
  const owner = openDatabase(url, { size: 1, role: 'rowan_owner' })
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      owner.db,
    )
    assert.deepEqual(
      rows.map(row => row.name),
      Object.keys(migrations).sort(),
    )
  } finally {
    await owner.close()
  }
})
