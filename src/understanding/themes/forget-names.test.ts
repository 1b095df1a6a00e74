import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { eventHandlers } from '../../jobs.ts'
import { withdraw } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { deliverEvents, onEvent } from '../../platform/events.ts'
import type { Id } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { askForThemes, drawThemes } from '../suggestions/draw-themes.ts'
import { suggestionsOf } from '../suggestions/suggestions.sql.ts'
import { describeTheme, removeTheme } from './change-themes.ts'
import { acceptSuggestion } from './judge-suggestion.ts'
import type { StepResult } from './take-step.ts'
import { countedThemes } from './themes.sql.ts'
import { undoStep } from './undo-step.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

function done(result: StepResult): { step: Id<'analysis_step'>; theme: Id<'theme'> } {
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

const buses = ['The bus is late', 'No bus on Sundays', 'The bus stops at six', 'Our bus never comes']
const gardens = [
  'The garden is quiet',
  'I love the garden',
  'Quillwort grows in the garden',
  'A garden for all',
]

/** A suggestion that the machine named by one person's words, accepted under that name unless told another. */
async function namedByOne(name?: string) {
  const conversation = await makeConversation(world)
  await sayAll(world, conversation, [...buses, ...gardens])
  const programme = conversation.programme.id
  const analyst = { organisation: world.organisation.id, programme, account: world.owner }
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  const run = await askForThemes(world.services, analyst, { count: 2 })
  await drawThemes(world.services, world.organisation.id, run)
  const author = (
    await inside(db =>
      db
        .selectFrom('analysable_contribution')
        .select(['id', 'response_id'])
        .where('programme_id', '=', programme)
        .where('words', '=', gardens[2]!)
        .executeTakeFirstOrThrow(),
    )
  ).response_id
  const suggestion = await inside(async db => {
    const { suggested_theme_id: id } = await db
      .selectFrom('suggested_membership')
      .innerJoin('analysable_contribution as said', join =>
        join.onRef('said.id', '=', 'suggested_membership.contribution_id'),
      )
      .select('suggested_theme_id')
      .where('said.response_id', '=', author)
      .executeTakeFirstOrThrow()
    await db
      .updateTable('suggested_theme')
      .set({ name: 'Quillwort and garden', terms: ['quillwort', 'garden'] })
      .where('id', '=', id)
      .execute()
    return (await suggestionsOf(db, run)).find(one => one.id === id)!
  })
  const accepted = done(
    await acceptSuggestion(world.services, analyst, suggestion.id, name ?? suggestion.name),
  )
  const goes = async (response = author) => {
    await withdraw(world.services, world.organisation.id, response, { what: 'everything', note: false })
    // Events wait for transactions that are open anywhere in PostgreSQL, those of tests beside this one too.
    const told = new Set<string>()
    const last = onEvent('response.withdrawn', 'test: told', async ({ response }) => {
      told.add(response)
    })
    while (!told.has(response)) {
      await deliverEvents(
        world.services.database.db,
        [...eventHandlers(world.services), last],
        openLog('silent'),
      )
      await setTimeout(20)
    }
  }
  const theme = async () =>
    (await inside(db => countedThemes(db, programme))).find(one => one.id === accepted.theme)
  const pages = async () => {
    const owner = await world.asOwner()
    const home = `/o/${world.organisation.slug}/p/${programme}`
    const text = async (path: string) => (await owner.get(`${home}${path}`)).text()
    return {
      home: await text(''),
      lineage: await text('/understand/lineage'),
      theme: await text(`/understand/themes/${accepted.theme}`),
    }
  }
  return { analyst, accepted, theme, goes, pages, inside }
}

const asks = 'This name came from words that were taken back. Choose another.'

test('a name made of words that were taken back asks for another, and the lineage has forgotten it', async () => {
  const { analyst, accepted, theme, goes, pages } = await namedByOne()
  assert.ok((await pages()).lineage.includes('Quillwort'))
  await goes()
  assert.equal((await theme())?.nameTakenBack, true)
  const asking = await pages()
  assert.ok(asking.theme.includes(asks))
  assert.ok(asking.home.includes('Choose another name for a theme'))
  assert.ok(!/quillwort/i.test(asking.lineage), 'the lineage keeps no such name')
  const renamed = done(await describeTheme(world.services, analyst, accepted.theme, { name: 'Gardens' }))
  assert.equal((await theme())?.nameTakenBack, false)
  const after = await pages()
  for (const [page, html] of Object.entries(after)) assert.ok(!/quillwort/i.test(html), page)
  assert.ok(!after.theme.includes(asks))
  done(await undoStep(world.services, analyst, renamed.step))
  assert.equal((await theme())?.name, 'Gardens', 'undoing does not bring the name back')
})

test('words that others say too stay in the name', async () => {
  const { theme, goes, inside, analyst } = await namedByOne()
  const [other] = await inside(db =>
    db
      .selectFrom('analysable_contribution')
      .select('response_id')
      .where('programme_id', '=', analyst.programme)
      .where('words', '=', gardens[0]!)
      .execute(),
  )
  await goes(other!.response_id)
  assert.equal((await theme())?.nameTakenBack, false)
  assert.equal((await theme())?.name, 'Quillwort and garden')
})

test('a name that the team gave in its own words is left alone, and what the machine called it is forgotten', async () => {
  const { theme, goes, pages } = await namedByOne('Continuity outdoors')
  await goes()
  assert.equal((await theme())?.nameTakenBack, false)
  assert.equal((await theme())?.name, 'Continuity outdoors')
  const { lineage } = await pages()
  assert.ok(lineage.includes('Continuity outdoors') && !/quillwort/i.test(lineage))
})

test('a name chosen long ago for another is forgotten in the lineage, and a removed theme keeps none', async () => {
  const renamedFirst = await namedByOne()
  done(
    await describeTheme(world.services, renamedFirst.analyst, renamedFirst.accepted.theme, {
      name: 'Gardens',
    }),
  )
  await renamedFirst.goes()
  assert.equal((await renamedFirst.theme())?.nameTakenBack, false)
  assert.ok(!/quillwort/i.test((await renamedFirst.pages()).lineage))

  const removed = await namedByOne()
  const gone = done(await removeTheme(world.services, removed.analyst, removed.accepted.theme))
  await removed.goes()
  assert.ok(!/quillwort/i.test((await removed.pages()).lineage))
  done(await undoStep(world.services, removed.analyst, gone.step))
  assert.equal((await removed.theme())?.nameTakenBack, true)
  assert.ok(!/quillwort/i.test((await removed.theme())?.name ?? ''))
})
