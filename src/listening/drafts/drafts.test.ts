import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { testDatabase } from '../../../test/database.ts'
import { branching, everyKind } from '../../../test/every-kind.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { formContent } from '../forms/form.ts'
import { currentForm, saveFormContent } from '../forms/forms.sql.ts'
import { forgetDraftJob, forgetDraftQueue } from './forget-draft.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

type Fields = Readonly<Record<string, string>>
const responsesOf = (activity: string) =>
  inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('response')
      .selectAll()
      .where('activity_id', '=', activity as never)
      .execute(),
  )
const contributionsOf = (response: string) =>
  inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('contribution')
      .select(['question', 'words'])
      .where('response_id', '=', response as never)
      .orderBy('question')
      .execute(),
  )

/** Somebody who goes through a form in steps, and where they are. */
async function goer(content = branching) {
  const conversation = await makeConversation(world, { content })
  const person = visitor(world)
  let at = conversation.address
  let html = ''
  const look = async (address = at) => {
    at = address
    const response = await person.get(address)
    html = await response.text()
    return response
  }
  const hidden = () =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    )
  const action = () => /<form method="post" action="([^"]+)" novalidate/.exec(html)?.[1] ?? ''
  const send = async (fields: Fields, to = action()) => {
    const response = await person.post(to, new URLSearchParams({ ...hidden(), ...fields }))
    if (response.status === 303) await look(response.headers.get('Location') ?? '')
    else html = await response.text()
    return response
  }
  await look()
  return { conversation, person, look, send, html: () => html, at: () => at }
}

describe('a form in steps', () => {
  test('asks what follows from the answers, says them back, and stores what was asked', async () => {
    const going = await goer()
    assert.match(going.html(), /Do you get care at home/)
    assert.doesNotMatch(going.html(), /Who comes most often/)
    await going.send({ answer_care: 'yes' })
    assert.match(going.html(), /<h1[^>]*>Who comes most often/)
    await going.send({ answer_who: 'Ailsa & <b>Tam</b>' })
    assert.match(going.html(), /What is good about “Ailsa &amp; &lt;b&gt;Tam&lt;\/b&gt;”/)
    await going.send({ answer_about: 'They sing.' })
    assert.match(going.html(), /What else matters/)
    await going.send({ skip: 'yes' })
    assert.match(going.html(), /About you/)
    await going.send({ who_role: 'gets_care' })
    assert.match(going.html(), /What you told us/)
    assert.match(going.html(), /They sing/)
    await going.send({})
    const sent = await going.send({ analysis: 'yes' })
    assert.equal(sent.status, 303)
    assert.match(going.html(), /We have your words/)
    const [response] = await responsesOf(going.conversation.activity.id)
    assert.deepEqual(response?.answers, { care: { kind: 'chosen', options: ['yes'] } })
    assert.deepEqual(
      (await contributionsOf(response!.id)).map(said => said.question),
      ['about', 'who'],
    )
  })

  test('keeps everything when somebody goes back, and forgets what is asked no more', async () => {
    const going = await goer()
    await going.send({ answer_care: 'yes' })
    const who = going.at()
    await going.send({ answer_who: 'Ailsa' })
    await going.send({ answer_about: 'They sing.' })
    await going.look(who)
    assert.match(going.html(), /value="Ailsa"/)
    await going.look(who.replace('q-who', 'q-care'))
    assert.match(going.html(), /value="yes" checked/)
    await going.send({ answer_care: 'no' })
    assert.match(going.html(), /How much would you like some/)
    await going.send({ answer_wish: '4' })
    await going.look(who.replace('q-who', 'permission'))
    await going.send({ analysis: 'yes' })
    const [response] = await responsesOf(going.conversation.activity.id)
    assert.deepEqual(Object.keys(response?.answers as object).sort(), ['care', 'wish'])
    assert.deepEqual(await contributionsOf(response!.id), [])
  })

  test('stays on a question that must be answered, and stores what is sent twice once', async () => {
    const going = await goer()
    assert.equal((await going.send({})).status, 422)
    assert.match(going.html(), /href="#answer_care"/)
    await going.send({ answer_care: 'no' })
    const last = going.at().replace('q-wish', 'permission')
    const press = () => going.person.post(last, new URLSearchParams({ analysis: 'yes' }))
    const [one, two] = await Promise.all([press(), press()])
    assert.deepEqual([one.status, two.status], [303, 303])
    assert.equal((await press()).status, 303)
    assert.equal((await responsesOf(going.conversation.activity.id)).length, 1)
  })

  test('goes on in another language and in Easy Read with the same answers', async () => {
    const going = await goer()
    await going.send({ answer_care: 'yes' })
    const base = going.at()
    await going.look(base.replace('/en/draft/', '/ar/draft/').replace('q-who', 'q-care'))
    assert.match(going.html(), /dir="rtl"/)
    assert.match(going.html(), /value="yes" checked/)
    await going.look(base.replace('/en/draft/', '/en/easy/').replace('q-who', 'q-care'))
    assert.match(going.html(), /Does someone help you at home/)
    assert.match(going.html(), /Yes, I get help/)
    assert.match(going.html(), /Change to the usual words/)
  })

  test('goes on with its own version where the form was changed meanwhile', async () => {
    const going = await goer()
    await going.send({ answer_care: 'no' })
    await inOrganisation(world.services.database.db, world.organisation.id, async db => {
      const current = await currentForm(db, going.conversation.activity.id)
      assert.ok(current?.isFrozen)
      const content = formContent.parse(everyKind)
      await saveFormContent(db, current, content, world.clock.now())
    })
    await going.send({ answer_wish: '5' })
    assert.match(going.html(), /What else matters/)
  })
})

