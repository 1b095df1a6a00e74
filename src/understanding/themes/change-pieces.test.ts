import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { withdraw } from '../../listening/index.ts'
import { editWords } from '../../listening/your-words/change.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { insertFinding, quotableBehind } from '../findings/findings.sql.ts'
import { carryPieces, confirmCoding, narrowCoding, widenCoding } from './change-pieces.ts'
import { addTheme, codeContributions, mergeThemes, splitTheme } from './change-themes.ts'
import { saidInTheme } from './codings.sql.ts'
import { offeredPieces } from './pieces.ts'
import type { StepResult } from './take-step.ts'
import { countedThemes } from './themes.sql.ts'
import { undoStep } from './undo-step.ts'

const parking = 'The parking is too dear.'
const nurses = 'The nurses were kind to my mother.'
const tea = 'And the tea was cold!'
const all = `${parking} ${nurses} ${tea}`

let world: World
before(async () => {
  world = await makeWorld()
})

function done(result: StepResult): { step: Id<'analysis_step'>; theme: Id<'theme'> } {
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

/** Somebody spoke of three things, and all of it is in the theme "Parking". */
async function spokenOfThree() {
  const conversation = await makeConversation(world)
  await sayAll(world, conversation, [all, 'There is nowhere to park.'])
  const analyst = {
    organisation: world.organisation.id,
    programme: conversation.programme.id,
    account: world.owner,
  }
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  const rows = await inside(db =>
    db
      .selectFrom('analysable_contribution')
      .select(['id', 'words', 'response_id as response'])
      .where('programme_id', '=', conversation.programme.id)
      .execute(),
  )
  const said = rows.find(row => row.words === all)!
  const { theme } = done(await addTheme(world.services, analyst, 'Parking'))
  done(
    await codeContributions(
      world.services,
      analyst,
      theme,
      rows.map(row => row.id),
    ),
  )
  /** What each theme holds of the contribution: the exact pieces, or "all". */
  const held = () =>
    inside(async db => {
      const found: Record<string, readonly string[] | 'all'> = {}
      for (const one of await countedThemes(db, conversation.programme.id)) {
        const mine = (await saidInTheme(db, one.id, 10)).find(row => row.contribution === said.id)
        if (mine)
          found[one.name] = mine.isInPart
            ? mine.pieces.map(({ start, end }) => mine.words.slice(start, end))
            : 'all'
      }
      return found
    })
  const of = (...sentences: string[]) => {
    const spans = sentences.map(sentence => ({
      start: all.indexOf(sentence),
      end: all.indexOf(sentence) + sentence.length,
    }))
    assert.ok(spans.every(span => offeredPieces(all, 'en').some(piece => piece.start === span.start)))
    return spans
  }
  return {
    analyst,
    inside,
    said,
    theme,
    held,
    of,
    place: { theme, contribution: said.id, revision: 1 },
    counts: async () =>
      (await inside(db => countedThemes(db, conversation.programme.id)))
        .map(one => [one.name, one.contributions, one.people])
        .sort(),
  }
}

test('a part is moved to a theme of its own, the rest stays, and undoing brings it back as it was', async () => {
  const { analyst, place, of, held, counts } = await spokenOfThree()
  const moved = done(
    await carryPieces(world.services, analyst, 'move', place, of(nurses), { name: 'Kind nurses' }),
  )
  assert.deepEqual(await held(), { Parking: [parking, tea], 'Kind nurses': [nurses] })
  assert.deepEqual(await counts(), [
    ['Kind nurses', 1, 1],
    ['Parking', 2, 2],
  ])
  done(await undoStep(world.services, analyst, moved.step))
  assert.deepEqual(await held(), { Parking: 'all' })
})

test('a part that is copied is in both themes, and moving all that is left takes it out of the first', async () => {
  const { analyst, place, of, held } = await spokenOfThree()
  const other = done(await addTheme(world.services, analyst, 'Meals')).theme
  done(await narrowCoding(world.services, analyst, place, of(parking, tea)))
  done(await carryPieces(world.services, analyst, 'copy', place, of(tea), { theme: other }))
  assert.deepEqual(await held(), { Parking: [parking, tea], Meals: [tea] })
  done(await carryPieces(world.services, analyst, 'move', place, of(tea), { theme: other }))
  assert.deepEqual(await held(), { Parking: [parking], Meals: [tea] })
  done(await carryPieces(world.services, analyst, 'move', place, of(parking), { theme: other }))
  assert.deepEqual(await held(), { Meals: [parking, tea] })
})

test('a theme holds the part that speaks, parts in a row as one, or all of it again', async () => {
  const { analyst, place, of, held } = await spokenOfThree()
  const narrowed = done(await narrowCoding(world.services, analyst, place, of(nurses, parking)))
  assert.deepEqual(await held(), { Parking: [`${parking} ${nurses}`] })
  assert.deepEqual(await narrowCoding(world.services, analyst, place, of(parking, nurses)), {
    ok: false,
    why: 'nothing to do',
  })
  const widened = done(await widenCoding(world.services, analyst, place))
  assert.deepEqual(await held(), { Parking: 'all' })
  assert.deepEqual(
    await undoStep(world.services, analyst, narrowed.step),
    { ok: false, why: 'changed since' },
    'it was built upon',
  )
  done(await undoStep(world.services, analyst, widened.step))
  done(await undoStep(world.services, analyst, narrowed.step))
  assert.deepEqual(await held(), { Parking: 'all' })
})

test('themes that are merged hold the parts of both, and a split takes its parts along', async () => {
  const { analyst, place, of, held } = await spokenOfThree()
  const nursing = done(
    await carryPieces(world.services, analyst, 'move', place, of(nurses), { name: 'Nurses' }),
  ).theme
  const split = done(
    await splitTheme(world.services, analyst, nursing, [place.contribution], 'Kind nurses'),
  ).theme
  assert.deepEqual(await held(), { Parking: [parking, tea], 'Kind nurses': [nurses] })
  const merged = done(await mergeThemes(world.services, analyst, split, place.theme))
  assert.deepEqual(await held(), { Parking: [parking, nurses, tea] })
  done(await undoStep(world.services, analyst, merged.step))
  assert.deepEqual(await held(), { Parking: [parking, tea], 'Kind nurses': [nurses] })
})

test('an author who changes other words keeps the part; one who changes the part has it read again', async () => {
  const { analyst, place, of, held, said, inside } = await spokenOfThree()
  done(await narrowCoding(world.services, analyst, place, of(nurses)))
  const edit = (words: string) =>
    editWords(world.services, world.organisation.id, said.response, new Map([[said.id, words]]))
  const changed = async () =>
    (await inside(db => saidInTheme(db, place.theme, 10))).find(row => row.contribution === said.id)
  await edit(`I walked. ${nurses}`)
  assert.deepEqual(await held(), { Parking: [nurses] })
  assert.equal((await changed())?.changedSince, false)
  assert.deepEqual(
    await narrowCoding(world.services, analyst, place, of(parking)),
    { ok: false, why: 'gone' },
    'nothing is done with words that the analyst did not see',
  )
  await edit('I walked. The nurses were busy.')
  assert.deepEqual(await held(), { Parking: [] })
  assert.equal((await changed())?.changedSince, true)
  const read = done(await confirmCoding(world.services, analyst, { ...place, revision: 3 }))
  assert.equal((await changed())?.changedSince, false)
  done(await undoStep(world.services, analyst, read.step))
  assert.equal((await changed())?.changedSince, true)
})

test('parts that change places while their author edits are followed', async () => {
  const { analyst, place, of, held, said } = await spokenOfThree()
  done(await narrowCoding(world.services, analyst, place, of(parking)))
  done(await carryPieces(world.services, analyst, 'copy', place, of(tea), { name: 'Meals' }))
  const edited = (words: string) =>
    editWords(world.services, world.organisation.id, said.response, new Map([[said.id, words]]))
  assert.ok(await edited(`${tea} ${nurses} ${parking}`))
  assert.deepEqual(await held(), { Parking: [parking], Meals: [tea] })
})

test('words that their author takes back leave every theme that held a part of them', async () => {
  const { analyst, place, of, held, said } = await spokenOfThree()
  const moved = done(
    await carryPieces(world.services, analyst, 'move', place, of(nurses), { name: 'Kind nurses' }),
  )
  await withdraw(world.services, world.organisation.id, said.response, { what: 'everything', note: false })
  assert.deepEqual(await held(), {})
  done(await undoStep(world.services, analyst, moved.step))
  assert.deepEqual(await held(), {}, 'undoing does not bring them back')
})

test('the parts that speak are offered as quotes', async () => {
  const { analyst, place, of, inside } = await spokenOfThree()
  const nursing = done(
    await carryPieces(world.services, analyst, 'move', place, of(nurses), { name: 'Nurses' }),
  ).theme
  const by = { account: world.owner, now: world.clock.now() }
  const offered = await inside(async db => {
    const written = {
      sentence: 'Nurses are kind',
      explanation: '',
      themes: [nursing],
      characteristics: [],
    }
    const finding = await insertFinding(db, analyst.programme, written, by)
    return quotableBehind(db, finding, 10, 0)
  })
  assert.deepEqual(
    offered.map(one => one.pieces.map(({ start, end }) => one.words.slice(start, end))),
    [[nurses]],
  )
})
