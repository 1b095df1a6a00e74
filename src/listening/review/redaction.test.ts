import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { makeExcerpt } from '../excerpts.sql.ts'
import { editWords, withdraw } from '../your-words/change.ts'
import { cover, uncover } from './redact.ts'
import { type Cover, coveredWords, excerptsMoved, spanSaid, spanShown, withCover } from './redaction.ts'
import { redactionsOf } from './redactions.sql.ts'

const words = 'I told Morag about Morag’s 🌳 tree, and she rang 01632 960 001.'
const spanOf = (piece: string, text = words, from = 0) => {
  const start = text.indexOf(piece, from)
  return { start, end: start + piece.length }
}

/** Words and covers on whole characters that do not overlap. */
const layers = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'bc', '🌳', 'ł', ' ', 'م', '한', '\uFDD0', '👩‍🚀'), {
      minLength: 1,
      maxLength: 30,
    }),
    fc.array(fc.tuple(fc.nat(29), fc.nat(4)), { maxLength: 4 }),
  )
  .map(([pieces, spans]) => {
    const starts = pieces.map((_, at) => pieces.slice(0, at).join('').length)
    const end = pieces.join('').length
    let covers: Cover[] = []
    for (const [at, length] of spans) {
      const start = starts[at % pieces.length]!
      const to = starts[(at % pieces.length) + length + 1] ?? end
      covers = withCover(covers, { start, end: to, kind: 'name', shown: '[name]' }).covers
    }
    return { words: pieces.join(''), covers, starts: [...starts, end] }
  })

describe('a layer over words', () => {
  test('shows what stands there instead and leaves the rest as it was', () => {
    const covers: Cover[] = [
      { ...spanOf('Morag'), kind: 'name', shown: '[name]' },
      { ...spanOf('01632 960 001'), kind: 'phone', shown: '[phone number]' },
    ]
    assert.equal(
      coveredWords(words, covers),
      'I told [name] about Morag’s 🌳 tree, and she rang [phone number].',
    )
  })

  test('keeps a piece on its words there and back, and takes the whole of what it cuts into', () => {
    fc.assert(
      fc.property(layers, fc.nat(), fc.nat(), (layer, one, other) => {
        const { covers, starts } = layer
        const [start, end] = [starts[one % starts.length]!, starts[other % starts.length]!].sort(
          (a, b) => a - b,
        )
        fc.pre(start! < end!)
        const span = { start: start!, end: end! }
        const shown = spanShown(covers, span)
        const back = spanSaid(covers, shown)
        assert.ok(back.start <= span.start && back.end >= span.end, 'nothing of the piece is lost')
        assert.deepEqual(spanShown(covers, back), shown, 'a second time changes nothing')
        const slice = coveredWords(layer.words, covers).slice(shown.start, shown.end)
        const within = covers.filter(({ start, end }) => start >= back.start && end <= back.end)
        const moved = within.map(each => ({
          ...each,
          start: each.start - back.start,
          end: each.end - back.start,
        }))
        assert.equal(slice, coveredWords(layer.words.slice(back.start, back.end), moved))
      }),
    )
  })

  test('never lets two excerpts end at the same place', () => {
    const covers: Cover[] = [{ ...spanOf('Morag about Morag’s'), kind: 'name', shown: '[name]' }]
    const { moved, gone } = excerptsMoved([], covers, [
      { id: 'first', ...spanOf('Morag') },
      { id: 'second', ...spanOf('Morag', words, 10) },
    ])
    assert.deepEqual(moved, [{ id: 'first', start: 7, end: 13 }])
    assert.deepEqual(gone, ['second'])
  })
})