describe('answers that are not sent', () => {
  test('are locked in the database with what only their writer has', async () => {
    const going = await goer()
    await going.send({ answer_care: 'yes' })
    await going.send({ answer_who: 'Quillwort' })
    const { owner } = await testDatabase()
    const { rows } = await sql<{ row: string }>`select t::text as row from response_draft t`.execute(owner.db)
    const token = /draft\/([\w-]{43})/.exec(going.at())?.[1] ?? ''
    assert.ok(token)
    for (const { row } of rows) assert.ok(!row.includes('Quillwort') && !row.includes(token))
    assert.equal((await responsesOf(going.conversation.activity.id)).length, 0)
  })

  test('are found again with their words, from any form, and with a PIN only with it', async () => {
    const going = await goer(everyKind)
    const fields = { page_key: 'x', answer_q1: 'The same face.', answer_visits: '14', save: 'yes' }
    await going.send(fields, `${going.conversation.address}/draft`)
    assert.match(going.html(), /Saved for you until/)
    const code = /class="receipt__words"[^>]*>(.*?)<\/p>/s.exec(going.html())?.[1] ?? ''
    const words = code
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const saved = going.at()
    await going.look(`${going.conversation.address}/return`)
    await going.send({ words })
    assert.match(going.at(), /\/draft\/[\w-]{43}\/q-word$/)
    await going.look(going.at().replace('q-word', 'q-q1'))
    assert.match(going.html(), /The same face\./)

    await going.look(saved)
    await going.send({ pin: '4071', pin_again: '4071' })
    assert.match(going.html(), /Your PIN is saved/)
    assert.equal((await going.look(saved)).status, 410, 'the old addresses stand in the history of a browser')
    await going.look(`${going.conversation.address}/return`)
    assert.equal((await going.send({ words })).status, 422)
    assert.equal((await going.send({ words, pin: '4072' })).status, 422)
    assert.equal((await going.send({ words, pin: '4071' })).status, 303)
    assert.match(going.html(), /One word for it/)
  })

  test('are deleted when somebody stops, and when their time is over', async () => {
    const going = await goer()
    await going.send({ answer_care: 'yes' })
    await going.send({}, going.at().replace('q-who', 'delete'))
    assert.match(going.html(), /Your answers are deleted/)
    const other = await goer()
    world.sent.length = 0
    await other.send({ answer_care: 'yes' })
    const job = world.sent.find(({ name }) => name === forgetDraftQueue)
    assert.ok(job)
    const run = () => forgetDraftJob(world.services).run(job.payload)
    await run()
    assert.equal((await other.look()).status, 200, 'it is not time yet')
    world.clock.set(new Date(world.clock.now().getTime() + 25 * 3_600_000))
    assert.equal((await other.look()).status, 410)
    await run()
    const left = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
      db
        .selectFrom('response_draft')
        .select('id')
        .where('id', '=', job.payload.id as never)
        .execute(),
    )
    assert.deepEqual(left, [])
  })
})
