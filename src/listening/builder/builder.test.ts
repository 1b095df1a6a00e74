import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeActivity, makeWorld, type Person, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { FormContent } from '../forms/form.ts'
import { currentForm, insertForm } from '../forms/forms.sql.ts'

let world: World
let owner: Person
before(async () => {
  world = await makeWorld()
  owner = await world.asOwner()
})

/** A conversation that nobody was asked yet, and what its pages answer. */
async function begin(state: 'draft' | 'open' = 'draft') {
  const made = await makeConversation(world)
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(world.services.database.db, world.organisation.id, work)
  let { activity } = made
  if (state === 'draft') {
    activity = await makeActivity(world, made.programme, { state: 'draft' })
    await inside(db =>
      insertForm(
        db,
        activity.id,
        {
          languages: ['en', 'ar'],
          questions: [{ kind: 'long_text', key: 'q1', texts: { en: { question: 'What matters?' } } }],
          characteristics: [],
        },
        world.clock.now(),
      ),
    )
  }
  const form = `/o/${world.organisation.slug}/p/${made.programme.id}/listen/${activity.id}/form`
  const inUse = async () => (await inside(db => currentForm(db, activity.id)))!
  const content = async (): Promise<FormContent> => (await inUse()).content
  const text = async (path = '') => (await owner.get(`${form}${path}`)).text()
  const send = async (path: string, fields: Record<string, string | readonly string[]>, status = 303) => {
    const response = await owner.post(`${form}${path}`, fields)
    assert.equal(response.status, status, path)
    return response
  }
  /** Changes a question by its page, everything else on it as it is. */
  const change = async (key: string, fields: Record<string, string | readonly string[]>, status = 303) => {
    const seen = /name="seen" value="([^"]+)"/.exec(await text(`/question/${key}`))?.[1] ?? ''
    return send(`/question/${key}`, { seen, ...fields }, status)
  }
  return { ...made, activity, form, inUse, content, text, send, change }
}

const choices = { question: 'How often?', more_options: 'Every day\nNever', other: 'yes' }

describe('a question', () => {
  test('of every kind can be added by its page', async () => {
    const { send, content } = await begin()
    const list = { more_options: 'Yes\nNo' }
    const kinds = {
      long_text: {},
      short_text: { hint: 'Such as a street' },
      one: { ...list, other: 'yes' },
      several: { ...list, none: 'yes', most: '2' },
      likert: list,
      matrix: { ...list, more_rows: 'I was heard\nI was safe' },
      rating: { from: '0', to: '10', low: 'Not at all', high: 'Completely' },
      ranking: list,
      number: { least: '0', most: '31' },
      date: { 'earliest-day': '1', 'earliest-month': '2', 'earliest-year': '2026' },
      area: {},
      postcode: {},
      image: {},
      voice: {},
    }
    for (const [kind, fields] of Object.entries(kinds)) {
      await send(`/new/${kind}`, { question: `A ${kind}`, ...fields })
    }
    const { questions } = await content()
    assert.deepEqual(
      questions.slice(1).map(one => one.kind),
      Object.keys(kinds),
    )
    assert.deepEqual(
      questions.map(({ key }) => key),
      Array.from({ length: 15 }, (_, index) => `q${index + 1}`),
    )
    const [, , , one, several, , matrix, rating, , number, date] = questions
    assert.ok(one?.kind === 'one' && one.other)
    assert.deepEqual(
      one.options.map(({ key }) => key),
      ['yes', 'no'],
    )
    assert.ok(several?.kind === 'several' && several.none && several.most === 2)
    assert.ok(matrix?.kind === 'matrix' && matrix.rows.length === 2)
    assert.ok(rating?.kind === 'rating' && rating.from === 0 && rating.to === 10)
    assert.deepEqual(rating.ends, { en: { low: 'Not at all', high: 'Completely' } })
    assert.ok(number?.kind === 'number' && number.least === 0 && number.most === 31)
    assert.ok(date?.kind === 'date' && date.earliest === '2026-02-01' && date.latest === undefined)
  })

  test('that lacks something is not added, and what was typed is still there', async () => {
    const { send, content } = await begin()
    const response = await send('/new/one', { question: 'How often?', more_options: 'Every day' }, 422)
    const html = await response.text()
    assert.match(html, /Write at least two answers/)
    assert.match(html, /href="#more_options"/)
    assert.match(html, />Every day</)
    assert.equal((await content()).questions.length, 1)
  })

  test('keeps what its answers are when they are called something else', async () => {
    const { send, change, content } = await begin()
    await send('/new/one', choices)
    await change('q2', {
      question: 'How often do you see a nurse?',
      option_0: 'Each day',
      option_0_key: 'every_day',
      option_1: '',
      option_1_key: 'never',
      more_options: 'Not once',
    })
    const asked = (await content()).questions[1]
    assert.ok(asked?.kind === 'one')
    assert.equal(asked.texts.en?.question, 'How often do you see a nurse?')
    assert.deepEqual(
      asked.options.map(({ key, labels }) => [key, labels.en]),
      [
        ['every_day', 'Each day'],
        ['not_once', 'Not once'],
      ],
    )
    assert.equal(asked.other, false)
  })

  test('shows its answers in the new order before anything is saved', async () => {
    const { send, content } = await begin()
    await send('/new/one', choices)
    const response = await send(
      '/question/q2',
      {
        arrange: 'down option 0',
        question: 'How often, then?',
        option_0: 'Every day',
        option_0_key: 'every_day',
        option_1: 'Never',
        option_1_key: 'never',
      },
      200,
    )
    assert.match(await response.text(), /value="Never"[\s\S]*value="Every day"/)
    assert.equal((await content()).questions[1]?.texts.en?.question, 'How often?')
  })

  test('that somebody else changed meanwhile is not saved over unseen', async () => {
    const { text, send, change, content } = await begin()
    const seen = /name="seen" value="([^"]+)"/.exec(await text('/question/q1'))![1]!
    await change('q1', { question: 'What matters most?' })
    const response = await send('/question/q1', { seen, question: 'What matters to you?' }, 409)
    const html = await response.text()
    assert.match(html, /What matters most\?/)
    assert.match(html, />What matters to you\?</)
    assert.equal((await content()).questions[0]?.texts.en?.question, 'What matters most?')
  })

  test('can be moved, copied and removed, and each can be undone', async () => {
    const { send, content, text } = await begin()
    await send('/new/one', choices)
    const order = async () => (await content()).questions.map(({ key }) => key)
    await send('/question/q2/up', {})
    assert.deepEqual(await order(), ['q2', 'q1'])
    await send('/question/q2/copy', {})
    assert.deepEqual(await order(), ['q2', 'q3', 'q1'])
    const removed = await send('/question/q2/remove', {})
    assert.deepEqual(await order(), ['q3', 'q1'])
    const page = await owner.get(removed.headers.get('Location')!)
    assert.match(await page.text(), /form\/undo"/)
    await send('/undo', {})
    assert.deepEqual(await order(), ['q2', 'q3', 'q1'])
    await send('/question/q3/remove', {})
    await send('/question/q1/remove', {})
    const only = await send('/question/q2/remove', {})
    assert.deepEqual(await order(), ['q2'])
    assert.match(await (await owner.get(only.headers.get('Location')!)).text(), /at least one question/)
    assert.doesNotMatch(await text(), /undefined/)
  })
})

