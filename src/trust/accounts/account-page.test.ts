import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linkIn, mailTo } from '../../../test/mail.ts'
import { makeWorld } from '../../../test/world.ts'

test('someone changes their name', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/account`
  const person = await world.person(['viewer'])
  const empty = await person.post(`${address}/name`, { name: '  ' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), /Enter a name/)
  await person.post(`${address}/name`, { name: 'Eilidh Grant' })
  assert.match(await (await person.get(address)).text(), /value="Eilidh Grant"/)
})

test('a new email address counts once it is confirmed by its own mail, and the old one is told', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/account`
  const person = await world.person(['viewer'])
  await person.post(`${address}/email`, { email: 'new@example.org' })
  assert.match(await (await person.get(address)).text(), new RegExp(`Now ${person.email}`))
  const link = linkIn(await mailTo(world, 'new@example.org'))
  assert.match(await (await person.get(link)).text(), /uses new@example\.org/)
  assert.equal((await person.post(link, {})).status, 303)
  assert.match(await (await person.get(address)).text(), /Now new@example\.org/)
  assert.match((await mailTo(world, person.email)).subject, /was changed/)
  assert.equal((await person.post(link, {})).status, 410, 'it works once')
})

test('the link to a new address is of no use to anybody else, nor after half an hour', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/account`
  const person = await world.person(['viewer'])
  const other = await world.person(['viewer'])
  await person.post(`${address}/email`, { email: 'slip@example.org' })
  const link = linkIn(await mailTo(world, 'slip@example.org'))
  assert.equal((await other.get(link)).status, 410)
  assert.equal((await other.post(link, {})).status, 410)
  assert.match(await (await other.get(address)).text(), new RegExp(`Now ${other.email}`))
  world.clock.set(new Date(world.clock.now().getTime() + 31 * 60_000))
  assert.equal((await person.post(link, {})).status, 410)
})

test('an address that is taken, one’s own, or no address is refused with what was typed', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/account/email`
  const person = await world.person(['viewer'])
  const other = await world.person(['viewer'])
  for (const [email, told] of [
    [other.email, /uses this address/],
    [person.email, /your address already/],
    ['nonsense', /in the form name@example\.org/],
  ] as const) {
    const answer = await person.post(address, { email })
    assert.equal(answer.status, 422)
    const text = await answer.text()
    assert.match(text, told)
    assert.match(text, new RegExp(`value="${email}"`))
  }
})

test('sign-ins are seen, this one marked, and each of the others can be ended', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const here = await world.asOwner()
  const there = await world.asOwner()
  const page = await (await here.get(`/o/${slug}/account`)).text()
  assert.match(page, /this one/)
  const ends = [...page.matchAll(/sign-ins\/[0-9a-f-]{36}\/end/g)]
  assert.equal(ends.length, 1, 'the one that looks is ended by signing out')
  await here.post(`/o/${slug}/account/${ends[0]![0]}`, {})
  assert.equal((await there.get(`/o/${slug}`)).status, 303)
  assert.equal((await here.get(`/o/${slug}`)).status, 200)
  const [third, fourth] = [await world.asOwner(), await world.asOwner()]
  await here.post(`/o/${slug}/account/sign-ins/end-others`, {})
  for (const ended of [third, fourth]) assert.equal((await ended.get(`/o/${slug}`)).status, 303)
  assert.equal((await here.get(`/o/${slug}`)).status, 200)
})

test('nobody ends a sign-in of somebody else', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  await world.asOwner()
  const viewer = await world.person(['viewer'])
  const page = await (await owner.get(`/o/${slug}/account`)).text()
  const end = /sign-ins\/[0-9a-f-]{36}\/end/.exec(page)![0]
  assert.equal((await viewer.post(`/o/${slug}/account/${end}`, {})).status, 404)
})
