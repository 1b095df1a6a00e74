import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { formBody, makeWorld, type Person, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'

let world: World
let lead: Person
before(async () => {
  world = await makeWorld()
  lead = await world.asOwner()
})

type Conversation = Awaited<ReturnType<typeof makeConversation>>

/** Somebody who answers by the public page, and chooses a PIN unless told otherwise. */
async function answers(conversation: Conversation, words: string, settings: { pin?: boolean } = {}) {
  const author = visitor(world)
  const page = await (await author.get(conversation.address)).text()
  const sent = await author.post(
    conversation.address,
    formBody({
      page_key: /name="page_key" value="([^"]+)"/.exec(page)?.[1] ?? '',
      answer_q1: words,
      analysis: 'yes',
      quotation: 'yes',
      naming: 'none',
    }),
  )
  assert.equal(sent.status, 303)
  const thankYou = sent.headers.get('Location') ?? ''
  const pin = settings.pin === false ? '' : '4071'
  if (pin) await author.post(`${thankYou}/pin`, formBody({ pin, pin_again: pin }))
  const code = /\/your-words\/([a-z]+-[a-z]+-[a-z]+-\d+)/.exec(
    await (await author.get(`${thankYou}?pin=chosen`)).text(),
  )?.[1]
  const open = async () => {
    await author.post('/your-words', formBody({ code: code ?? '', pin }))
    return (await author.get('/your-words/open')).text()
  }
  return { author, open }
}

const at = (conversation: Conversation) =>
  `/o/${world.organisation.slug}/p/${conversation.programme.id}/listen`

async function idIn(conversation: Conversation, state: string, words: string, person = lead) {
  const html = await (await person.get(`${at(conversation)}/review?state=${state}`)).text()
  for (const part of html.split('class="said"').slice(1))
    if (part.includes(words)) return /value="([0-9a-f-]{36})"/.exec(part)?.[1]
  return undefined
}

const analysable = (conversation: Conversation) =>
  inOrganisation(world.services.database.db, world.organisation.id, async db =>
    (
      await db
        .selectFrom('analysable_contribution')
        .select('words')
        .where('programme_id', '=', conversation.programme.id)
        .execute()
    ).map(row => row.words),
  )

describe('words that are read before they are used', () => {
  test('wait in the queue, are in nothing above, and are in use once they are let in', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const { open } = await answers(conversation, 'A bench by the bus stop')
    assert.deepEqual(await analysable(conversation), [])
    assert.match(await open(), /Someone on the team reads your words before we use them/)
    const find = await lead.get(`/o/${world.organisation.slug}/p/${conversation.programme.id}/find?q=bench`)
    assert.doesNotMatch(await find.text(), /A bench by/)
    const id = await idIn(conversation, 'held', 'A bench by')
    assert.ok(id)
    const done = await lead.post(`${at(conversation)}/review`, { only: `open ${id}` })
    assert.equal(done.status, 303)
    assert.deepEqual(await analysable(conversation), ['A bench by the bus stop'])
    assert.match(await open(), /Someone on the team read them/)
    const after = await (await lead.get(done.headers.get('Location') ?? '')).text()
    const together = /name="together" value="([^"]+)"/.exec(after)?.[1] ?? ''
    await lead.post(`${at(conversation)}/review/undo`, { together })
    assert.deepEqual(await analysable(conversation), [])
  })

  test('go back to their author with a reason, who changes them and sends them again', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const { author, open } = await answers(conversation, 'Nurse Agnes Muir was rude')
    const id = await idIn(conversation, 'held', 'Agnes')
    const one = `${at(conversation)}/review/${id}`
    assert.equal((await lead.post(one, { decision: 'return' })).status, 422)
    const returned = await lead.post(one, {
      decision: 'return',
      reason: 'names-someone',
      own_words: 'Could you leave her name out?',
    })
    assert.equal(returned.status, 303)
    const told = await open()
    assert.match(told, /We sent your words back to you/)
    assert.match(told, /They name another person/)
    assert.match(told, /Could you leave her name out\?/)
    const edit = await (await author.get('/your-words/edit')).text()
    const field = /name="(words_[0-9a-f-]{36})"/.exec(edit)?.[1] ?? ''
    const again = await author.post('/your-words/edit', formBody({ [field]: 'The nurse was rude' }))
    assert.match(again.headers.get('Location') ?? '', /done=sent-again/)
    const sentAgain = await (await author.get(again.headers.get('Location') ?? '')).text()
    assert.match(sentAgain, /Someone reads your new words before/)
    assert.ok(await idIn(conversation, 'held', 'The nurse was rude'))
    assert.deepEqual(await analysable(conversation), [])
    const history = await (await lead.get(one)).text()
    assert.match(history, /Changed and sent again/)
    assert.match(history, /Could you leave her name out/)
  })

  test('tell an author without a PIN the reason from the list and not what was written about the words', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const { open } = await answers(conversation, 'Ring me on 01632 960 001', { pin: false })
    const id = await idIn(conversation, 'held', 'Ring me')
    await lead.post(`${at(conversation)}/review/${id}`, {
      decision: 'return',
      reason: 'contact-details',
      own_words: 'It has your telephone number in it.',
    })
    const told = await open()
    assert.match(told, /They hold a phone number/)
    assert.doesNotMatch(told, /It has your telephone number/)
    assert.match(told, /This receipt has no PIN, so your words cannot be changed here/)
  })

  test('are decided on many at once, those that are ticked or all on the page', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    for (const words of ['One', 'Two', 'Three', 'Four']) await answers(conversation, words, { pin: false })
    const ticked = [await idIn(conversation, 'held', 'One'), await idIn(conversation, 'held', 'Two')]
    assert.equal((await lead.post(`${at(conversation)}/review`, { decision: 'open' })).status, 422)
    await lead.post(`${at(conversation)}/review`, { decision: 'open', response: ticked as string[] })
    assert.deepEqual((await analysable(conversation)).toSorted(), ['One', 'Two'])
    const html = await (await lead.get(`${at(conversation)}/review`)).text()
    const shown = [...html.matchAll(/name="shown" value="([^"]+)"/g)].map(match => match[1]!)
    await lead.post(`${at(conversation)}/review`, { decision: 'open-page', shown })
    assert.equal((await analysable(conversation)).length, 4)
  })

  test('leave nothing that was written about them when their author takes them back', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const { author, open } = await answers(conversation, 'Gone soon')
    const id = await idIn(conversation, 'held', 'Gone soon')
    const one = `${at(conversation)}/review/${id}`
    await lead.post(one, { decision: 'return', reason: 'other', own_words: 'You wrote: Gone soon' })
    await open()
    await author.post('/your-words/withdraw', formBody({ what: 'everything', note: 'no' }))
    const page = await (await lead.get(one)).text()
    assert.doesNotMatch(page, /Gone soon/)
    assert.match(page, /Sent back/, 'that it was sent back stays in the log')
    const opened = await lead.post(one, { decision: 'open' })
    assert.match(opened.headers.get('Location') ?? '', /count=0/)
    assert.deepEqual(await analysable(conversation), [])
  })
})

