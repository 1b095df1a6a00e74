import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

test('a personal link takes one response, and says so to whoever comes second', async () => {
  const { activity, address } = await makeConversation(world)
  const owner = await world.asOwner()
  const links = `/o/${world.organisation.slug}/p/${activity.programme}/listen/${activity.id}/links`
  assert.equal((await owner.post(links, { count: 'many' })).status, 422)
  const file = await (await owner.post(links, { count: '', list: 'Ailsa\n=Tam()\n' })).text()
  const [head, first, second] = file.trim().split('\n')
  assert.equal(head, 'for,link')
  assert.ok(first?.startsWith('Ailsa,') && second?.startsWith("'=Tam(),"))
  const path = /\/c\/\S+/.exec(first ?? '')?.[0] ?? ''
  const person = visitor(world)
  const html = await (await person.get(path)).text()
  const link = /name="link" value="([^"]+)"/.exec(html)?.[1] ?? ''
  assert.ok(link)
  const body = (words: string) => new URLSearchParams({ page_key: 'one', link, answer_q1: words })
  assert.equal((await person.post(address, body('Time'))).status, 303)
  assert.equal((await person.post(address, body('Time'))).status, 303, 'pressed twice is sent once')
  assert.equal((await person.post(address, body('More time'))).status, 409)
  assert.equal((await person.get(path)).status, 410)
  const shown = await (await owner.get(links)).text()
  assert.ok(/Links made so far/.test(shown))
  assert.equal((await person.get(`/c/${activity.code}/link/${'x'.repeat(43)}`)).status, 404)
})
