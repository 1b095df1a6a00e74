import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { formBody, makeWorld, type World } from '../../../test/world.ts'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

const words = 'The same face at the door. I should not have to explain every day how I like my tea.'
const allowed = { analysis: 'yes', quotation: 'yes', naming: 'none' }

function stored(table: 'response' | 'contribution' | 'permission' | 'characteristic' | 'event') {
  return inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db.selectFrom(table).selectAll().execute(),
  )
}

/** The receipt's words, as the page shows them. */
function receiptOn(html: string): string {
  const shown = /class="receipt__words"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  return shown
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

test('a person answers, is thanked with a receipt, and what they said is stored whole', async () => {
  const { address } = await makeConversation(world)
  const person = visitor(world)
  const page = await (await person.get(address)).text()
  const key = /name="page_key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const fields = { page_key: key, answer_q1: words, who_role: 'gets_care', who_age: '65-74', ...allowed }
  const sent = await person.post(address, formBody(fields))
  assert.equal(sent.status, 303)
  const thanks = await (await person.get(sent.headers.get('Location') ?? '')).text()
  assert.match(thanks, /We have your words/)
  assert.match(receiptOn(thanks), /^[a-z]+ [a-z]+ [a-z]+ \d\d$/)

  const [contribution] = (await stored('contribution')) as { words: string }[]
  assert.equal(contribution?.words, words)
  assert.equal((await stored('characteristic')).length, 2)
  assert.equal((await stored('permission')).length, 1)
  assert.equal((await stored('event')).length, 1)

  const again = await person.post(address, formBody(fields))
  assert.equal(again.status, 303)
  assert.equal(
    receiptOn(await (await person.get(again.headers.get('Location') ?? '')).text()),
    receiptOn(thanks),
  )
  assert.equal((await stored('response')).length, 1, 'sending the same twice stores it once')
  await person.post(address, formBody({ ...fields, answer_q1: `${words} And time.` }))
  assert.equal((await stored('response')).length, 2, 'going back and writing something else is something new')
})

test('a mistake keeps everything that was typed and leads to the field', async () => {
  const { address } = await makeConversation(world)
  const sent = await visitor(world).post(
    address,
    formBody({ answer_q1: words, quotation: 'yes', contact: 'yes' }),
  )
  assert.equal(sent.status, 422)
  const html = await sent.text()
  assert.match(html, /The same face at the door/)
  assert.match(html, /href="#naming"/)
  assert.match(html, /href="#contact_details"/)
  assert.match(html, /<title>Error/)
})

test('an empty answer is not sent', async () => {
  const { address } = await makeConversation(world)
  const sent = await visitor(world).post(address, formBody({ answer_q1: '   ' }))
  assert.equal(sent.status, 422)
  assert.match(await sent.text(), /href="#answer_q1"/)
})

test('a page comes in the language asked for where that is live, right to left where it is written so', async () => {
  const { activity } = await makeConversation(world)
  const arabic = await (await visitor(world).get(`/c/${activity.code}/ar`)).text()
  assert.match(arabic, /<html lang="ar" dir="rtl">/)
  assert.match(arabic, /ما الذي يهمّك/)
  const polish = await (await visitor(world).get(`/c/${activity.code}/pl`)).text()
  assert.match(polish, /<html lang="en"/, 'Polish has not been approved here')
})

test('a conversation in a programme that is not open takes nothing', async () => {
  const { activity, address } = await makeConversation(world)
  await world.asOwner().then(owner =>
    owner.post(`/o/${world.organisation.slug}/p/${activity.programme}/listen/${activity.id}/state`, {
      state: 'closed',
    }),
  )
  const count = (await stored('response')).length
  const sent = await visitor(world).post(
    `${address.replace('/en', '')}/en?x=${Date.now()}`,
    formBody({ answer_q1: words }),
  )
  assert.equal(sent.status, 409)
  assert.equal((await stored('response')).length, count)
})

test('a code that leads nowhere says what to check', async () => {
  const response = await visitor(world).get('/c/nosuch')
  assert.equal(response.status, 404)
  assert.match(await response.text(), /Check the code/)
})

test('the page is complete in ten kilobytes and carries no script', async () => {
  const { address } = await makeConversation(world)
  const html = await (await visitor(world).get(address)).text()
  const { gzipSync } = await import('node:zlib')
  const bytes = gzipSync(html, { level: 9 }).length
  assert.ok(bytes <= 10_240, `${bytes} bytes`)
  assert.doesNotMatch(html, /<script/)
})

test('every kind of question is asked on one page, and every kind of answer is stored', async () => {
  const { everyAnswer, everyKind } = await import('../../../test/every-kind.ts')
  const { address } = await makeConversation(world, { content: everyKind })
  const person = visitor(world)
  const html = await (await person.get(address)).text()
  assert.match(html, /Which matters most/)
  assert.match(html, /Some of this can be hard/)
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...everyAnswer, page_key: 'every-kind', analysis: 'yes' }))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const sent = await person.post(address, body)
  assert.equal(sent.status, 303, await sent.text())
  const responses = (await stored('response')) as { answers: Record<string, unknown> }[]
  const answers = responses.find(one => Object.keys(one.answers).length > 0)?.answers
  assert.deepEqual(answers?.['grid'], { kind: 'grid', rows: { day: 'always', night: 'never' } })
  assert.equal(Object.keys(answers ?? {}).length, 10)
  const words = ((await stored('contribution')) as { words: string; question: string }[]).filter(
    said => said.question === 'home',
  )
  assert.deepEqual(
    words.map(said => said.words),
    ['A boat'],
  )
  assert.equal((await person.post(address, body)).status, 303)
  assert.equal(((await stored('response')) as unknown[]).length, responses.length, 'the same twice is once')
})

test('a mistake in a choice leads to it and keeps every other choice', async () => {
  const { everyAnswer, everyKind } = await import('../../../test/every-kind.ts')
  const { address } = await makeConversation(world, { content: everyKind })
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...everyAnswer, 'answer_order-2': 'say' }))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const html = await (await visitor(world).post(address, body)).text()
  assert.match(html, /href="#answer_order-2"/)
  assert.match(html, /value="7" checked/)
  assert.match(html, /id="answer_helps"[^>]* checked/)
  assert.match(html, /value="A boat"/)
})
