import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forms, markOn } from '../../../test/programme-forms.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { makeProgramme, makeWorld } from '../../../test/world.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { programmeAreas, programmeOf } from '../index.ts'

const world = await makeWorld()
const owner = await world.asOwner()
const lead = await world.person(['lead'])
const translator = await world.person(['translator'])
const slug = world.organisation.slug

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)
const read = (id: Id<'programme'>) => inside(db => programmeOf(db, id))
const at = (id: Id<'programme'>) => `/o/${slug}/p/${id}/settings`

test('a programme is set up page by page, is refused while something is missing, and then opens', async () => {
  const programme = await makeProgramme(world, { state: 'draft' })
  const refused = await lead.post(`${at(programme.id)}/open`, {})
  assert.equal(refused.status, 409)
  const listed = await validHtml(refused, 'refused opening')
  assert.match(listed, /17 things are missing/)
  assert.match(listed, new RegExp(`href="${at(programme.id)}/decisions#who_decides"`))
  assert.equal((await read(programme.id))?.state, 'draft')

  for (const [section, fields] of Object.entries(forms)) {
    const page = `${at(programme.id)}/${section}`
    await validHtml(await lead.get(page), section)
    const saved = await lead.post(page, { ...(await markOn(lead, page)), ...fields })
    assert.equal(saved.status, 303, section)
    assert.match(await (await lead.get(saved.headers.get('Location')!)).text(), /Saved: /)
  }
  assert.match(await (await lead.get(at(programme.id))).text(), /One thing is missing/)

  const approval = await translator.post(`${at(programme.id)}/permission/1/ar`, {
    reader: 'Layla Haddad',
    'approved_on-day': '2',
    'approved_on-month': '3',
    'approved_on-year': '2026',
  })
  assert.equal(approval.status, 303)
  const opened = await lead.post(`${at(programme.id)}/open`, {})
  assert.equal(opened.status, 303)
  assert.equal((await read(programme.id))?.state, 'open')

  const response = await world.app.request(`http://rowan.test/p/${programme.code}`)
  assert.equal(response.headers.get('Cache-Control'), 'public, max-age=60')
  const html = await validHtml(response, 'public page in Arabic')
  assert.match(html, /<html lang="ar" dir="rtl">/)
  assert.match(html, /<h1 lang="en" dir="ltr">Care where you live<\/h1>/)
  assert.match(html, /في خطر الآن/)
  assert.match(html, /Highland/)
})

test('a form that is not right is shown again with what was typed, and stores nothing', async () => {
  const programme = await makeProgramme(world)
  const wrong: Readonly<Record<string, readonly [Record<string, string>, RegExp, RegExp]>> = {
    about: [{ title: '', purpose: 'Kept words' }, /Enter the name of the programme/, /Kept words/],
    decisions: [
      { 'decides_by-day': '31', 'decides_by-month': '2', 'decides_by-year': '2026', can_change: 'Kept' },
      /Enter a real date/,
      /value="31"/,
    ],
    areas: [{ where: 'areas', areas: 'S99' }, /Choose areas from the list/, /32|Highland/],
    'areas ': [{ where: 'areas' }, /Tick at least one council area/, /value="areas" checked/],
    languages: [{ languages: 'pl' }, /Keep English/, /value="pl" checked/],
    colour: [{ colour: 'green' }, /Enter a hash/, /value="green"/],
    contact: [{ contact: 'Kept', read_when: 'within_days', read_days: '0' }, /from 1 to 60/, /Kept/],
    helplines: [{ lines: 'own', phone_1: 'ring' }, /Use digits and spaces/, /value="ring"/],
    controllers: [{ controllers: 'x\n'.repeat(2000) }, /Use 3,000 letters or fewer/, /x\nx/],
    basis: [{ article_6: 'z' }, /Choose one of these/, /Article 9/],
    safeguards: [{ retention_months: 'two' }, /from 1 to 1,200/, /value="two"/],
    'sign-off': [
      {
        signed_off_by: 'Kept Name',
        'signed_off_on-day': '5',
        'signed_off_on-month': '3',
        'signed_off_on-year': '2026',
      },
      /not in the future/,
      /Kept Name/,
    ],
  }
  for (const [section, [fields, message, kept]] of Object.entries(wrong)) {
    const page = `${at(programme.id)}/${section.trim()}`
    const response = await lead.post(page, { ...(await markOn(lead, page)), ...fields })
    assert.equal(response.status, 422, section)
    const html = await validHtml(response, section)
    assert.match(html, message, section)
    assert.match(html, kept, section)
    assert.match(html, /<title>Error: /)
  }
  assert.deepEqual(await read(programme.id), programme)
})