describe('the log of decisions', () => {
  test('tells who decided what and why, and its table begins no cell with a formula', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const moderator = await world.person([], { programme: conversation.programme.id, roles: ['moderator'] })
    await answers(conversation, '=SUM(A1)')
    const id = await idIn(conversation, 'held', '=SUM', moderator)
    await moderator.post(`${at(conversation)}/review/${id}`, { decision: 'return', reason: 'not-about-this' })
    const csv = await (await moderator.get(`${at(conversation)}/review/log.csv`)).text()
    assert.match(csv, /^at,name,decision,from,to,reason,conversation,response\n/)
    assert.match(csv, new RegExp(`,Person [0-9a-f]+,returned,held,returned,not-about-this,.*,${id}`))
    assert.doesNotMatch(csv, /SUM/)
    assert.match(
      await (await moderator.get(`${at(conversation)}/review/log`)).text(),
      /It is about something else/,
    )
  })
})

describe('an activity whose words are used at once', () => {
  test('is one only where a lead chose so, with name and date, and holds what its authors change once it was held', async () => {
    const conversation = await makeConversation(world, { readFirst: true })
    const here = `${at(conversation)}/${conversation.activity.id}`
    const facilitator = await world.person(['facilitator'])
    assert.equal((await facilitator.post(`${here}/moderation`, { moderation: 'at_once' })).status, 403)
    await facilitator.post(`${here}/state`, { state: 'open', moderation: 'at_once' })
    await answers(conversation, 'Before it was chosen')
    assert.deepEqual(await analysable(conversation), [])
    await lead.post(`${here}/moderation`, { moderation: 'at_once' })
    assert.match(
      await (await lead.get(here)).text(),
      /Words are used at once.*Chosen by Mairi Ross on 4 March 2026/,
    )
    const { author, open } = await answers(conversation, 'After it was chosen')
    assert.deepEqual(await analysable(conversation), ['After it was chosen'])
    await open()
    const change = async (words: string) => {
      const edit = await (await author.get('/your-words/edit')).text()
      const field = /name="(words_[0-9a-f-]{36})"/.exec(edit)?.[1] ?? ''
      await author.post('/your-words/edit', formBody({ [field]: words }))
    }
    await change('Changed while in use')
    assert.deepEqual(await analysable(conversation), ['Changed while in use'])
    await lead.post(`${at(conversation)}/review`, {
      only: `hold ${await idIn(conversation, 'open', 'Changed while')}`,
    })
    await change('Changed while held')
    assert.deepEqual(await analysable(conversation), [])
  })
})