describe('covering what somebody said', () => {
  let world: World
  let reviewer: Parameters<typeof cover>[1]
  let conversation: Awaited<ReturnType<typeof makeConversation>>
  before(async () => {
    world = await makeWorld()
    conversation = await makeConversation(world)
    reviewer = {
      organisation: world.organisation.id,
      programme: conversation.programme.id,
      account: world.owner,
    }
  })
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  const withWords = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisationWithWords(world.services.database.db, world.organisation.id, work)

  async function say(text: string) {
    const [taken] = await sayAll(world, conversation, [text])
    const said = await withWords(db =>
      db
        .selectFrom('contribution')
        .select(['id', 'revision'])
        .where('response_id', '=', taken!.response)
        .executeTakeFirstOrThrow(),
    )
    return { response: taken!.response, contribution: said.id, revision: said.revision }
  }
  const shown = (place: Awaited<ReturnType<typeof say>>) =>
    inside(async db => {
      const row = await db
        .selectFrom('analysable_contribution')
        .select('words')
        .where('id', '=', place.contribution)
        .executeTakeFirst()
      return row?.words
    })
  const quotes = (place: Awaited<ReturnType<typeof say>>) =>
    inside(async db =>
      (
        await db
          .selectFrom('quotable_excerpt')
          .select(['words', 'start_at', 'end_at'])
          .where('contribution_id', '=', place.contribution)
          .orderBy('start_at')
          .execute()
      ).map(row => row.words.slice(row.start_at, row.end_at)),
    )

  test('hides it in analysis, quotes and search, leaves it to its author, and is undone', async () => {
    const place = await say(words)
    for (const quote of ['🌳 tree', 'she rang 01632 960 001', 'told Morag about'])
      assert.ok(
        (
          await inside(db =>
            makeExcerpt(
              db,
              { contribution: place.contribution, span: spanOf(quote), quote },
              { account: world.owner, now: world.clock.now() },
            ),
          )
        ).ok,
      )
    const pieces = [
      { ...spanOf('Morag'), kind: 'name' as const },
      { ...spanOf('Morag', words, 10), kind: 'name' as const },
      { ...spanOf('01632 960 001'), kind: 'phone' as const },
    ]
    assert.equal(await cover(world.services, reviewer, place, pieces), true)
    const covered = 'I told [name] about [name]’s 🌳 tree, and she rang [phone number].'
    assert.equal(await shown(place), covered)
    assert.deepEqual(await quotes(place), ['told [name] about', '🌳 tree', 'she rang [phone number]'])
    const find = (text: string) =>
      inside(db =>
        db
          .selectFrom('analysable_contribution')
          .select('id')
          .where('id', '=', place.contribution)
          .where(eb => eb('search', '@@', eb.fn('to_tsquery', [eb.val('simple'), eb.val(text)]) as never))
          .execute(),
      )
    assert.equal((await find('tree')).length, 1)
    assert.equal((await find('morag')).length, 0)
    const owner = await world.asOwner()
    const at = `/o/${world.organisation.slug}/p/${conversation.programme.id}/listen/${conversation.activity.id}/words`
    assert.doesNotMatch(await (await owner.get(at)).text(), /Morag/)
    const stored = await withWords(db =>
      db
        .selectFrom('contribution')
        .select('words')
        .where('id', '=', place.contribution)
        .executeTakeFirstOrThrow(),
    )
    assert.equal(stored.words, words)
    for (const { id } of await withWords(db => redactionsOf(db, place.contribution)))
      await uncover(world.services, reviewer, place, id)
    assert.equal(await shown(place), words)
    assert.deepEqual(await quotes(place), ['told Morag about', '🌳 tree', 'she rang 01632 960 001'])
  })

  test('is the same in the database as here, whatever the words', async () => {
    await fc.assert(
      fc.asyncProperty(layers, async layer => {
        const place = await say(`x${layer.words}`)
        const pieces = layer.covers.map(({ start, end, kind }) => ({ start: start + 1, end: end + 1, kind }))
        assert.equal(await cover(world.services, reviewer, place, pieces), true)
        const covers = await withWords(db => redactionsOf(db, place.contribution))
        assert.equal(await shown(place), coveredWords(`x${layer.words}`, covers))
      }),
      { numRuns: 25, seed: 20261122 },
    )
  })

  test('is refused on words that its author changed meanwhile, and on half a character', async () => {
    const place = await say(words)
    const stale = { ...place, revision: place.revision - 1 }
    const pieces = [{ ...spanOf('Morag'), kind: 'name' as const }]
    assert.equal(await cover(world.services, reviewer, stale, pieces), false)
    const half = { start: words.indexOf('🌳') + 1, end: words.indexOf('🌳') + 2, kind: 'other' as const }
    assert.equal(await cover(world.services, reviewer, place, [half]), false)
  })

  test('stays on the same words when their author changes the rest, which then waits to be read', async () => {
    const place = await say(words)
    await cover(world.services, reviewer, place, [{ ...spanOf('01632 960 001'), kind: 'phone' }])
    const now = `To begin with: ${words}`
    await editWords(
      world.services,
      world.organisation.id,
      place.response,
      new Map([[place.contribution, now]]),
    )
    assert.equal(await shown(place), undefined, 'it is held')
    const row = await withWords(db =>
      db
        .selectFrom('contribution')
        .select(['words', 'shown'])
        .where('id', '=', place.contribution)
        .executeTakeFirstOrThrow(),
    )
    assert.equal(row.words, now)
    assert.match(row.shown ?? '', /^To begin with: .* rang \[phone number\]\.$/)
  })

  test('is suggested on the page of the response, done by a form, and refused where nothing is said of it', async () => {
    const place = await say('Ring Morag Sinclair on 01632 960 001')
    const owner = await world.asOwner()
    const at = `/o/${world.organisation.slug}/p/${conversation.programme.id}/listen/review/${place.response}`
    const html = await (await owner.get(at)).text()
    assert.match(html, /<bdi>Morag Sinclair<\/bdi> \(somebody’s name\)/)
    const fields = { contribution: place.contribution, revision: String(place.revision) }
    assert.equal((await owner.post(`${at}/cover`, fields)).status, 422)
    assert.equal(
      (await owner.post(`${at}/cover`, { ...fields, [`exact-${place.contribution}`]: 'Agnes' })).status,
      422,
    )
    const done = await owner.post(`${at}/cover`, {
      ...fields,
      [`piece-${place.contribution}`]: 'name-5-19',
      [`exact-${place.contribution}`]: '01632',
      [`kind-${place.contribution}`]: 'phone',
    })
    assert.equal(done.status, 303)
    const after = await (await owner.get(done.headers.get('Location') ?? '')).text()
    assert.match(after, /Ring \[name\] on \[phone number\] 960 001/)
    const redaction = /name="redaction" value="([^"]+)"/.exec(after)?.[1] ?? ''
    await owner.post(`${at}/uncover`, { ...fields, redaction })
    assert.equal(await shown(place), 'Ring Morag Sinclair on [phone number] 960 001')
  })

  test('leaves with the words', async () => {
    const place = await say(words)
    await cover(world.services, reviewer, place, [{ ...spanOf('Morag'), kind: 'name' }])
    await withdraw(world.services, world.organisation.id, place.response, { what: 'everything', note: false })
    assert.deepEqual(await withWords(db => redactionsOf(db, place.contribution)), [])
  })
})
