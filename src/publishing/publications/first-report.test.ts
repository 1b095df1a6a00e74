import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { insertFinding } from '../../understanding/findings/findings.sql.ts'
import { addTheme, codeContributions } from '../../understanding/index.ts'
import { publishEdition } from '../editions/publish-edition.ts'
import { publicationsOf } from './publications.sql.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

/**
 * Begins the first report of a programme in which so many people spoke of each theme, each of them told an age, and
 * there is a finding about the first theme by age.
 */
async function begun(themes: Readonly<Record<string, number>>) {
  const { services, organisation, owner, clock } = world
  const conversation = await makeConversation(world)
  const programme = conversation.programme.id
  const analyst = { organisation: organisation.id, programme, account: owner }
  const ages = ['25-34', '75+'] as const
  await sayAll(
    world,
    conversation,
    Object.entries(themes).flatMap(([name, people]) =>
      Array.from({ length: people }, (_, number) => ({
        words: `${name}, says person ${number + 1}`,
        characteristics: { age: ages[number % 2]! },
      })),
    ),
  )
  const said = await inOrganisation(services.database.db, organisation.id, db =>
    db
      .selectFrom('analysable_contribution')
      .select(['id', 'words'])
      .where('programme_id', '=', programme)
      .execute(),
  )
  for (const [index, name] of Object.keys(themes).entries()) {
    const theme = await addTheme(services, analyst, name)
    assert.ok(theme.ok)
    const about = said.filter(row => row.words.startsWith(name)).map(row => row.id)
    await codeContributions(services, analyst, theme.theme, about)
    if (index > 0) continue
    await inOrganisation(services.database.db, organisation.id, db =>
      insertFinding(
        db,
        programme,
        { sentence: `${name} matters.`, explanation: '', themes: [theme.theme], characteristics: ['age'] },
        { account: owner, now: clock.now() },
      ),
    )
  }
  const editor = await world.asOwner()
  const show = `/o/${organisation.slug}/p/${programme}/show`
  const answer = await editor.post(`${show}/new`, { title: 'What we heard' })
  assert.equal(answer.status, 303)
  const page = await (await editor.get(answer.headers.get('Location')!)).text()
  const [publication] = await inOrganisation(services.database.db, organisation.id, db =>
    publicationsOf(db, programme),
  )
  const preview = await (await editor.get(`${show}/${publication!.id}/preview`)).text()
  return { page, preview, publication: publication!.id }
}

const toPutRight = /Put these right before it goes out/
const leftOut = /was left out of this first report/
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function mayGoOut(publication: Awaited<ReturnType<typeof begun>>['publication']) {
  const out = await publishEdition(world.services, world.organisation.id, publication, {
    account: world.owner,
  })
  assert.ok(out.ok, JSON.stringify(out))
}

test('a first report of three people has no chart, no table and no number of them, says so, and may go out', async () => {
  const { page, preview, publication } = await begun({ Warmth: 3 })
  assert.match(page, leftOut)
  assert.doesNotMatch(page, toPutRight)
  assert.match(textOf(preview), /A few people took part/)
  assert.match(textOf(preview), /A few of the people we heard spoke of this/)
  assert.match(textOf(preview), /What a few people said .* Warmth/)
  assert.doesNotMatch(preview, /class="document__(chart|groups)"|What people spoke of/)
  assert.doesNotMatch(textOf(preview), /\b3 (people|of)\b/)
  await mayGoOut(publication)
})

test('a first report of eight people says how many they are, and shows no theme by its number', async () => {
  const { page, preview, publication } = await begun({ Warmth: 5, Time: 3 })
  assert.match(page, leftOut)
  assert.doesNotMatch(page, toPutRight)
  assert.match(textOf(preview), /8 people took part/)
  assert.doesNotMatch(preview, /class="document__chart"/)
  assert.match(textOf(preview), /What a few people said .* Time\b.*Warmth/)
  await mayGoOut(publication)
})

test('of twelve people, one of whom spoke of something else, none can be picked out', async () => {
  const { page, preview, publication } = await begun({ Warmth: 11, Time: 1 })
  assert.doesNotMatch(page, toPutRight)
  assert.match(textOf(preview), /What a few people said .* Time/)
  assert.doesNotMatch(textOf(preview), /\b1 of (the )?12\b/)
  const everybody = /12 people took part/.test(textOf(preview))
  const most = /\b11\b/.test(textOf(preview))
  assert.ok(!(everybody && most), 'twelve and eleven together tell of the one')
  await mayGoOut(publication)
})

test('a first report of many has its chart and its table of groups, and nothing is left out', async () => {
  const { page, preview, publication } = await begun({ Warmth: 24, Time: 16 })
  assert.doesNotMatch(page, leftOut)
  assert.doesNotMatch(page, toPutRight)
  assert.match(preview, /class="document__chart"/)
  assert.match(preview, /class="document__groups"/)
  assert.match(textOf(preview), /12 of 20/)
  await mayGoOut(publication)
})

test('each number of the report opens to what it counts', async () => {
  const { preview } = await begun({ Warmth: 24, Time: 16 })
  const openTo = (pattern: RegExp) => assert.match(preview, pattern)
  openTo(/<a [^>]*href="[^"]*\/p\/[0-9a-f-]{36}"[^>]*>40<\/a>/)
  openTo(/<a href="[^"]*\/understand\/themes\/[0-9a-f-]{36}">24<span class="hidden">: Warmth<\/span>/)
  openTo(/<a href="[^"]*\/understand\/findings\/[0-9a-f-]{36}#by-age">12 of 20<span class="hidden">/)
  openTo(/<a class="document__figure" href="[^"]*\/understand\/findings\/[0-9a-f-]{36}">24<\/a>/)
})
