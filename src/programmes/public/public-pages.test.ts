import assert from 'node:assert/strict'
import { test } from 'node:test'
import { validHtml } from '../../../test/valid-html.ts'
import { makeActivity, makeProgramme, makeWorld } from '../../../test/world.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { announce, changeProgramme, closeProgramme } from '../index.ts'

const world = await makeWorld()

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)

test('a closed programme keeps its public page, says so, and offers nothing to take part in', async () => {
  const programme = await makeProgramme(world)
  await makeActivity(world, programme)
  await inside(db => closeProgramme(db, programme.id, { now: world.clock.now() }))
  const response = await world.app.request(`http://rowan.test/p/${programme.code}`)
  const html = await validHtml(response, 'closed programme')
  assert.match(html, /This closed on 4 March 2026/)
  assert.doesNotMatch(html, /How to take part/)
})

test('publications that are announced are on the public page', async () => {
  const programme = await makeProgramme(world)
  await inside(db =>
    announce(db, {
      programme: programme.id,
      kind: 'publication',
      address: '/r/abc',
      title: 'What you told us',
      language: 'en',
      at: world.clock.now(),
    }),
  )
  const html = await (await world.app.request(`http://rowan.test/p/${programme.code}`)).text()
  assert.match(html, /<a href="\/r\/abc" hreflang="en">What you told us<\/a>/)
})

test('the page about people’s data names who answers for it, the law and the choices, in every live language', async () => {
  const live = ['en', 'gd', 'pl', 'ar', 'zh-Hans'] as const
  const programme = await makeProgramme(world, { live })
  for (const language of live) {
    const response = await world.app.request(`http://rowan.test/p/${programme.code}/${language}/your-data`)
    assert.equal(response.status, 200)
    const html = await validHtml(response, language)
    assert.match(html, new RegExp(`<html lang="${language}"`))
    assert.match(html, /Alder Trust/)
    assert.match(html, /Article 6\(1\)\(e\)/)
    assert.match(html, /Article 9\(2\)\(h\)/)
  }
  assert.equal((await world.app.request(`http://rowan.test/p/${programme.code}/xx`)).status, 404)
  assert.equal((await world.app.request('http://rowan.test/p/none')).status, 404)
})

test('what a programme’s people write is shown as text and never as markup', async () => {
  const programme = await makeProgramme(world, { title: '<b>x</b>' })
  await inside(db =>
    changeProgramme(
      db,
      programme.id,
      { purpose: '<script>alert(1)</script> see https://a.example/x"y and me@a.example.' },
      'about',
      { now: world.clock.now() },
    ),
  )
  const html = await (await world.app.request(`http://rowan.test/p/${programme.code}`)).text()
  assert.doesNotMatch(html, /<script>|<b>x/)
  assert.match(html, /<a href="https:\/\/a\.example\/x">/)
  assert.match(html, /<a href="mailto:me@a\.example">me@a\.example<\/a>\./)
})
