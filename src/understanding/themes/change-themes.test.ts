import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { withdraw } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { askForThemes, drawThemes } from '../suggestions/draw-themes.ts'
import { latestRun } from '../suggestions/runs.sql.ts'
import { suggestionsOf } from '../suggestions/suggestions.sql.ts'
import { addTheme, codeContributions, describeTheme, mergeThemes, splitTheme } from './change-themes.ts'
import { saidInTheme } from './codings.sql.ts'
import { acceptSuggestion } from './judge-suggestion.ts'
import type { StepResult } from './take-step.ts'
import { countedThemes } from './themes.sql.ts'
import { undoStep } from './undo-step.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

const faces = [
  'The same carer every morning',
  'I want the same face at the door',
  'Not a new carer each day',
  'A carer who knows me',
]
const buses = ['The bus does not come to our street', 'There is no bus on Sundays', 'Buses stop at six']

async function programmeWithWords() {
  const conversation = await makeConversation(world)
  const taken = await sayAll(world, conversation, [...faces, ...buses])
  const analyst = {
    organisation: world.organisation.id,
    programme: conversation.programme.id,
    account: world.owner,
  }
  const said = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('analysable_contribution')
      .select(['id', 'words', 'response_id'])
      .where('programme_id', '=', conversation.programme.id)
      .execute(),
  )
  const about = (texts: readonly string[]) => said.filter(row => texts.includes(row.words)).map(row => row.id)
  return {
    analyst,
    taken,
    said,
    about,
    themes: () =>
      inOrganisation(world.services.database.db, world.organisation.id, db =>
        countedThemes(db, conversation.programme.id),
      ),
  }
}

function done(result: StepResult): { step: Id<'analysis_step'>; theme: Id<'theme'> } {
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

test('what the machine suggests is no theme until a person accepts it, with the name they give it', async () => {
  const { analyst, themes } = await programmeWithWords()
  const run = await askForThemes(world.services, analyst, { count: 2 })
  await drawThemes(world.services, world.organisation.id, run)
  const { latest, suggested } = await inOrganisation(
    world.services.database.db,
    world.organisation.id,
    async db => ({
      latest: await latestRun(db, analyst.programme),
      suggested: await suggestionsOf(db, run),
    }),
  )
  assert.equal(latest?.state, 'done', latest?.failure)
  assert.equal(suggested.length, 2)
  assert.deepEqual(await themes(), [])
  const accepted = done(await acceptSuggestion(world.services, analyst, suggested[0]!.id, 'The same faces'))
  const [theme] = await themes()
  assert.equal(theme?.name, 'The same faces')
  assert.equal(theme?.contributions, suggested[0]!.contributions)
  assert.equal((await acceptSuggestion(world.services, analyst, suggested[0]!.id, 'Again')).ok, false)
  done(await undoStep(world.services, analyst, accepted.step))
  assert.deepEqual(await themes(), [])
  assert.ok(
    (await acceptSuggestion(world.services, analyst, suggested[0]!.id, 'Once more')).ok,
    'an undone suggestion is open again',
  )
})

test('an accepted suggestion keeps the piece of a long contribution that the machine showed for it', async () => {
  const conversation = await makeConversation(world)
  const long = `${'I have lived here for a long time and seen many things come and go. '.repeat(3)}The bus never comes to our street. ${'My garden is full of roses and the dog sleeps in the sun all day. '.repeat(2)}`
  await sayAll(world, conversation, [...faces, ...buses, long])
  const programme = conversation.programme.id
  const analyst = { organisation: world.organisation.id, programme, account: world.owner }
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  const run = await askForThemes(world.services, analyst, { count: 2 })
  await drawThemes(world.services, world.organisation.id, run)
  const span = {
    start: long.indexOf('The bus never'),
    end: long.indexOf('The bus never') + 'The bus never comes to our street.'.length,
  }
  const { suggested_theme_id: suggestion } = await inside(async db => {
    const { id } = await db
      .selectFrom('analysable_contribution')
      .select('id')
      .where('programme_id', '=', programme)
      .where('words', 'ilike', '%roses%')
      .executeTakeFirstOrThrow()
    return db
      .updateTable('suggested_membership')
      .set({ start_at: span.start, end_at: span.end, position: 0 })
      .where('contribution_id', '=', id)
      .returning('suggested_theme_id')
      .executeTakeFirstOrThrow()
  })
  const { theme } = done(await acceptSuggestion(world.services, analyst, suggestion, 'Buses'))
  const held = await inside(db => saidInTheme(db, theme, 20))
  assert.deepEqual(
    held
      .map(one => one.pieces.map(({ start, end }) => one.words.slice(start, end)))
      .filter(one => one.length),
    [['The bus never comes to our street.']],
  )
})

test('merging moves everything and undoing it brings both themes back as they were', async () => {
  const { analyst, about, themes } = await programmeWithWords()
  const first = done(await addTheme(world.services, analyst, 'Faces'))
  const second = done(await addTheme(world.services, analyst, 'Buses'))
  await codeContributions(world.services, analyst, first.theme, about(faces))
  await codeContributions(world.services, analyst, second.theme, about([...buses, faces[0]!]))
  const merged = done(await mergeThemes(world.services, analyst, first.theme, second.theme))
  assert.deepEqual(
    (await themes()).map(theme => [theme.name, theme.people]),
    [['Buses', 7]],
  )
  done(await undoStep(world.services, analyst, merged.step))
  assert.deepEqual(
    (await themes()).map(theme => [theme.name, theme.people]),
    [
      ['Buses', 4],
      ['Faces', 4],
    ],
  )
})

test('a step that was built upon is undone only after what was built on it', async () => {
  const { analyst, themes } = await programmeWithWords()
  const made = done(await addTheme(world.services, analyst, 'Faces'))
  const renamed = done(await describeTheme(world.services, analyst, made.theme, { name: 'The same faces' }))
  assert.deepEqual(await undoStep(world.services, analyst, made.step), { ok: false, why: 'changed since' })
  done(await undoStep(world.services, analyst, renamed.step))
  done(await undoStep(world.services, analyst, made.step))
  assert.deepEqual(await themes(), [])
})

test('words that their author takes back leave the theme and do not return by undoing', async () => {
  const { analyst, about, taken, said, themes } = await programmeWithWords()
  const made = done(await addTheme(world.services, analyst, 'Faces'))
  await codeContributions(world.services, analyst, made.theme, about(faces))
  const split = done(await splitTheme(world.services, analyst, made.theme, about([faces[0]!]), 'Mornings'))
  const gone = said.find(row => row.words === faces[0])!.response_id
  assert.ok(taken.some(one => one.response === gone))
  await withdraw(world.services, world.organisation.id, gone, { what: 'everything', note: false })
  done(await undoStep(world.services, analyst, split.step))
  assert.deepEqual(
    (await themes()).map(theme => [theme.name, theme.people]),
    [['Faces', 3]],
  )
  const left = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    saidInTheme(db, made.theme, 10),
  )
  assert.ok(!left.some(row => row.words === faces[0]))
})
