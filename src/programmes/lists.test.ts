import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markOn } from '../../test/programme-forms.ts'
import { validHtml } from '../../test/valid-html.ts'
import { makeActivity, makeProgramme, makeWorld } from '../../test/world.ts'
import { inOrganisation, type OrganisationDatabase } from './../platform/db/transaction.ts'
import type { Id } from './../platform/ids.ts'
import { currentStatement } from './index.ts'
import { newsOf } from './news.sql.ts'
import { partnersOf } from './partners.sql.ts'

const world = await makeWorld()
const lead = await world.person(['lead'])
const viewer = await world.person(['viewer'])
const translator = await world.person(['translator'])
const slug = world.organisation.slug

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)
const at = (id: Id<'programme'>) => `/o/${slug}/p/${id}/settings`

test('partners are added, moved, changed, removed and put back in their place', async () => {
  const programme = await makeProgramme(world)
  const page = `${at(programme.id)}/partners`
  for (const name of ['Birch Board', 'Cedar Council', 'Dogwood']) {
    assert.equal((await lead.post(page, { name, address: 'https://partner.example' })).status, 303)
  }
  const names = async () => (await inside(db => partnersOf(db, programme.id))).map(({ name }) => name)
  const [, cedar] = await inside(db => partnersOf(db, programme.id))
  await lead.post(`${page}/${cedar!.id}/up`, {})
  assert.deepEqual(await names(), ['Cedar Council', 'Birch Board', 'Dogwood'])
  const removed = await validHtml(await lead.post(`${page}/${cedar!.id}/remove`, {}), 'partner removed')
  assert.match(removed, /Cedar Council is no longer a partner/)
  await lead.post(page, { name: 'Cedar Council', address: '', position: '0' })
  assert.deepEqual(await names(), ['Cedar Council', 'Birch Board', 'Dogwood'])
  const wrong = await lead.post(page, { name: '', address: 'ftp://x' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="ftp:\/\/x"/)

  const [first] = await inside(db => partnersOf(db, programme.id))
  const form = await markOn(lead, `${page}/${first!.id}`)
  const change = (name: string) => lead.post(`${page}/${first!.id}`, { ...form, name, address: '' })
  assert.equal((await change('Cedar Region')).status, 303)
  const late = await change('Cedar Late')
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Saved now: Cedar Region/)
  assert.deepEqual(await names(), ['Cedar Region', 'Birch Board', 'Dogwood'])
})

test('news is published, changed, taken away and put back with its date', async () => {
  const programme = await makeProgramme(world)
  const page = `${at(programme.id)}/news`
  assert.equal((await lead.post(`${page}/new`, { title: 'Hello', body: 'First.\n\nSecond.' })).status, 303)
  const seen = await (await world.app.request(`http://rowan.test/p/${programme.code}`)).text()
  assert.match(seen, /<p>First\.<\/p><p>Second\.<\/p>/)
  const [post] = await inside(db => newsOf(db, programme.id))
  const form = await markOn(lead, `${page}/${post!.id}`)
  assert.equal(
    (await lead.post(`${page}/${post!.id}`, { ...form, title: 'Hello all', body: 'One.' })).status,
    303,
  )
  assert.equal((await lead.post(`${page}/${post!.id}`, { ...form, title: 'Late', body: 'One.' })).status, 409)
  const html = await validHtml(await lead.post(`${page}/${post!.id}/remove`, {}), 'news removed')
  const at_ = /name="published_at" value="([^"]*)"/.exec(html)![1]!
  assert.deepEqual(await inside(db => newsOf(db, programme.id)), [])
  await lead.post(`${page}/new`, { title: 'Hello all', body: 'One.', published_at: at_ })
  const [back] = await inside(db => newsOf(db, programme.id))
  assert.deepEqual(back?.publishedAt, post?.publishedAt)
  assert.equal((await lead.post(`${page}/new`, { title: '', body: 'Kept body' })).status, 422)
})

