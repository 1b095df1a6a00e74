import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type OpenDatabase, openDatabase } from '../../src/platform/db/connection.ts'
import { enterWords, inOrganisation, inOrganisationWithWords } from '../../src/platform/db/transaction.ts'
import { testDatabase } from '../database.ts'
import { makeWorld, type World } from '../world.ts'

let world: World
let single: OpenDatabase
before(async () => {
  world = await makeWorld()
  // One connection, so that whoever comes next gets the one that was used before.
  single = openDatabase((await testDatabase()).url, { size: 1 })
})
after(() => single.close())

async function standing() {
  const { rows } = await sql<{ role: string; organisation: string | null; pid: number }>`
    select current_user as role, current_organisation()::text as organisation, pg_backend_pid() as pid`.execute(
    single.db,
  )
  return rows[0]!
}

const words = () => sql`select count(*) from contribution`.execute(single.db)

test('after a commit the connection is the application’s again, in no organisation', async () => {
  const { pid } = await standing()
  const inside = await inOrganisationWithWords(single.db, world.organisation.id, async db => {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
    return rows[0]?.role
  })
  assert.equal(inside, 'rowan_words')
  assert.deepEqual(await standing(), { role: 'rowan_app', organisation: null, pid })
  await assert.rejects(words(), /permission denied/)
})

test('after a rollback too', async () => {
  const { pid } = await standing()
  await assert.rejects(
    inOrganisationWithWords(single.db, world.organisation.id, async () => {
      throw new Error('half-way')
    }),
    /half-way/,
  )
  assert.deepEqual(await standing(), { role: 'rowan_app', organisation: null, pid })
  await assert.rejects(words(), /permission denied/)
})

test('after a statement failed in the words’ role too', async () => {
  await assert.rejects(
    inOrganisation(single.db, world.organisation.id, db =>
      enterWords(db, () => sql`select 1 / 0`.execute(db)),
    ),
    /division by zero/,
  )
  assert.equal((await standing()).role, 'rowan_app')
})

test('within one transaction the words’ role is left when its work is done', async () => {
  const role = await inOrganisation(single.db, world.organisation.id, async db => {
    await enterWords(db, () => sql`select count(*) from contribution`.execute(db))
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
    return rows[0]?.role
  })
  assert.equal(role, 'rowan_app')
})
