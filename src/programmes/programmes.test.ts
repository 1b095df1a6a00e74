import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeActivity, makeProgramme, makeWorld } from '../../test/world.ts'
import { findAddress } from '../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../platform/db/transaction.ts'
import {
  addStatementVersion,
  announce,
  approveLanguage,
  changeDataResponsibility,
  changeProgramme,
  councilAreas,
  createProgramme,
  currentStatement,
  dataResponsibilityOf,
  liveLanguages,
  openProgramme,
  programmeAreas,
  programmeOf,
  publicProgramme,
  replaceAreas,
  useStatement,
  withdrawAnnouncement,
} from './index.ts'
import { announcementsOf } from './public-links.sql.ts'

const world = await makeWorld()

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)
const by = () => ({ account: world.owner, now: world.clock.now() })

test('a new programme is a draft with a public code that leads to it', async () => {
  const programme = await makeProgramme(world, { state: 'draft' })
  assert.equal(programme.state, 'draft')
  assert.match(programme.code, /^[dfhkmrwxy3479]{6}$/)
  const address = await findAddress(world.services.database.db, 'programme', programme.code)
  assert.deepEqual(address, { organisation: world.organisation.id, target: programme.id })
})

test('a code that is taken is refused and makes nothing', async () => {
  const taken = await makeProgramme(world, { state: 'draft' })
  assert.equal(
    await inside(db => createProgramme(db, { title: 'Another', code: taken.code }, by())),
    undefined,
  )
})

test('a programme opens only when all is there, and says what is not', async () => {
  const programme = await makeProgramme(world, { state: 'draft' })
  const opening = await inside(db => openProgramme(db, programme.id, by()))
  assert.equal(opening.ok, false)
  assert.equal(opening.ok === false && opening.missing.length, 17)
  assert.equal((await inside(db => programmeOf(db, programme.id)))?.state, 'draft')
})

test('the public sees one programme with everything a page shows', async () => {
  const programme = await makeProgramme(world)
  const seen = await inside(db => publicProgramme(db, programme.id))
  assert.equal(seen?.state, 'open')
  assert.equal(seen?.organisation, 'Alder Trust')
  assert.deepEqual(seen?.liveLanguages, ['en'])
  assert.deepEqual(seen?.controllers, ['Alder Trust'])
  assert.equal(seen?.decidesBy, '2026-09-30')
  assert.deepEqual(seen?.readWhen, { kind: 'weekday_mornings' })
})

test('an activity of an open programme has an address of its own', async () => {
  const programme = await makeProgramme(world)
  const activity = await makeActivity(world, programme)
  const address = await findAddress(world.services.database.db, 'conversation', activity.code)
  assert.equal(address?.target, activity.id)
})

test('a language is live when a reader approved the version that people are shown', async () => {
  const programme = await makeProgramme(world, { live: ['en', 'pl'] })
  assert.deepEqual(await inside(db => liveLanguages(db, programme.id)), ['en', 'pl'])
})

test('a new version waits while the programme is open, and each language waits for a reader', async () => {
  const programme = await makeProgramme(world, { live: ['en', 'pl'] })
  const shown = await inside(db => currentStatement(db, programme.id))
  const edited = await inside(db => addStatementVersion(db, programme.id, shown!.texts, by()))
  assert.equal(edited.version, 2)
  assert.equal((await inside(db => currentStatement(db, programme.id)))?.version, 1)
  assert.equal(await inside(db => useStatement(db, programme.id, edited.id, by())), false)
  const approval = { language: 'pl', reader: 'Anna Nowak', approvedOn: '2026-03-03' } as const
  assert.equal(await inside(db => approveLanguage(db, programme.id, edited.id, approval, by())), true)
  assert.equal(await inside(db => useStatement(db, programme.id, edited.id, by())), true)
  assert.deepEqual(await inside(db => liveLanguages(db, programme.id)), ['pl'])
})

test('a version of a draft is shown at once', async () => {
  const programme = await makeProgramme(world, { state: 'draft' })
  const first = await inside(db => currentStatement(db, programme.id))
  await inside(db => addStatementVersion(db, programme.id, first!.texts, by()))
  assert.equal((await inside(db => currentStatement(db, programme.id)))?.version, 2)
})

test('an approval of another programme’s statement is refused', async () => {
  const one = await makeProgramme(world)
  const other = await makeProgramme(world)
  const statement = await inside(db => currentStatement(db, other.id))
  const approval = { language: 'gd', reader: 'Mòrag', approvedOn: '2026-03-03' } as const
  assert.equal(await inside(db => approveLanguage(db, one.id, statement!.id, approval, by())), false)
})

test('changing who answers for the data takes the sign-off away', async () => {
  const programme = await makeProgramme(world)
  await inside(db => changeDataResponsibility(db, programme.id, { retentionMonths: 24 }, 'data', by()))
  assert.equal((await inside(db => dataResponsibilityOf(db, programme.id))).signedOffBy, 'Catriona Bell')
  await inside(db => changeDataResponsibility(db, programme.id, { retentionMonths: 36 }, 'data', by()))
  const after = await inside(db => dataResponsibilityOf(db, programme.id))
  assert.equal(after.retentionMonths, 36)
  assert.equal(after.signedOffBy, '')
  assert.equal(after.signedOffOn, undefined)
})

test('what is given with nothing in it is emptied, what is not given stays', async () => {
  const programme = await makeProgramme(world)
  await inside(db => changeProgramme(db, programme.id, { colour: '#5b2a86' }, 'colour', by()))
  await inside(db => changeProgramme(db, programme.id, { colour: undefined }, 'colour', by()))
  const after = await inside(db => programmeOf(db, programme.id))
  assert.equal(after?.colour, undefined)
  assert.equal(after?.purpose, programme.purpose)
})

test('all 32 council areas are known, with the codes of today and everyone counted once', async () => {
  const areas = await councilAreas(world.services.database.db)
  assert.equal(areas.length, 32)
  assert.equal(new Set(areas.map(area => area.shortName)).size, 32)
  assert.equal(areas.find(area => area.name === 'Fife')?.code, 'S12000047')
  assert.equal(
    areas.reduce((sum, area) => sum + area.population, 0),
    5_447_700,
  )
  for (const area of areas) {
    const byAge = Object.values(area.populationByAge).reduce((sum, count) => sum + count, 0)
    assert.equal(byAge, area.population, area.name)
  }
})

test('a programme that names no areas is about all of Scotland', async () => {
  const programme = await makeProgramme(world)
  assert.equal((await inside(db => programmeAreas(db, programme.id))).length, 32)
  await inside(db => replaceAreas(db, programme.id, ['S12000017', 'S12000020']))
  assert.deepEqual(
    (await inside(db => programmeAreas(db, programme.id))).map(area => area.name),
    ['Highland', 'Moray'],
  )
})

test('an announcement is there once, can be changed, and can be taken back', async () => {
  const programme = await makeProgramme(world)
  const announcement = {
    programme: programme.id,
    kind: 'publication',
    address: '/r/abc',
    title: 'What you told us',
    language: 'en',
    at: world.clock.now(),
  } as const
  await inside(db => announce(db, announcement))
  await inside(db => announce(db, { ...announcement, title: 'What we heard' }))
  const there = await inside(db => announcementsOf(db, programme.id))
  assert.deepEqual(
    there.map(link => link.title),
    ['What we heard'],
  )
  await inside(db => withdrawAnnouncement(db, announcement))
  assert.deepEqual(await inside(db => announcementsOf(db, programme.id)), [])
})
