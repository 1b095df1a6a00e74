import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { databaseAt } from '../../../test/template.ts'
import { openDatabase } from '../db/connection.ts'
import { newId } from '../ids.ts'
import { openLog } from '../log.ts'
import { type Hub, openHub } from './hub.ts'
import { programmeTopic, type Topic } from './topic.ts'

const hubs: Hub[] = []
after(() => Promise.all(hubs.map(hub => hub.stop())))

async function openOne(): Promise<Hub> {
  const { url } = await testDatabase()
  const hub = await openHub(url, openLog('silent'))
  hubs.push(hub)
  return hub
}

/** Resolves at the next call back; `count` is how many there were. */
function follower(hub: Hub, topic: Topic) {
  let told = () => {}
  const seen = { count: 0, next: new Promise<void>(resolve => (told = resolve)), end: () => {} }
  seen.end = hub.follow(topic, () => {
    seen.count++
    told()
  })
  return seen
}

test('a change said in one process is heard in another', async () => {
  const { url } = await testDatabase()
  const other = fork(resolve(import.meta.dirname, '../../../test/realtime-process.ts'), [url])
  try {
    await once(other, 'message')
    const hub = await openOne()
    const topic = programmeTopic(newId<'programme'>())
    const before = hub.version(topic)
    const heard = follower(hub, topic)
    other.send(topic)
    await heard.next
    assert.notEqual(hub.version(topic), before)
  } finally {
    other.disconnect()
    await once(other, 'exit')
  }
})

test('a thousand changes in a moment reach a follower as a few, and the last version is the newest', async () => {
  const [here, there] = [await openOne(), await openOne()]
  const topic = programmeTopic(newId<'programme'>())
  const heard = follower(there, topic)
  for (let round = 0; round < 10; round++) {
    for (let change = 0; change < 100; change++) here.changed(topic)
    await pause(20)
  }
  await heard.next
  await pause(600)
  assert.ok(heard.count < 100, `${heard.count} updates`)
})

test('one topic says nothing of another', async () => {
  const hub = await openOne()
  const [mine, other] = [programmeTopic(newId<'programme'>()), programmeTopic(newId<'programme'>())]
  const heardOther = follower(hub, other)
  const heard = follower(hub, mine)
  hub.changed(mine)
  await heard.next
  assert.equal(heardOther.count, 0)
})

test('more topics at once than one message holds all arrive', async () => {
  const hub = await openOne()
  const topics = Array.from({ length: 500 }, () => programmeTopic(newId<'programme'>()))
  const heard = topics.map(topic => follower(hub, topic))
  for (const topic of topics) hub.changed(topic)
  await Promise.all(heard.map(one => one.next))
})

test('when the connection is lost it is made again, and followers are told to look', async () => {
  const hub = await openOne()
  const topic = programmeTopic(newId<'programme'>())
  const heard = follower(hub, topic)
  const { url } = await testDatabase()
  const admin = openDatabase(databaseAt(process.env['ROWAN_TEST_DATABASE'] ?? url, 'postgres'), {
    size: 1,
    role: 'none',
  })
  try {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'rowan changes' and datname = ${new URL(url).pathname.slice(1)}`.execute(
      admin.db,
    )
  } finally {
    await admin.close()
  }
  await heard.next
  const again = follower(hub, topic)
  hub.changed(topic)
  await again.next
})

test('stopping tells followers a last time, and stopping twice does no harm', async () => {
  const hub = await openOne()
  const heard = follower(hub, programmeTopic(newId<'programme'>()))
  await Promise.all([hub.stop(), hub.stop()])
  await heard.next
  assert.equal(hub.stopped, true)
})
