import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import { openQueue, type Queue } from '../../src/platform/jobs/queue.ts'
import { openLog } from '../../src/platform/log.ts'
import { sendMailQueue } from '../../src/platform/mail/mail.ts'
import { testDatabase } from '../database.ts'
import { makeWorld, type World } from '../world.ts'

let world: World
let queue: Queue
const lines: string[] = []

before(async () => {
  world = await makeWorld()
  const log = openLog('debug', { write: line => void lines.push(line) })
  queue = await openQueue(await testDatabase(), log)
})
after(() => queue.stop())

test('the application works the queue without the right to change its schema, and no failure keeps words', async () => {
  const { db } = await testDatabase()
  await assert.rejects(sql`create table pgboss.mine (id int)`.execute(db), /permission denied/)
  const ran: string[] = []
  const failing = newId<'mail'>()
  const working = newId<'mail'>()
  const payload = (id: string) => ({ organisation: world.organisation.id, id })
  await queue.work([
    {
      name: sendMailQueue,
      run: async ({ id }) => {
        ran.push(id)
        if (id === failing) throw new Error('words that somebody wrote')
      },
    },
  ])
  await queue.send(sendMailQueue, payload(failing))
  await queue.send(sendMailQueue, payload(working))
  while (!ran.includes(failing) || !ran.includes(working)) await pause(50)
  const { owner } = await testDatabase()
  const kept = async () =>
    JSON.stringify(
      (await sql`select state, output from pgboss.job where data ->> 'id' = ${failing}`.execute(owner.db))
        .rows,
    )
  while (!/retry|failed/.test(await kept())) await pause(50)
  assert.doesNotMatch(await kept(), /somebody wrote/)
  assert.match(lines.join(''), /A job failed/)
  assert.doesNotMatch(lines.join(''), /somebody wrote/)
})
