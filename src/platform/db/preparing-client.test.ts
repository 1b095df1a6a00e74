import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'

test('a statement that asks for it is prepared under its name, and others are not', async () => {
  const { db } = await testDatabase()
  await db.connection().execute(async connection => {
    for (const number of [1, 2]) {
      const { rows } = await sql<{
        sum: number
      }>`/* prepare adding */ select ${number}::int + 1 as sum`.execute(connection)
      assert.deepEqual(rows, [{ sum: number + 1 }])
    }
    await sql`select ${1}::int`.execute(connection)
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(connection)
    assert.deepEqual(rows, [{ name: 'adding' }])
  })
})
