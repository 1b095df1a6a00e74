import { after } from 'node:test'
import { sql } from 'kysely'
import { type OpenDatabase, openDatabase } from '../src/platform/db/connection.ts'
import { newId } from '../src/platform/ids.ts'
import { databaseAt } from './template.ts'

/** A database of this test file's own, cloned from the migrated template. */
export type TestDatabase = OpenDatabase & { readonly url: string; readonly owner: OpenDatabase }

let made: Promise<TestDatabase> | undefined

// Here and not at the first call: inside a test, `after` would mean after that test.
after(async () => {
  const database = await made
  await database?.close()
  await database?.owner.close()
})

/** The file's database: made at the first call, the same at each later one, closed after the file's tests. */
export function testDatabase(): Promise<TestDatabase> {
  made ??= clone()
  return made
}

async function clone(): Promise<TestDatabase> {
  const server = process.env['ROWAN_TEST_DATABASE']
  if (!server) throw new Error('Run tests with "npm test -- path", which starts a database for them.')
  const name = `test_${newId().replaceAll('-', '')}`
  const login = openDatabase(server, { size: 1, role: 'none' })
  // Two files that clone at once wait for each other on the template.
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.raw(`create database ${name} template rowan_template`).execute(login.db)
      break
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise(resolve => setTimeout(resolve, 25 * attempt))
    }
  }
  await login.close()
  const url = databaseAt(server, name)
  const app = openDatabase(url, { size: 10 })
  const owner = openDatabase(url, { size: 3, role: 'rowan_owner' })
  return { ...app, url, owner }
}
