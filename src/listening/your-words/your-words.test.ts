import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeConversation, visitor } from '../../../test/conversation.ts'
import { formBody, makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { currentStatement } from '../../programmes/index.ts'
import { currentForm } from '../forms/forms.sql.ts'
import { acceptSubmission } from '../responses/accept.ts'
import { nothingAllowed } from '../responses/permission.ts'
import { choosePin } from './open-receipt.ts'

let world: World
before(async () => {
  world = await makeWorld()
})

const words = 'I know the knock. It should be somebody I know who comes in.'

async function given(settings: { pin?: string } = {}) {
  const { programme, activity } = await makeConversation(world)
  const { form, statement } = await inOrganisation(
    world.services.database.db,
    world.organisation.id,
    async db => ({
      form: await currentForm(db, activity.id),
      statement: await currentStatement(db, programme.id),
    }),
  )
  const taken = await acceptSubmission(world.services, world.organisation.id, {
    programme: programme.id,
    activity: activity.id,
    formVersion: form!.id,
    formIsFrozen: form!.isFrozen,
    statement: statement!.id,
    channel: 'web',
    voice: 'own',
    language: 'en',
    source: undefined,
    key: crypto.randomUUID(),
    words: [{ question: 'q1', words, language: 'en' }],
    answers: {},
    characteristics: { age: '75+' },
    permission: { ...nothingAllowed, analysis: true, quotation: true },
  })
  if (settings.pin) await choosePin(world.services, world.organisation.id, taken.response, settings.pin)
  return { ...taken, programme, activity }
}

function analysable() {
  return inOrganisation(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('analysable_contribution').select(['response_id', 'words']).execute(),
  )
}

test('with the PIN the receipt shows the words; without the right one it shows nothing', async () => {
  const { receipt } = await given({ pin: '4071' })
  const stranger = visitor(world)
  const wrong = await stranger.post('/your-words', formBody({ code: receipt, pin: '1112' }))
  assert.equal(wrong.status, 422)
  assert.doesNotMatch(await wrong.text(), /I know the knock/)
  const author = visitor(world)
  const opened = await author.post('/your-words', formBody({ code: receipt.toUpperCase(), pin: '4071' }))
  assert.equal(opened.headers.get('Location'), '/your-words/open')
  assert.match(await (await author.get('/your-words/open')).text(), /I know the knock/)
  assert.equal((await stranger.get('/your-words/open')).status, 303)
})

test('a receipt with no PIN shows no words and can still take them back', async () => {
  const { receipt, response } = await given()
  const author = visitor(world)
  await author.post('/your-words', formBody({ code: receipt }))
  assert.doesNotMatch(await (await author.get('/your-words/open')).text(), /I know the knock/)
  await author.post('/your-words/withdraw', formBody({ what: 'everything', note: 'no' }))
  assert.match(await (await author.get('/your-words/open')).text(), /You took them back on 4 March 2026/)
  assert.equal((await analysable()).filter(row => row.response_id === response).length, 0)
})

test('after five wrong PINs the receipt rests, even for the right one', async () => {
  const { receipt } = await given({ pin: '4071' })
  for (let attempt = 0; attempt < 5; attempt++) {
    await visitor(world, `198.51.100.${attempt}`).post(
      '/your-words',
      formBody({ code: receipt, pin: '9182' }),
    )
  }
  const author = visitor(world, '198.51.100.99')
  assert.equal((await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))).status, 429)
  world.clock.set(new Date(world.clock.now().getTime() + 6 * 60_000))
  assert.equal((await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))).status, 303)
})

test('an author switches off a use, and it is gone from where the rooms above look', async () => {
  const { receipt, response } = await given({ pin: '4071' })
  const author = visitor(world)
  await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))
  assert.equal((await analysable()).filter(row => row.response_id === response).length, 1)
  const saved = await author.post(
    '/your-words/permission',
    formBody({ quotation: 'yes', naming: 'first_name', name_first_name: 'Ailsa' }),
  )
  assert.equal(saved.status, 303)
  assert.equal((await analysable()).filter(row => row.response_id === response).length, 0)
  assert.match(await (await author.get('/your-words/permission')).text(), /value="Ailsa"/)
})

