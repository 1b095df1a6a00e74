import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeProgramme, makeWorld, type Person, type World } from '../../test/world.ts'
import { programmeTopic } from '../platform/realtime/topic.ts'
import type { Programme } from '../programmes/index.ts'

let world: World
let programme: Programme
let owner: Person
before(async () => {
  world = await makeWorld()
  programme = await makeProgramme(world)
  owner = await world.asOwner()
})

const address = () => `/o/${world.organisation.slug}/p/${programme.id}/stream`

/** Reads a stream until it has sent an event, and gives its id. */
async function nextEvent(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`The stream ended:\n${text}`)
    text += new TextDecoder().decode(value)
    const id = /^id: (.+)$/m.exec(text)?.[1]
    if (id) return id
  }
}

test('a stream says today’s version at once and the next after a change', async () => {
  const response = await owner.get(address())
  assert.equal(response.headers.get('Content-Type'), 'text/event-stream')
  assert.equal(response.headers.get('Cache-Control'), 'private, no-store')
  const reader = response.body!.getReader()
  const first = await nextEvent(reader)
  world.services.realtime.changed(programmeTopic(programme.id))
  assert.notEqual(await nextEvent(reader), first)
  await reader.cancel()
})

test('a browser that comes back with the version it has is told nothing until there is a newer one', async () => {
  const reader = (await owner.get(address())).body!.getReader()
  const held = await nextEvent(reader)
  const again = await world.app.request(`http://rowan.test${address()}`, {
    headers: { Cookie: owner.cookie, 'Last-Event-ID': held },
  })
  const second = again.body!.getReader()
  world.services.realtime.changed(programmeTopic(programme.id))
  assert.notEqual(await nextEvent(second), held)
  await Promise.all([reader.cancel(), second.cancel()])
})

test('nobody follows a programme without an account, or one that they have no part in', async () => {
  const stranger = await world.app.request(`http://rowan.test${address()}`)
  assert.equal(stranger.status, 303)
  const other = await makeProgramme(world)
  const partner = await world.person([], { programme: other.id, roles: ['partner'] })
  assert.equal((await partner.get(address())).status, 404)
})

test('another organisation hears nothing: neither in this one’s name, nor of this programme in its own, nor after signing out', async () => {
  const beside = await makeWorld(world)
  const stranger = await beside.asOwner()
  assert.equal((await stranger.get(address())).status, 303)
  const inItsOwn = `/o/${beside.organisation.slug}/p/${programme.id}/stream`
  assert.equal((await stranger.get(inItsOwn)).status, 404)
  const leaving = await world.asOwner()
  await leaving.post(`/o/${world.organisation.slug}/sign-out`, {})
  assert.equal((await leaving.get(address())).status, 303)
})

test('a stream says nothing of what goes on in another programme', async () => {
  const other = await makeProgramme(world)
  const reader = (await owner.get(address())).body!.getReader()
  const held = await nextEvent(reader)
  const elsewhere = (await owner.get(`/o/${world.organisation.slug}/p/${other.id}/stream`)).body!.getReader()
  const heldElsewhere = await nextEvent(elsewhere)
  world.services.realtime.changed(programmeTopic(other.id))
  assert.notEqual(await nextEvent(elsewhere), heldElsewhere)
  // Whoever comes anew is told the version that everybody has: it is still the one from before.
  const anew = (await owner.get(address())).body!.getReader()
  assert.equal(await nextEvent(anew), held)
  await Promise.all([reader.cancel(), elsewhere.cancel(), anew.cancel()])
})

test('streams end when the process stops', async () => {
  const stopping = await makeWorld()
  const owned = await makeProgramme(stopping)
  const person = await stopping.asOwner()
  const response = await person.get(`/o/${stopping.organisation.slug}/p/${owned.id}/stream`)
  const text = response.text()
  await stopping.services.realtime.stop()
  assert.match(await text, /event: version/)
})
