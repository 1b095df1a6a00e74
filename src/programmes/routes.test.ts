import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { sql } from 'kysely'
import { makeActivity, makeProgramme, makeWorld, type Person } from '../../test/world.ts'
import { inOrganisation, type OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import { announce, changeProgramme, closeProgramme, currentStatement, programmeOf } from './index.ts'
import { newsOf } from './news.sql.ts'
import { partnersOf } from './partners.sql.ts'

const world = await makeWorld()
const elsewhere = await makeWorld(world)
const owner = await world.asOwner()
const lead = await world.person(['lead'])
const viewer = await world.person(['viewer'])
const translator = await world.person(['translator'])
const slug = world.organisation.slug

const inside = <Result>(work: (db: OrganisationDatabase) => Promise<Result>) =>
  inOrganisation(world.services.database.db, world.organisation.id, work)
const read = (id: Id<'programme'>) => inside(db => programmeOf(db, id))
const at = (id: Id<'programme'>) => `/o/${slug}/p/${id}/settings`

/** The fields of the page's form that are filled in, with the mark of what was stored. */
async function formOf(person: Person, path: string): Promise<Record<string, string>> {
  const html = await (await person.get(path)).text()
  const seen = /name="seen" value="([^"]*)"/.exec(html)
  return { seen: seen?.[1] ?? '' }
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'long-title': 'off', 'no-inline-style': 'error', 'prefer-native-element': 'off' },
})

async function assertValid(response: Response, where: string): Promise<string> {
  const html = await response.text()
  const report = await validator.validateString(html)
  const messages = report.results.flatMap(result =>
    result.messages.map(message => `${message.ruleId}: ${message.message} (${message.selector})`),
  )
  assert.deepEqual(messages, [], where)
  return html
}

test('the start page shows the organisation’s programmes to its team, and begins one', async () => {
  const programme = await makeProgramme(world, { title: 'Warm homes' })
  const html = await assertValid(await lead.get(`/o/${slug}`), 'start page')
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
  const html = await assertValid(await lead.get(location), 'settings of a draft')
  assert.match(html, /things are missing before it can open/)
  assert.equal((await world.app.request('http://rowan.test/p/getting-about')).status, 404)
})

test('a beginning that is not right is shown again with what was typed', async () => {
  const taken = await makeProgramme(world, { state: 'draft', code: 'taken-code' })
  const empty = await lead.post(`/o/${slug}/programmes/new`, { title: '', code: 'x' })
  assert.equal(empty.status, 422)
  const html = await assertValid(empty, 'new programme with errors')
  assert.match(html, /Enter the name of the programme/)
  assert.match(html, /value="x"/)
  const again = await lead.post(`/o/${slug}/programmes/new`, { title: 'Another', code: taken.code })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /This address is taken/)
})

const forms: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  about: {
    title: 'Care where you live',
    purpose: 'To hear what matters.',
    approach: 'We ask.',
    written_in: 'en',
  },
  decisions: {
    level: 'involve',
    can_change: 'Visits',
    cannot_change: 'Money',
    who_decides: 'The board',
    'decides_by-day': '30',
    'decides_by-month': '9',
    'decides_by-year': '2026',
  },
  areas: { areas: ['S12000017', 'S12000020'] },
  languages: { languages: ['en', 'ar'] },
  colour: { colour: '#ffd700' },
  contact: { contact: 'care@alder.example', read_when: 'within_days', read_days: '3' },
  helplines: {
    lines: 'own',
    phone_1: '999',
    label_1_en: 'In danger, now',
    label_1_ar: 'في خطر الآن',
  },
  controllers: { controllers: 'Alder Trust\nBirch Board', privacy_contact: 'privacy@alder.example' },
  basis: { article_6: 'e', article_9: 'h' },
  safeguards: {
    impact_assessment: 'DPIA 1',
    sharing_agreement: 'None needed',
    retention_months: '24',
  },
  'sign-off': {
    signed_off_by: 'Catriona Bell',
    'signed_off_on-day': '1',
    'signed_off_on-month': '3',
    'signed_off_on-year': '2026',
  },
}

