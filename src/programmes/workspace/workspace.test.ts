import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validHtml } from '../../../test/valid-html.ts'
import { makeProgramme, makeWorld } from '../../../test/world.ts'

const world = await makeWorld()
const lead = await world.person(['lead'])
const viewer = await world.person(['viewer'])
const slug = world.organisation.slug

test('the start page shows the organisation’s programmes to its team, and begins one', async () => {
  const programme = await makeProgramme(world, { title: 'Warm homes' })
  const html = await validHtml(await lead.get(`/o/${slug}`), 'start page')
  assert.match(html, /Warm homes/)
  assert.match(html, new RegExp(`/o/${slug}/p/${programme.id}`))
  assert.match(html, /Begin a programme/)
  assert.doesNotMatch(await (await viewer.get(`/o/${slug}`)).text(), /Begin a programme/)
})

test('someone of a partner sees only the programme that they joined', async () => {
  const joined = await makeProgramme(world, { title: 'Joined together' })
  await makeProgramme(world, { title: 'Not theirs' })
  const partner = await world.person([], { programme: joined.id, roles: ['partner'] })
  const html = await (await partner.get(`/o/${slug}`)).text()
  assert.match(html, /Joined together/)
  assert.doesNotMatch(html, /Not theirs/)
})

test('a lead begins a programme and goes on to set it up', async () => {
  const response = await lead.post(`/o/${slug}/programmes/new`, {
    title: 'Getting about',
    written_in: 'gd',
    code: 'Getting-About',
  })
  assert.equal(response.status, 303)
  const location = response.headers.get('Location')!
  assert.match(location, /\/settings$/)
  const html = await validHtml(await lead.get(location), 'settings of a draft')
  assert.match(html, /things are missing before it can open/)
  assert.equal((await world.app.request('http://rowan.test/p/getting-about')).status, 404)
})

test('a beginning that is not right is shown again with what was typed', async () => {
  const taken = await makeProgramme(world, { state: 'draft', code: 'taken-code' })
  const empty = await lead.post(`/o/${slug}/programmes/new`, { title: '', code: 'x' })
  assert.equal(empty.status, 422)
  const html = await validHtml(empty, 'new programme with errors')
  assert.match(html, /Enter the name of the programme/)
  assert.match(html, /value="x"/)
  const again = await lead.post(`/o/${slug}/programmes/new`, { title: 'Another', code: taken.code })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /This address is taken/)
})