describe('what is in use', () => {
  test('changes at once while nobody could be asked', async () => {
    const { send, inUse } = await begin()
    await send('/new/short_text', { question: 'Where?' })
    const { version, content } = await inUse()
    assert.deepEqual([version, content.questions.length], [1, 2])
  })

  test('waits for whoever writes it while people can answer', async () => {
    const { send, inUse, text } = await begin('open')
    await send('/new/short_text', { question: 'Where?' })
    assert.equal((await inUse()).content.questions.length, 1)
    assert.match(await text(), /not in use yet/)
    await send('/use', {})
    const { version, content } = await inUse()
    assert.deepEqual([version, content.questions.length], [1, 2])
  })

  test('stays as it was answered: a change begins the next version', async () => {
    const begun = await begin('open')
    await sayAll(world, begun, ['The nurse knew my name.'])
    const { send, inUse, text } = begun
    assert.match(await text(), /answered version 1, so it stays as it is/)
    await send('/new/short_text', { question: 'Where?' })
    assert.match(await text(), /begins version 2/)
    await send('/use', {})
    assert.equal((await inUse()).version, 2)
    assert.equal((await inUse()).content.questions.length, 2)
  })

  test('is what people go on being asked when the changes are dropped', async () => {
    const { send, inUse, text } = await begin('open')
    await send('/new/short_text', { question: 'Where?' })
    await send('/drop', {})
    assert.doesNotMatch(await text(), /Where\?/)
    await send('/undo', {})
    assert.match(await text(), /Where\?/)
    assert.equal((await inUse()).content.questions.length, 1)
  })

  test('never becomes a form that cannot be asked', async () => {
    const { send, inUse, text } = await begin('open')
    await send('/new/one', choices)
    await send('/new/short_text', { question: 'Why?' })
    await send('/when/q3/add', { question: 'q2', is: 'includes', option: 'never' })
    await send('/question/q2/remove', {})
    const html = await text()
    assert.match(html, /no longer there/)
    assert.doesNotMatch(html, /Put the changes into use/)
    await send('/use', {})
    assert.equal((await inUse()).content.questions.length, 1)
  })
})