test('a programme is set up page by page, is refused while something is missing, and then opens', async () => {
  const programme = await makeProgramme(world, { state: 'draft' })
  const refused = await lead.post(`${at(programme.id)}/open`, {})
  assert.equal(refused.status, 409)
  const listed = await assertValid(refused, 'refused opening')
  assert.match(listed, /17 things are missing/)
  assert.match(listed, new RegExp(`href="${at(programme.id)}/decisions#who_decides"`))
  assert.equal((await read(programme.id))?.state, 'draft')

  for (const [section, fields] of Object.entries(forms)) {
    const page = `${at(programme.id)}/${section}`
    await assertValid(await lead.get(page), section)
    const saved = await lead.post(page, { ...(await formOf(lead, page)), ...fields })
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
  const html = await assertValid(response, 'public page in Arabic')
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
    areas: [{ areas: 'S99' }, /Choose areas from the list/, /32|Highland/],
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
    const page = `${at(programme.id)}/${section}`
    const response = await lead.post(page, { ...(await formOf(lead, page)), ...fields })
    assert.equal(response.status, 422, section)
    const html = await assertValid(response, section)
    assert.match(html, message, section)
    assert.match(html, kept, section)
    assert.match(html, /<title>Error: /)
  }
  assert.deepEqual(await read(programme.id), programme)
})