test('an author changes their words and the old ones are nowhere', async () => {
  const { receipt, response } = await given({ pin: '4071' })
  const author = visitor(world)
  await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))
  const field = /name="(words_[^"]+)"/.exec(await (await author.get('/your-words/edit')).text())?.[1] ?? ''
  await author.post('/your-words/edit', formBody({ [field]: 'Somebody I know.' }))
  const held = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('contribution').select(['words', 'revision']).where('response_id', '=', response).execute(),
  )
  assert.deepEqual(held, [{ words: 'Somebody I know.', revision: 2 }])
})

test('withdrawing leaves a tombstone, tells the rooms above, and a second time changes nothing', async () => {
  const { receipt, response } = await given({ pin: '4071' })
  const author = visitor(world)
  await author.post('/your-words', formBody({ code: receipt, pin: '4071' }))
  const everything = formBody({ what: 'everything', note: 'yes' })
  await author.post('/your-words/withdraw', everything)
  const again = await author.post('/your-words/withdraw', everything)
  assert.equal(again.status, 303)
  const left = await inOrganisationWithWords(world.services.database.db, world.organisation.id, async db => ({
    response: await db
      .selectFrom('response')
      .select(['state', 'note_on_withdrawal'])
      .where('id', '=', response)
      .executeTakeFirstOrThrow(),
    words: await db.selectFrom('contribution').selectAll().where('response_id', '=', response).execute(),
    told: await db.selectFrom('characteristic').selectAll().where('response_id', '=', response).execute(),
    events: await db.selectFrom('event').select('kind').where('kind', '=', 'response.withdrawn').execute(),
  }))
  assert.deepEqual(left.response, { state: 'withdrawn', note_on_withdrawal: true })
  assert.equal(left.words.length + left.told.length, 0)
  assert.equal(left.events.filter(event => event.kind === 'response.withdrawn').length >= 1, true)
})

test('every kind of answer is shown to its author in words, can be changed, and goes when it is taken back', async () => {
  const { everyAnswer, everyKind } = await import('../../../test/every-kind.ts')
  const { address, activity } = await makeConversation(world, { content: everyKind })
  const person = visitor(world)
  const body = new URLSearchParams({ page_key: 'all-kinds', analysis: 'yes' })
  for (const [name, value] of Object.entries(everyAnswer))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  const thanks = (await person.post(address, body)).headers.get('Location') ?? ''
  await person.post(`${thanks}/pin`, 'pin=4071&pin_again=4071')
  const receipt = /your-words\/([a-z-]+\d\d)/.exec(
    await (await person.get(`${thanks}?pin=chosen`)).text(),
  )?.[1]
  await person.post('/your-words', new URLSearchParams({ code: receipt ?? '', pin: '4071' }))
  const shown = await (await person.get('/your-words/open')).text()
  for (const told of ['Sometimes', 'By day: Always', '1. A say in what happens', '3 February 2021', '7 / 10'])
    assert.ok(shown.includes(told), told)

  const edit = await (await person.get('/your-words/edit')).text()
  assert.ok(/value="7" checked/.test(edit))
  const changed = new URLSearchParams(body)
  for (const [, id] of edit.matchAll(/name="words_([^"]+)"/g)) changed.set(`words_${id}`, 'As before')
  changed.set('answer_safe', '2')
  changed.set('answer_visits', 'many')
  assert.equal((await person.post('/your-words/edit', changed)).status, 422)
  changed.set('answer_visits', '')
  assert.equal((await person.post('/your-words/edit', changed)).status, 303)
  const answers = async () =>
    (
      await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
        db.selectFrom('response').select('answers').where('activity_id', '=', activity.id).execute(),
      )
    )[0]?.answers as Record<string, unknown>
  assert.deepEqual((await answers())['safe'], { kind: 'number', value: 2 })
  assert.equal((await answers())['visits'], undefined)
  assert.ok((await answers())['postcode'], 'a place stays as it is')
  await person.post('/your-words/withdraw', 'what=some&part=answers&note=no')
  assert.deepEqual(await answers(), {})
  assert.ok((await (await person.get('/your-words/open')).text()).includes('As before'))
})