describe('when a question is asked', () => {
  test('hangs on answers to earlier questions, several if need be', async () => {
    const { send, content, text } = await begin()
    await send('/new/one', choices)
    await send('/new/rating', { question: 'How good?', to: '5' })
    await send('/new/short_text', { question: 'Why?' })
    assert.match(await text('/when/q1'), /no earlier answer/)
    await send('/when/q4/add', { question: 'q2', is: 'includes', option: 'other' })
    await send('/when/q4/add', { question: 'q3', is: 'at_most', number: '2' })
    await send('/when/q4/join', { join: 'any' })
    assert.deepEqual((await content()).questions[3]?.showIf, {
      join: 'any',
      tests: [
        { question: 'q2', is: 'includes', value: 'other' },
        { question: 'q3', is: 'at_most', value: 2 },
      ],
    })
    assert.match(await text(), /“How often\?” is answered with “Something else”/)
    await send('/when/q4/remove', {
      test: JSON.stringify({ question: 'q2', is: 'includes', value: 'other' }),
    })
    await send('/when/q4/remove', { test: JSON.stringify({ question: 'q3', is: 'at_most', value: 2 }) })
    assert.equal((await content()).questions[3]?.showIf, undefined)
  })

  test('takes no answer that the question does not offer', async () => {
    const { send } = await begin()
    await send('/new/one', choices)
    await send('/new/short_text', { question: 'Why?' })
    await send('/when/q3/add', { question: 'q2', is: 'includes', option: 'sometimes' }, 422)
    await send('/when/q3/add', { question: 'q3', is: 'answered' }, 422)
    await send('/when/q3/add', { question: 'q2', is: 'at_least', number: '2' }, 422)
  })
})

describe('other versions of a question', () => {
  test('are written beside the first language, and what each lacks leads to where it is written', async () => {
    const { send, content, text, form } = await begin()
    await send('/new/one', choices)
    const missing = await text('/missing')
    assert.match(missing, new RegExp(`href="${form}/question/q2/in/ar"`))
    const seen = /name="seen" value="([^"]+)"/.exec(await text('/question/q2/in/ar'))![1]!
    await send('/question/q2/in/ar', {
      seen,
      question: 'كم مرة؟',
      option_every_day: 'كل يوم',
      option_never: 'أبدًا',
    })
    const asked = (await content()).questions[1]
    assert.ok(asked?.kind === 'one')
    assert.equal(asked.texts.ar?.question, 'كم مرة؟')
    assert.equal(asked.options[0]?.labels.ar, 'كل يوم')
    assert.doesNotMatch(await text('/missing'), new RegExp(`href="${form}/question/q2/in/ar"`))
  })

  test('in Easy Read are words of their own', async () => {
    const { send, content, text, form } = await begin()
    await send('/new/one', choices)
    const seen = /name="seen" value="([^"]+)"/.exec(await text('/question/q2/easy/en'))![1]!
    await send('/question/q2/easy/en', { seen, hint: 'Only help' }, 422)
    await send('/question/q2/easy/en', { seen, question: 'Do you see a nurse each day?' })
    assert.equal((await content()).questions[1]?.easy.en?.question, 'Do you see a nurse each day?')
    assert.match(await text('/missing'), new RegExp(`href="${form}/question/q1/easy/en"`))
  })
})

test('sections group questions, and the whole form has settings', async () => {
  const { send, content, text } = await begin()
  await send('/section/new', { title_en: '', text_en: 'Below' }, 422)
  await send('/section/new', { title_en: 'About your home', careful_en: 'This may be hard.' })
  await send('/new/short_text', { question: 'Where?', section: 's1' })
  assert.match(await text(), /About your home[\s\S]*Where\?/)
  await send('/settings', { language: ['pl', 'ar'], pages: 'all', characteristic: ['age'] })
  const { languages, pages, characteristics, questions, sections } = await content()
  assert.deepEqual([languages, pages, characteristics], [['en', 'pl', 'ar'], 'all', ['age']])
  assert.equal(questions[1]?.section, 's1')
  assert.equal(sections[0]?.texts.en?.careful, 'This may be hard.')
  await send('/section/s1/remove', {})
  assert.equal((await content()).questions[1]?.section, undefined)
})

test('a preview shows every question as people see it, and has no way to send anything', async () => {
  const { send, text } = await begin()
  await send('/new/one', choices)
  const seen = /name="seen" value="([^"]+)"/.exec(await text('/question/q2/easy/en'))![1]!
  await send('/question/q2/easy/en', { seen, question: 'Is it each day?' })
  const plain = await text('/preview?language=en')
  assert.match(plain, /What matters\?[\s\S]*How often\?[\s\S]*Never/)
  assert.doesNotMatch(plain, /<form|type="submit"/)
  assert.match(await text('/preview?language=en&easy=yes'), /Is it each day\?/)
  assert.match(await text('/preview?language=ar'), /dir="rtl"/)
})

test('only those who may change what is asked come here', async () => {
  const { form, programme } = await begin()
  const viewer = await world.person(['viewer'], { programme: programme.id, roles: [] })
  assert.equal((await viewer.get(form)).status, 403)
  assert.equal((await viewer.post(`${form}/new/short_text`, { question: 'Where?' })).status, 403)
})
