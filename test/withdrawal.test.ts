import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { eventHandlers } from '../src/jobs.ts'
import { makeExcerpt, withdraw } from '../src/listening/index.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { deliverEvents } from '../src/platform/events.ts'
import type { Id } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { publishEdition } from '../src/publishing/editions/publish-edition.ts'
import { renderEdition, renderEditionQueue } from '../src/publishing/editions/render-edition.ts'
import { beginPublication } from '../src/publishing/publications/change-publication.ts'
import { addQuote, insertFinding } from '../src/understanding/findings/findings.sql.ts'
import { addTheme, codeContributions } from '../src/understanding/index.ts'
import { askForThemes, drawThemes } from '../src/understanding/suggestions/draw-themes.ts'
import { makeConversation, sayAll, visitor } from './conversation.ts'
import { testDatabase } from './database.ts'
import { makeWorld, type World } from './world.ts'

const steps = ['draw', 'code', 'quote', 'draft', 'publish'] as const
type Step = (typeof steps)[number]

let world: World
before(async () => {
  world = await makeWorld()
})

const db = () => world.services.database.db
const by = () => ({ account: world.owner, now: world.clock.now() })

/** A programme in which one person says words that nobody else does, and what the team can do with them. */
async function spoken(needle: string) {
  const conversation = await makeConversation(world)
  const others = Array.from(
    { length: 11 },
    (_, number) => `The bus is late again, says person ${number + 1}.`,
  )
  const taken = await sayAll(world, conversation, [`${needle} is what I hold dear.`, ...others])
  const programme = conversation.programme.id
  const analyst = { organisation: world.organisation.id, programme, account: world.owner }
  const said = await inOrganisation(db(), world.organisation.id, scoped =>
    scoped
      .selectFrom('analysable_contribution')
      .select(['id', 'words', 'response_id'])
      .where('programme_id', '=', programme)
      .execute(),
  )
  const mine = said.find(row => row.words?.includes(needle))
  assert.ok(mine)
  let theme: Id<'theme'> | undefined
  let publication: Id<'publication'> | undefined

  const take: Readonly<Record<Step, () => Promise<unknown>>> = {
    async draw() {
      await drawThemes(
        world.services,
        world.organisation.id,
        await askForThemes(world.services, analyst, { count: 2 }),
      )
    },
    async code() {
      const made = await addTheme(world.services, analyst, 'What is dear')
      assert.ok(made.ok)
      theme = made.theme
      await codeContributions(
        world.services,
        analyst,
        theme,
        said.map(row => row.id),
      )
    },
    quote: () =>
      inOrganisation(db(), world.organisation.id, async scoped => {
        const finding = await insertFinding(
          scoped,
          programme,
          {
            sentence: 'People hold things dear',
            explanation: '',
            themes: theme ? [theme] : [],
            characteristics: [],
          },
          by(),
        )
        const span = { start: 0, end: needle.length }
        const piece = await makeExcerpt(scoped, { contribution: mine.id, span, quote: needle }, by())
        if (piece.ok) await addQuote(scoped, finding, piece.excerpt)
      }),
    async draft() {
      const front = { title: 'What is dear', titleIsQuote: false, subtitle: '' }
      const begun = await beginPublication(world.services, world.organisation.id, programme, front, by())
      publication = begun?.id
    },
    async publish() {
      if (publication === undefined) await take.draft()
      await publishEdition(world.services, world.organisation.id, publication!, by())
      await workThrough()
    },
  }
  const takeBack = () =>
    withdraw(world.services, world.organisation.id, mine.response_id, { what: 'everything', note: false })
  return {
    take,
    takeBack,
    conversation,
    programme,
    receipt: taken[0]!.receipt,
    publication: () => publication,
  }
}

