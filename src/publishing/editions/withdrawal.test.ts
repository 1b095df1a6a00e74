import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, sayAll, visitor } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { eventHandlers } from '../../jobs.ts'
import { makeExcerpt, withdraw } from '../../listening/index.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { deliverEvents } from '../../platform/events.ts'
import type { Id } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { addQuote, insertFinding } from '../../understanding/findings/findings.sql.ts'
import { addTheme, codeContributions } from '../../understanding/index.ts'
import { beginPublication } from '../publications/change-publication.ts'
import { publishEdition } from './publish-edition.ts'
import { renderEdition, renderEditionQueue } from './render-edition.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

const faces = Array.from({ length: 12 }, (_, number) => `The same face at my door, person ${number + 1} says`)
const db = () => world.services.database.db

/** A programme with one theme of twelve people, a finding that quotes the first, and a published report. */
async function published() {
  const conversation = await makeConversation(world)
  const taken = await sayAll(world, conversation, faces)
  const analyst = {
    organisation: world.organisation.id,
    programme: conversation.programme.id,
    account: world.owner,
  }
  const theme = await addTheme(world.services, analyst, 'The same faces')
  assert.ok(theme.ok)
  const said = await inOrganisation(db(), world.organisation.id, scoped =>
    scoped
      .selectFrom('analysable_contribution')
      .select(['id', 'words', 'response_id'])
      .where('programme_id', '=', conversation.programme.id)
      .execute(),
  )
  await codeContributions(
    world.services,
    analyst,
    theme.theme,
    said.map(row => row.id),
  )
  const first = said.find(row => row.words === faces[0])!
  await inOrganisation(db(), world.organisation.id, async scoped => {
    const by = { account: world.owner, now: world.clock.now() }
    const finding = await insertFinding(
      scoped,
      analyst.programme,
      {
        sentence: 'People want the same faces.',
        explanation: '',
        themes: [theme.theme],
        characteristics: [],
      },
      by,
    )
    const quote = 'The same face at my door'
    const piece = await makeExcerpt(
      scoped,
      { contribution: first.id, span: { start: 0, end: quote.length }, quote },
      by,
    )
    assert.ok(piece.ok)
    await addQuote(scoped, finding, piece.excerpt)
  })
  const front = { title: 'The same face at the door', titleIsQuote: true, subtitle: '' }
  const { id: publication } = (await beginPublication(
    world.services,
    world.organisation.id,
    analyst.programme,
    front,
    { account: world.owner },
  ))!
  const edition = await publishEdition(world.services, world.organisation.id, publication, {
    account: world.owner,
  })
  assert.ok(edition.ok, JSON.stringify(edition))
  await renderEdition(world.services, world.organisation.id, edition.edition)
  const code = await inOrganisation(db(), world.organisation.id, scoped =>
    scoped.selectFrom('publication').select('code').where('id', '=', publication).executeTakeFirstOrThrow(),
  )
  return { conversation, taken, first, publication, edition: edition.edition, address: `/r/${code.code}` }
}

async function workThrough() {
  await deliverEvents(db(), eventHandlers(world.services), openLog('silent'))
  for (const job of world.sent.splice(0)) {
    if (job.name === renderEditionQueue)
      await renderEdition(world.services, job.payload.organisation, job.payload.id as Id<'edition'>)
  }
}

test('a report goes out on the web, as PDF and as Word, with its number and its quote', async () => {
  const { address } = await published()
  const reader = visitor(world)
  const html = await (await reader.get(address)).text()
  assert.match(html, /People want the same faces\./)
  assert.match(html, /The same face at my door/)
  assert.match(html, />12</)
  const pdf = Buffer.from(await (await reader.get(`${address}/report.pdf`)).arrayBuffer())
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const word = Buffer.from(await (await reader.get(`${address}/report.docx`)).arrayBuffer())
  assert.equal(word.subarray(0, 2).toString(), 'PK')
})

test('when a quoted person takes their words back, page and files are gone at once and made again without them; issued figures stay', async () => {
  const { address, first } = await published()
  const reader = visitor(world)
  await withdraw(world.services, world.organisation.id, first.response_id, {
    what: 'everything',
    note: false,
  })
  await deliverEvents(db(), eventHandlers(world.services), openLog('silent'))
  assert.equal((await reader.get(address)).status, 503)
  await workThrough()
  const html = await (await reader.get(address)).text()
  assert.doesNotMatch(html, /The same face at my door/)
  assert.doesNotMatch(html, /took their words back/)
  assert.match(html, />12</, 'the figure stays as issued')
})

test('a note stands in the place of the words only where their author wants one', async () => {
  const { address, first } = await published()
  await withdraw(world.services, world.organisation.id, first.response_id, { what: 'everything', note: true })
  await workThrough()
  assert.match(await (await visitor(world).get(address)).text(), /Someone took their words back from here/)
})

test('authors who are quoted see on their receipts where their words are', async () => {
  const { taken, first } = await published()
  const uses = await world.services.database.db
    .connection()
    .execute(async () => taken.find(one => one.response === first.response_id))
  assert.ok(uses)
  const author = visitor(world)
  await author.post('/your-words', `code=${encodeURIComponent(uses.receipt)}`)
  const page = await (await author.get('/your-words/open')).text()
  assert.match(page, /They were quoted/)
  assert.match(page, /They joined a theme/)
})