test('a programme says where it is: all of Scotland, some council areas, or a place in its own words', async () => {
  const programme = await makeProgramme(world, { live: ['en', 'ar'] })
  const page = `${at(programme.id)}/areas`
  const save = async (fields: Record<string, string>) => {
    assert.equal((await lead.post(page, { ...(await markOn(lead, page)), ...fields })).status, 303)
    const shown = await world.app.request(`http://rowan.test/p/${programme.code}`)
    return validHtml(shown, 'public page')
  }
  const settings = async () => (await lead.get(at(programme.id))).text()
  assert.match(await save({ where: 'scotland' }), /This is about all of Scotland/)
  assert.match(await save({ where: 'areas', areas: 'S12000017', place: 'Not looked at' }), /Highland/)
  const elsewhere = await save({ where: 'elsewhere', areas: 'S12000017', place: 'Bowling Green, Kentucky' })
  assert.match(elsewhere, /Bowling Green, Kentucky/)
  assert.doesNotMatch(elsewhere, /Scotland\.|Highland/)
  assert.match(await settings(), /Bowling Green, Kentucky/)
  assert.deepEqual(await inside(db => programmeAreas(db, programme.id)), [])
  const arabic = await world.app.request(`http://rowan.test/p/${programme.code}/ar`)
  assert.match(await arabic.text(), /<p lang="en" dir="ltr">Bowling Green, Kentucky<\/p>/)
  const nowhere = await save({ where: 'elsewhere', place: '' })
  assert.doesNotMatch(nowhere, /id="where"/)
  assert.match(await settings(), /No council areas/)
  assert.match(await save({ where: 'scotland' }), /This is about all of Scotland/)
})

test('an open programme cannot lose what opening asked for', async () => {
  const programme = await makeProgramme(world)
  const page = `${at(programme.id)}/about`
  const response = await lead.post(page, {
    ...(await markOn(lead, page)),
    title: programme.title,
    purpose: '',
    written_in: 'en',
  })
  assert.equal(response.status, 422)
  assert.match(await response.text(), /The programme is open, so this cannot be empty/)
  assert.equal((await read(programme.id))?.purpose, programme.purpose)
})

test('of two editors of the same page the second is told, and loses nothing', async () => {
  const programme = await makeProgramme(world)
  const page = `${at(programme.id)}/about`
  const opened = await markOn(lead, page)
  const mine = { title: 'Mine', purpose: 'My purpose', approach: '', written_in: 'en' }
  const theirs = { title: 'Theirs', purpose: 'Their purpose', approach: '', written_in: 'en' }
  assert.equal((await owner.post(page, { ...opened, ...theirs })).status, 303)
  const second = await lead.post(page, { ...opened, ...mine })
  assert.equal(second.status, 409)
  const html = await validHtml(second, 'conflict')
  assert.match(html, /Someone saved this page after you opened it/)
  assert.match(html, /Their purpose/)
  assert.match(html, /My purpose/)
  assert.equal((await read(programme.id))?.title, 'Theirs')
  const seen = /name="seen" value="([^"]*)"/.exec(html)![1]!
  assert.equal((await lead.post(page, { seen, ...mine })).status, 303)
  assert.equal((await read(programme.id))?.title, 'Mine')
})

test('two editors of different pages do not stand in each other’s way', async () => {
  const programme = await makeProgramme(world)
  const colour = await markOn(lead, `${at(programme.id)}/colour`)
  const areas = await markOn(owner, `${at(programme.id)}/areas`)
  assert.equal(
    (await owner.post(`${at(programme.id)}/areas`, { ...areas, where: 'areas', areas: 'S12000017' })).status,
    303,
  )
  assert.equal((await lead.post(`${at(programme.id)}/colour`, { ...colour, colour: '#5b2a86' })).status, 303)
})
