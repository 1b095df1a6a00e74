import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeWorld } from '../../../test/world.ts'
import { createApp } from '../../app.ts'

test('an owner renames the organisation, and a name is needed', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const empty = await owner.post(`/o/${slug}/settings`, { name: ' ', second_factor: ['lead', 'nonsense'] })
  assert.equal(empty.status, 422)
  const kept = await empty.text()
  assert.match(kept, /Enter the organisation’s name/)
  assert.match(kept, /value="lead" checked/)
  await owner.post(`/o/${slug}/settings`, { name: 'Birch Trust' })
  assert.match(await (await world.app.request(`/o/${slug}/sign-in`)).text(), /Birch Trust/)
})

test('without a mail server the owner reads the mails and follows their addresses', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  assert.match(await (await owner.get(`/o/${slug}/outbox`)).text(), /No mail has been written yet/)
  await owner.post(`/o/${slug}/people/invite`, { email: 'fiona@example.org', roles: 'viewer' })
  const outbox = await (await owner.get(`/o/${slug}/outbox`)).text()
  assert.match(outbox, /fiona@example\.org/)
  assert.match(outbox, /<a href="http:\/\/rowan\.test\/o\/[^"]+\/invitation\/[\w-]+">/)
})

test('with a mail server nobody reads other people’s secret links', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  await owner.post(`/o/${slug}/people/invite`, { email: 'fiona@example.org', roles: 'viewer' })
  const app = createApp({ ...world.services, sendsMail: true })
  const answer = await app.request(`http://rowan.test/o/${slug}/outbox`, {
    headers: { Cookie: owner.cookie },
  })
  const outbox = await answer.text()
  assert.match(outbox, /fiona@example\.org/)
  assert.match(outbox, /Waiting/)
  assert.doesNotMatch(outbox, /\/invitation\//)
})

test('what was done is listed, narrowed by who and what, and kept as CSV', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const viewer = await world.person(['viewer'])
  await owner.post(`/o/${slug}/people/invite`, { email: 'fiona@example.org', roles: 'viewer' })
  const all = await (await owner.get(`/o/${slug}/audit`)).text()
  assert.match(all, /<td>invited<\/td>/)
  assert.match(all, /<td>signed in<\/td>/)
  const invited = await (await owner.get(`/o/${slug}/audit?what=invited`)).text()
  assert.doesNotMatch(invited, /<td>signed in<\/td>/)
  const theirs = await (await owner.get(`/o/${slug}/audit?who=${viewer.account}`)).text()
  assert.doesNotMatch(theirs, /<td>invited<\/td>/)
  const csv = await owner.get(`/o/${slug}/audit.csv?what=invited`)
  assert.match(csv.headers.get('Content-Type') ?? '', /text\/csv/)
  const [head, ...rows] = (await csv.text()).trimEnd().split('\n')
  assert.equal(head, 'at,name,email,action,subject,subject_id,programme_id,detail')
  assert.equal(rows.length, 1)
  assert.match(rows[0]!, /^2026-03-04T10:00:00\.000Z,Mairi Ross,.*,invited,invitation,/)
  assert.equal((await viewer.get(`/o/${slug}/audit.csv`)).status, 403)
})