async function workThrough() {
  await deliverEvents(db(), eventHandlers(world.services), openLog('silent'))
  for (const job of world.sent.splice(0))
    if (job.name === renderEditionQueue)
      await renderEdition(world.services, job.payload.organisation, job.payload.id as Id<'edition'>)
}

/** Tables and columns of the whole database, queue and files included, in which the words stand. */
async function stillIn(needle: string): Promise<string[]> {
  const { owner } = await testDatabase()
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('rowan', 'pgboss')`.execute(owner.db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ there: boolean }>`
      select exists (select from ${sql.raw(name)} as t where t::text ilike ${`%${needle}%`}) as there`.execute(
      owner.db,
    )
    if (rows[0]?.there) found.push(name)
  }
  const { rows: files } = await sql<{ bytes: Buffer }>`
    select string_agg(bytes, ''::bytea order by position) as bytes from stored_file_piece group by file_id`.execute(
    owner.db,
  )
  for (const { bytes } of files) if (textOf(bytes).includes(needle)) found.push('a stored file')
  return found
}

function textOf(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8')
  return Object.values(unzipSync(bytes))
    .map(part => Buffer.from(part).toString('utf8'))
    .join('\n')
}

/** Every page on which the team or anybody else could meet the words. */
async function pagesShowing(needle: string, place: Awaited<ReturnType<typeof spoken>>): Promise<string[]> {
  const owner = await world.asOwner()
  const home = `/o/${world.organisation.slug}/p/${place.programme}`
  const conversation = `${home}/listen/${place.conversation.activity.id}`
  const search = encodeURIComponent(needle)
  const addresses = [
    home,
    conversation,
    `${conversation}/words`,
    `${conversation}/words?q=${search}`,
    `${home}/understand`,
    `${home}/understand/lineage`,
    `${home}/understand/findings`,
    `${home}/show`,
    `${home}/find?q=${search}`,
    `/p/${place.conversation.programme.code}`,
    place.conversation.address,
  ]
  const publication = place.publication()
  if (publication) addresses.push(`${home}/show/${publication}`, `${home}/show/${publication}/preview`)
  const showing: string[] = []
  for (const address of addresses) {
    const html = await (await owner.get(address)).text()
    const shown = html.replaceAll(`value="${needle}"`, '').replaceAll(search, '')
    if (shown.includes(`${needle} is what`) || shown.includes(`>${needle}<`)) showing.push(address)
  }
  const author = visitor(world)
  await author.post('/your-words', new URLSearchParams({ code: place.receipt }))
  if ((await (await author.get('/your-words/open')).text()).includes(needle)) showing.push('the receipt')
  return showing
}

let number = 0

/** Takes the steps in their order, and the words back after so many of them. */
async function happens(order: readonly Step[], after: number) {
  number += 1
  const needle = `Quillwort${number}x`
  const place = await spoken(needle)
  for (const [index, step] of order.entries()) {
    if (index === after) {
      assert.notDeepEqual(await stillIn(needle), [], 'the words are there until they are taken back')
      await place.takeBack()
    }
    await place.take[step]()
  }
  if (after >= order.length) await place.takeBack()
  await workThrough()
  return { stored: await stillIn(needle), shown: await pagesShowing(needle, place) }
}

const nowhere = { stored: [], shown: [] }

describe('words that were taken back', () => {
  test('are nowhere after everything was done with them', async () => {
    assert.deepEqual(await happens(steps, steps.length), nowhere)
  })

  test('are nowhere when they were never used', async () => {
    assert.deepEqual(await happens([], 0), nowhere)
  })

  for (const step of steps) {
    test(`are nowhere when they go just before the team would ${step}`, async () => {
      assert.deepEqual(await happens(steps, steps.indexOf(step)), nowhere)
    })
  }

  test('are nowhere in whatever order things happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...steps]), fc.nat({ max: steps.length }), async (order, after) =>
        assert.deepEqual(await happens(order, after), nowhere),
      ),
      { numRuns: 8, seed: 20261122 },
    )
  })
})