test('an open programme cannot lose what opening asked for', async () => {
  const programme = await makeProgramme(world)
  const page = `${at(programme.id)}/about`
  const response = await lead.post(page, {
    ...(await formOf(lead, page)),
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
  const opened = await formOf(lead, page)
  const mine = { title: 'Mine', purpose: 'My purpose', approach: '', written_in: 'en' }
  const theirs = { title: 'Theirs', purpose: 'Their purpose', approach: '', written_in: 'en' }
  assert.equal((await owner.post(page, { ...opened, ...theirs })).status, 303)
  const second = await lead.post(page, { ...opened, ...mine })
  assert.equal(second.status, 409)
  const html = await assertValid(second, 'conflict')
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
  const colour = await formOf(lead, `${at(programme.id)}/colour`)
  const areas = await formOf(owner, `${at(programme.id)}/areas`)
  assert.equal((await owner.post(`${at(programme.id)}/areas`, { ...areas, areas: 'S12000017' })).status, 303)
  assert.equal((await lead.post(`${at(programme.id)}/colour`, { ...colour, colour: '#5b2a86' })).status, 303)
})

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
  const removed = await assertValid(await lead.post(`${page}/${cedar!.id}/remove`, {}), 'partner removed')
  assert.match(removed, /Cedar Council is no longer a partner/)
  await lead.post(page, { name: 'Cedar Council', address: '', position: '0' })
  assert.deepEqual(await names(), ['Cedar Council', 'Birch Board', 'Dogwood'])
  const wrong = await lead.post(page, { name: '', address: 'ftp://x' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="ftp:\/\/x"/)

  const [first] = await inside(db => partnersOf(db, programme.id))
  const form = await formOf(lead, `${page}/${first!.id}`)
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
  const form = await formOf(lead, `${page}/${post!.id}`)
  assert.equal(
    (await lead.post(`${page}/${post!.id}`, { ...form, title: 'Hello all', body: 'One.' })).status,
    303,
  )
  assert.equal((await lead.post(`${page}/${post!.id}`, { ...form, title: 'Late', body: 'One.' })).status, 409)
  const html = await assertValid(await lead.post(`${page}/${post!.id}/remove`, {}), 'news removed')
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
  await assertValid(await lead.get(page), 'permission')
  const statement = await inside(db => currentStatement(db, programme.id))
  const fields = Object.fromEntries(
    Object.entries(statement!.texts).flatMap(([language, texts]) =>
      Object.entries(texts).map(([name, text]) => [`${language}.${name}`, text]),
    ),
  )
  await assertValid(await lead.get(`${page}/new`), 'new version')
  const same = await lead.post(`${page}/new`, { from: '1', ...fields })
  assert.equal(same.status, 422)
  assert.match(await same.text(), /Nothing is changed/)
  const empty = await lead.post(`${page}/new`, { from: '1', ...fields, 'gd.story': '' })
  assert.equal(empty.status, 422)
  assert.match(
    await assertValid(empty, 'new version with a gap'),
    /Publication as a story” in Scottish Gaelic/,
  )

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
  const waiting = await assertValid(await lead.get(page), 'version 2 waits')
  assert.match(waiting, /These languages pause until a reader approves them: Polish/)
  assert.equal((await lead.post(`${page}/use`, { version: '2' })).status, 303)
  assert.equal((await inside(db => currentStatement(db, programme.id)))?.version, 2)
  await assertValid(await viewer.get(`${page}/2/ar`), 'preview in Arabic')
})

test('an activity is opened and closed, and shown to the public while it is open', async () => {
  const programme = await makeProgramme(world)
  const activity = await makeActivity(world, programme, { state: 'draft', title: 'What matters?' })
  const page = `${at(programme.id)}/activities`
  const publicPage = async () =>
    assertValid(await world.app.request(`http://rowan.test/p/${programme.code}/en`), 'public page')
  assert.match(await publicPage(), /There is nothing to take part in just now/)
  assert.equal((await lead.post(`${page}/${activity.id}/open`, {})).status, 303)
  assert.match(await publicPage(), new RegExp(`/c/${activity.code}/en`))
  const closed = await lead.post(`${page}/${activity.id}/close`, {})
  const html = await assertValid(await lead.get(closed.headers.get('Location')!), 'activity closed')
  assert.match(html, /“What matters\?” is closed/)
  assert.match(html, /Open again/)
  await assertValid(await lead.get(`${page}/${activity.id}/share`), 'share')
})

test('an activity of one programme is not reached through another', async () => {
  const one = await makeProgramme(world)
  const other = await makeProgramme(world)
  const activity = await makeActivity(world, other)
  assert.equal((await lead.post(`${at(one.id)}/activities/${activity.id}/close`, {})).status, 404)
})

test('a closed programme keeps its public page, says so, and offers nothing to take part in', async () => {
  const programme = await makeProgramme(world)
  await makeActivity(world, programme)
  await inside(db => closeProgramme(db, programme.id, { now: world.clock.now() }))
  const response = await world.app.request(`http://rowan.test/p/${programme.code}`)
  const html = await assertValid(response, 'closed programme')
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
    const html = await assertValid(response, language)
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

test('the team page names who has a role, and where', async () => {
  const programme = await makeProgramme(world)
  const partner = await world.person([], { programme: programme.id, roles: ['partner', 'moderator'] })
  const html = await assertValid(await lead.get(`${at(programme.id)}/team`), 'team')
  assert.match(html, /moderator and partner in this programme only/)
  assert.match(html, /owner in the whole organisation/)
  assert.equal((await partner.get(`${at(programme.id)}/team`)).status, 200)
  await assertValid(await lead.get(`${at(programme.id)}/preview`), 'preview')
})

test('no row of a programme is seen or changed from another organisation, table by table', async () => {
  const programme = await makeProgramme(world, { live: ['en'] })
  await makeActivity(world, programme)
  await lead.post(`${at(programme.id)}/partners`, { name: 'Birch Board', address: '' })
  await lead.post(`${at(programme.id)}/news/new`, { title: 'Hello', body: 'Hello' })
  const areas = await formOf(lead, `${at(programme.id)}/areas`)
  await lead.post(`${at(programme.id)}/areas`, { ...areas, areas: 'S12000017' })
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
