import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { inOrganisation } from '../../src/platform/db/transaction.ts'
import { deliverEvents, onEvent, publish, startRelay } from '../../src/platform/events.ts'
import { newId } from '../../src/platform/ids.ts'
import { makeWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

/** A transaction that has published and waits to be let go. */
function held(name: string) {
  let go = () => {}
  let begun = () => {}
  const published = new Promise<void>(resolve => (begun = resolve))
  const gate = new Promise<void>(resolve => (go = resolve))
  const done = inOrganisation(world.services.database.db, world.organisation.id, async db => {
    await publish(db, 'response.received', { response: name, activity: newId() })
    begun()
    await gate
  })
  return { published, done, go }
}

function collector() {
  const seen: string[] = []
  const handler = onEvent('response.received', `collects ${newId()}`, async payload => {
    seen.push(payload.response)
  })
  return { seen, handler }
}

test('an event that commits late is not lost behind one that began later and committed first', async () => {
  const { db } = world.services.database
  const { seen, handler } = collector()
  const early = held('began first')
  await early.published
  const late = held('began second')
  await late.published
  late.go()
  await late.done
  await deliverEvents(db, [handler], world.services.log)
  assert.deepEqual(seen, [])
  early.go()
  await early.done
  await deliverEvents(db, [handler], world.services.log)
  assert.deepEqual(seen, ['began first', 'began second'])
})

test('of many transactions that commit in any order a running relay delivers each event once', async () => {
  const { db } = world.services.database
  const { seen, handler } = collector()
  const relay = startRelay(db, [handler], world.services.log, 5)
  const names = Array.from({ length: 60 }, (_, index) => `event ${index}`)
  try {
    for (let begin = 0; begin < names.length; begin += 6) {
      const some = names.slice(begin, begin + 6).map(held)
      await Promise.all(some.map(one => one.published))
      for (const one of some.toReversed()) {
        one.go()
        await pause(2)
      }
      await Promise.all(some.map(one => one.done))
    }
    while (seen.length < names.length) await pause(10)
  } finally {
    await relay.stop()
  }
  assert.deepEqual(seen.toSorted(), names.toSorted())
})

test('two relays at once handle no event twice', async () => {
  const { db } = world.services.database
  const { seen, handler } = collector()
  const names = Array.from({ length: 40 }, (_, index) => `for two ${index}`)
  for (const name of names) {
    const one = held(name)
    one.go()
    await one.done
  }
  await Promise.all([
    deliverEvents(db, [handler], world.services.log),
    deliverEvents(db, [handler], world.services.log),
  ])
  assert.deepEqual(seen.toSorted(), names.toSorted())
})
