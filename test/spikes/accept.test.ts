import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeConversation, sayAll, visitor } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { formBody, makeWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

async function count(table: string, response?: string): Promise<number> {
  const { owner } = await testDatabase()
  const where = response ? sql`where response_id = ${response}` : sql``
  const { rows } = await sql<{ count: number }>`select count(*) from ${sql.table(table)} ${where}`.execute(
    owner.db,
  )
  return rows[0]!.count
}

test('the same page sent 32 times at once is stored once, and each sender gets the same thanks', async () => {
  const conversation = await makeConversation(world)
  const before = await count('response')
  const fields = {
    page_key: 'one page',
    answer_q1: 'A thumb that presses again',
    who_age: '75+',
    analysis: 'yes',
  }
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      visitor(world, `198.51.100.${index}`).post(conversation.address, formBody(fields)),
    ),
  )
  assert.deepEqual(
    answers.map(answer => answer.status),
    answers.map(() => 303),
  )
  assert.equal(await count('response'), before + 1)
  const receipts = await Promise.all(
    answers.map(async answer => {
      const html = await (await visitor(world).get(`${answer.headers.get('Location')}?pin=chosen`)).text()
      return /\/your-words\/([a-z0-9-]+)"/.exec(html)?.[1]
    }),
  )
  assert.equal(new Set(receipts).size, 1)
  assert.ok(receipts[0])
})

test('a response comes whole: permission, words, what they told of themselves, the way back and its event', async () => {
  const conversation = await makeConversation(world)
  const [taken] = await sayAll(world, conversation, [
    { words: 'All of it or none', characteristics: { age: '75+' } },
  ])
  for (const table of ['permission', 'contribution', 'characteristic'])
    assert.equal(await count(table, taken!.response), 1, table)
  const { owner } = await testDatabase()
  const { rows } = await sql<{ ways: number; events: number }>`select
    (select count(*) from address where kind = 'receipt' and target_id = ${taken!.response}) as ways,
    (select count(*) from event where payload ->> 'response' = ${taken!.response}) as events`.execute(
    owner.db,
  )
  assert.deepEqual(rows, [{ ways: 1, events: 1 }])
})

test('a megabyte of different words is kept whole, and found by how it begins', async () => {
  const conversation = await makeConversation(world)
  const long = `lighthouse ${Array.from({ length: 130_000 }, (_, index) => index.toString(36).padStart(7, 'w')).join(' ')}`
  assert.ok(long.length > 1_000_000)
  const [taken] = await sayAll(world, conversation, [long])
  const { owner } = await testDatabase()
  const { rows } = await sql<{ length: number; found: boolean }>`
    select length(words) as length, search @@ websearch_to_tsquery('simple', plain_text('lighthouse')) as found
    from contribution where response_id = ${taken!.response}`.execute(owner.db)
  assert.deepEqual(rows, [{ length: long.length, found: true }])
})
