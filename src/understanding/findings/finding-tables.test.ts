import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { parse } from 'node-html-parser'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { beginPublication, publishEdition, releasesOf } from '../../publishing/index.ts'
import { addTheme, codeContributions } from '../index.ts'
import { insertFinding } from './findings.sql.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

/** So many people of an age said that the bus is late, the nurses are kind, both, or something else. */
const people = [
  { age: '25-34', bus: 6, nurses: 5, both: 4, other: 9 },
  { age: '65-74', bus: 8, nurses: 2, both: 7, other: 11 },
  { age: '75+', bus: 1, nurses: 1, both: 0, other: 10 },
]

/** A finding that rests on two themes of which many spoke at once. */
async function findingOnTwoThemes() {
  const conversation = await makeConversation(world)
  const say = (words: string, age: string, times: number) =>
    Array.from({ length: times }, (_, index) => ({
      words: `${words}, ${age}, ${index}`,
      characteristics: { age },
    }))
  await sayAll(
    world,
    conversation,
    people.flatMap(({ age, bus, nurses, both, other }) => [
      ...say('The bus is late', age, bus),
      ...say('The nurses are kind', age, nurses),
      ...say('The bus is late and the nurses are kind', age, both),
      ...say('I like my garden', age, other),
    ]),
  )
  const programme = conversation.programme.id
  const analyst = { organisation: world.organisation.id, programme, account: world.owner }
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  const themeOf = async (name: string, part: string) => {
    const made = await addTheme(world.services, analyst, name)
    assert.ok(made.ok)
    const said = await inside(db =>
      db
        .selectFrom('analysable_contribution')
        .select('id')
        .where('programme_id', '=', programme)
        .where('words', 'ilike', `%${part}%`)
        .execute(),
    )
    await codeContributions(
      world.services,
      analyst,
      made.theme,
      said.map(row => row.id),
    )
    return made.theme
  }
  const themes = [await themeOf('Buses', 'bus'), await themeOf('Nurses', 'nurses')]
  const finding = await inside(db =>
    insertFinding(
      db,
      programme,
      { sentence: 'Getting there matters', explanation: '', themes, characteristics: ['age'] },
      { account: world.owner, now: world.clock.now() },
    ),
  )
  const home = `/o/${world.organisation.slug}/p/${programme}`
  const page = async () => {
    const html = await (await (await world.asOwner()).get(`${home}/understand/findings/${finding}`)).text()
    return parse(html).querySelector('main')!
  }
  const rowsOf = (root: Awaited<ReturnType<typeof page>>) =>
    root
      .querySelectorAll('table tbody tr')
      .map(row => row.querySelectorAll('th, td').map(cell => cell.textContent.trim()))
  return { conversation, programme, home, page, rowsOf, inside, say }
}

test('who spoke of a finding on several themes counts each person once, and small groups are protected', async () => {
  const { page, rowsOf } = await findingOnTwoThemes()
  const root = await page()
  assert.match(root.textContent, /34 people of 64 spoke of it/)
  const rows = rowsOf(root)
  assert.deepEqual(
    rows.find(([group]) => group?.startsWith('75')),
    ['75 or over', 'Not shown', '12', '–'],
  )
  const shown = rows.filter(([, spoke]) => /^\d+$/.test(spoke ?? ''))
  for (const [group, spoke] of shown) {
    const age = people.find(one => group?.startsWith(one.age.slice(0, 2)))!
    assert.equal(spoke, String(age.bus + age.nurses + age.both))
  }
  assert.ok(shown.length < people.length - 1, 'one more is held back, or the small one could be worked out')
  assert.match(root.textContent, /Figures held back: .*fewer than 5 people/)
})

test('the finding’s page and a report that goes out show the same figures, also when one more person comes', async () => {
  const { conversation, programme, page, rowsOf, inside, say } = await findingOnTwoThemes()
  const before = rowsOf(await page())
  const front = { title: 'What we heard', titleIsQuote: false, subtitle: '' }
  const by = { account: world.owner }
  const begun = await beginPublication(world.services, world.organisation.id, programme, front, by)
  const edition = await publishEdition(world.services, world.organisation.id, begun!.id, by)
  assert.ok(edition.ok, JSON.stringify(edition))
  const issued = (await inside(db => releasesOf(db, programme))).map(one => one.content)
  const byAge = issued.find(
    one => one.table.columns?.key === 'age' && one.table.rows.categories.length === 1,
  )!
  const key = byAge.table.rows.categories[0]!.key
  const inReport = byAge.table.columns!.categories.map(group => {
    const figure = byAge.figures[`age=${encodeURIComponent(group.key)}&theme=${encodeURIComponent(key)}`]!
    return [group.label, figure.held === null ? String(figure.count) : 'held']
  })
  assert.deepEqual(
    inReport,
    before.map(([group, spoke]) => [group, /^\d+$/.test(spoke!) ? spoke : 'held']),
  )
  await sayAll(world, conversation, say('I like my cat', '75+', 1))
  const root = await page()
  assert.deepEqual(rowsOf(root), before)
  assert.match(root.textContent, /These figures stay as they were issued on/)
})