test('a new version of the statement waits for a reader and is then put in use', async () => {
  const programme = await makeProgramme(world, { live: ['en', 'pl'] })
  const page = `${at(programme.id)}/permission`
  await validHtml(await lead.get(page), 'permission')
  const statement = await inside(db => currentStatement(db, programme.id))
  const fields = Object.fromEntries(
    Object.entries(statement!.texts).flatMap(([language, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${language}.${name}`, text]),
    ),
  )
  await validHtml(await lead.get(`${page}/new`), 'new version')
  const same = await lead.post(`${page}/new`, { from: '1', ...fields })
  assert.equal(same.status, 422)
  assert.match(await same.text(), /Nothing is changed/)
  const empty = await lead.post(`${page}/new`, { from: '1', ...fields, 'gd.story': '' })
  assert.equal(empty.status, 422)
  assert.match(await validHtml(empty, 'new version with a gap'), /Publication as a story” in Scottish Gaelic/)

  const edited = { ...fields, 'en.story': 'Publish them as a story with my photograph' }
  assert.equal((await lead.post(`${page}/new`, { from: '1', ...edited })).status, 303)
  const late = await lead.post(`${page}/new`, { from: '1', ...edited, 'en.telling': 'Mine' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Someone wrote version 2/)
  assert.equal((await inside(db => currentStatement(db, programme.id)))?.version, 1)

  const future = { 'approved_on-day': '5', 'approved_on-month': '3', 'approved_on-year': '2026' }
  assert.equal((await translator.post(`${page}/2/en`, { reader: 'Ailsa', ...future })).status, 422)
  const day = { ...future, 'approved_on-day': '4' }
  assert.equal((await translator.post(`${page}/2/en`, { reader: 'Ailsa', ...day })).status, 303)
  const waiting = await validHtml(await lead.get(page), 'version 2 waits')
  assert.match(waiting, /These languages pause until a reader approves them: Polish/)
  assert.equal((await lead.post(`${page}/use`, { version: '2' })).status, 303)
  assert.equal((await inside(db => currentStatement(db, programme.id)))?.version, 2)
  await validHtml(await viewer.get(`${page}/2/ar`), 'preview in Arabic')
})

test('an activity is opened and closed, and shown to the public while it is open', async () => {
  const programme = await makeProgramme(world)
  const activity = await makeActivity(world, programme, { state: 'draft', title: 'What matters?' })
  const page = `${at(programme.id)}/activities`
  const publicPage = async () =>
    validHtml(await world.app.request(`http://rowan.test/p/${programme.code}/en`), 'public page')
  assert.match(await publicPage(), /There is nothing to take part in just now/)
  assert.equal((await lead.post(`${page}/${activity.id}/open`, {})).status, 303)
  assert.match(await publicPage(), new RegExp(`/c/${activity.code}/en`))
  const closed = await lead.post(`${page}/${activity.id}/close`, {})
  const html = await validHtml(await lead.get(closed.headers.get('Location')!), 'activity closed')
  assert.match(html, /“What matters\?” is closed/)
  assert.match(html, /Open again/)
  await validHtml(await lead.get(`${page}/${activity.id}/share`), 'share')
})

test('an activity of one programme is not reached through another', async () => {
  const one = await makeProgramme(world)
  const other = await makeProgramme(world)
  const activity = await makeActivity(world, other)
  assert.equal((await lead.post(`${at(one.id)}/activities/${activity.id}/close`, {})).status, 404)
})

test('the team page names who has a role, and where', async () => {
  const programme = await makeProgramme(world)
  const partner = await world.person([], { programme: programme.id, roles: ['partner', 'moderator'] })
  const html = await validHtml(await lead.get(`${at(programme.id)}/team`), 'team')
  assert.match(html, /moderator and partner in this programme only/)
  assert.match(html, /owner in the whole organisation/)
  assert.equal((await partner.get(`${at(programme.id)}/team`)).status, 200)
  await validHtml(await lead.get(`${at(programme.id)}/preview`), 'preview')
})
