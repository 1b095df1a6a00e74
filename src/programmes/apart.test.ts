import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { forms, markOn } from '../../test/programme-forms.ts'
import { makeActivity, makeProgramme, makeWorld } from '../../test/world.ts'
import { inOrganisation, type OrganisationDatabase } from './../platform/db/transaction.ts'
import type { Id } from './../platform/ids.ts'
import { announce, programmeOf } from './index.ts'
import { partnersOf } from './partners.sql.ts'

const world = await makeWorld()
const elsewhere = await makeWorld(world)
const lead = await world.person(['lead'])
const viewer = await world.person(['viewer'])
const slug = world.organisation.slug

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)
const read = (id: Id<'programme'>) => inside(db => programmeOf(db, id))
const at = (id: Id<'programme'>) => `/o/${slug}/p/${id}/settings`

test('who may not change a programme is refused and changes nothing', async () => {
  const programme = await makeProgramme(world, { live: ['en'] })
  const activity = await makeActivity(world, programme)
  const before = await read(programme.id)
  const changes: readonly [string, Record<string, string>][] = [
    ...Object.keys(forms).map(
      section => [section, { title: 'Taken over' }] as [string, Record<string, string>],
    ),
    ['open', {}],
    ['close', {}],
    ['partners', { name: 'Birch' }],
    ['news/new', { title: 'Hello', body: 'Hello' }],
    ['permission/new', {}],
    ['permission/use', { version: '1' }],
    [`activities/${activity.id}/close`, {}],
  ]
  for (const [path, fields] of changes) {
    const response = await viewer.post(`${at(programme.id)}/${path}`, fields)
    assert.equal(response.status, 403, path)
  }
  assert.equal((await viewer.post(`${at(programme.id)}/permission/1/pl`, {})).status, 403)
  assert.equal((await viewer.post(`/o/${slug}/programmes/new`, { title: 'Mine' })).status, 403)
  assert.deepEqual(await read(programme.id), before)
})

test('another organisation’s people see nothing and change nothing', async () => {
  const programme = await makeProgramme(world)
  const stranger = await elsewhere.asOwner()
  const before = await read(programme.id)
  const own = `/o/${elsewhere.organisation.slug}/p/${programme.id}/settings`
  // Through their own organisation's address they pass the guard; there is no such programme in it.
  for (const path of [
    '',
    '/about',
    '/partners',
    '/team',
    '/permission',
    '/news',
    '/activities',
    '/preview',
  ]) {
    assert.equal((await stranger.get(own + path)).status, 404, path)
  }
  for (const path of ['/about', '/open', '/close', '/news/new']) {
    const fields = { title: 'Taken over', body: 'x', written_in: 'en' }
    assert.equal((await stranger.post(own + path, fields)).status, 404, path)
  }
  await stranger.post(`${own}/partners`, { name: 'Birch' })
  // Through the other's address they are not signed in.
  const response = await elsewhere.app.request(`http://rowan.test${at(programme.id)}`, {
    headers: { Cookie: stranger.cookie },
  })
  assert.equal(response.status >= 300 && response.status < 500, true)
  assert.deepEqual(await read(programme.id), before)
  assert.deepEqual(await inside(db => partnersOf(db, programme.id)), [])
})

test('no row of a programme is seen or changed from another organisation, table by table', async () => {
  const programme = await makeProgramme(world, { live: ['en'] })
  await makeActivity(world, programme)
  await lead.post(`${at(programme.id)}/partners`, { name: 'Birch Board', address: '' })
  await lead.post(`${at(programme.id)}/news/new`, { title: 'Hello', body: 'Hello' })
  const areas = await markOn(lead, `${at(programme.id)}/areas`)
  await lead.post(`${at(programme.id)}/areas`, { ...areas, where: 'areas', areas: 'S12000017' })
  const now = world.clock.now()
  const link = {
    programme: programme.id,
    kind: 'publication',
    address: '/r/x',
    title: 'x',
    language: 'en',
  } as const
  await inside(db => announce(db, { ...link, at: now }))
  const tables = [
    'programme',
    'partner',
    'programme_area',
    'data_responsibility',
    'permission_statement',
    'language_approval',
    'programme_news',
    'activity',
    'public_link',
  ] as const
  for (const table of tables) {
    const own = await inside(db => db.selectFrom(table).select('organisation_id').execute())
    assert.ok(own.length > 0, table)
    await inOrganisation(world.services.database.db, elsewhere.organisation.id, async db => {
      assert.deepEqual(await db.selectFrom(table).select('organisation_id').execute(), [], table)
    })
    // A forged row is refused, whoever's it claims to be.
    await assert.rejects(
      inOrganisation(world.services.database.db, elsewhere.organisation.id, db =>
        sql`insert into ${sql.table(table)} select * from ${sql.table(table)} where false
          union all select (jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify({
            organisation_id: world.organisation.id,
          })}::jsonb)).*`.execute(db),
      ),
      table,
    )
  }
})

test('no form of a programme breaks on whatever is sent', async () => {
  const programme = await makeProgramme(world, { live: ['en', 'ar'] })
  const names = [...new Set(Object.values(forms).flatMap(fields => Object.keys(fields)))]
  const pages = [
    ...Object.keys(forms),
    'partners',
    'news/new',
    'permission/new',
    'permission/1/pl',
    'permission/use',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', 'on', '-1', '1e9', '\0', '\ud800', '#12', 'javascript:alert(1)', 'x'.repeat(5000)),
  )
  const fields = fc.dictionary(
    fc.constantFrom(
      ...names,
      'seen',
      'name',
      'address',
      'position',
      'body',
      'reader',
      'from',
      'en.analysis',
      'version',
    ),
    fc.oneof(text, fc.array(text, { maxLength: 3 })),
    { maxKeys: 8 },
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pages), fields, async (path, sent) => {
      const response = await lead.post(`${at(programme.id)}/${path}`, sent)
      assert.ok([303, 409, 422].includes(response.status), `${path}: ${response.status}`)
      assert.doesNotMatch(await response.text(), /Invalid input|Invalid option|Too big/)
    }),
    { numRuns: 300 },
  )
  assert.equal((await world.app.request(`http://rowan.test/p/${programme.code}`)).status, 200)
})
