import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Answer } from './answer.ts'
import { branches, type FormDraft, formContent, questionsAsked } from './form.ts'
import { formProblems } from './form-problems.ts'
import { parity } from './parity.ts'
import { pipe } from './piping.ts'

const yesNo = [
  { key: 'yes', labels: { en: 'Yes', pl: 'Tak' } },
  { key: 'no', labels: { en: 'No', pl: 'Nie' } },
]
const words = (question: string) => ({ en: { question } })

/** A survey whose second and third question hang on the first, and the fourth on the third. */
const survey = (change: Partial<FormDraft> = {}) =>
  formContent.parse({
    languages: ['en'],
    questions: [
      { kind: 'one', key: 'home', texts: words('Do you live in a care home?'), options: yesNo },
      {
        kind: 'short_text',
        key: 'name',
        texts: words('What is it called?'),
        showIf: { tests: [{ question: 'home', is: 'includes', value: 'yes' }] },
      },
      {
        kind: 'rating',
        key: 'food',
        from: 1,
        to: 5,
        texts: words('How good is the food at {name}?'),
        showIf: { tests: [{ question: 'home', is: 'includes', value: 'yes' }] },
      },
      {
        kind: 'long_text',
        key: 'better',
        texts: words('What would make it better?'),
        showIf: { tests: [{ question: 'food', is: 'at_most', value: 2 }] },
      },
    ],
    characteristics: [],
    ...change,
  })

const chosen = (...options: string[]): Answer => ({ kind: 'chosen', options })
const keysAsked = (answers: Record<string, Answer>) => questionsAsked(survey(), answers).map(({ key }) => key)

describe('what is asked', () => {
  test('a question is asked where its condition holds', () => {
    assert.deepEqual(keysAsked({}), ['home'])
    assert.deepEqual(keysAsked({ home: chosen('no') }), ['home'])
    assert.deepEqual(keysAsked({ home: chosen('yes') }), ['home', 'name', 'food'])
    assert.deepEqual(keysAsked({ home: chosen('yes'), food: { kind: 'number', value: 2 } }), [
      'home',
      'name',
      'food',
      'better',
    ])
  })

  test('an answer in a branch that somebody left again counts for nothing further down', () => {
    assert.deepEqual(keysAsked({ home: chosen('no'), food: { kind: 'number', value: 1 } }), ['home'])
  })

  test('a closed section closes its questions', () => {
    const form = survey({
      sections: [
        {
          key: 'living',
          texts: { en: { title: 'Where you live' } },
          showIf: { tests: [{ question: 'home', is: 'not_includes', value: 'no' }] },
        },
      ],
      questions: [
        { kind: 'one', key: 'home', texts: words('Do you live in a care home?'), options: yesNo },
        { kind: 'short_text', key: 'name', section: 'living', texts: words('What is it called?') },
      ],
    })
    const asked = (answers: Record<string, Answer>) => questionsAsked(form, answers).map(({ key }) => key)
    assert.deepEqual(asked({}), ['home'], 'who has not said is not asked')
    assert.deepEqual(asked({ home: chosen('no') }), ['home'])
    assert.deepEqual(asked({ home: chosen('yes') }), ['home', 'name'])
  })

  test('several tests are joined by all or any', () => {
    const two = (join: 'all' | 'any') =>
      survey({
        questions: [
          { kind: 'several', key: 'who', texts: words('Who helps you?'), options: yesNo, other: true },
          { kind: 'number', key: 'hours', texts: words('How many hours a week?') },
          {
            kind: 'long_text',
            key: 'more',
            texts: words('Tell us more'),
            showIf: {
              join,
              tests: [
                { question: 'who', is: 'includes', value: 'other' },
                { question: 'hours', is: 'at_least', value: 20 },
              ],
            },
          },
        ],
      })
    const answers = { who: chosen('yes', 'other'), hours: { kind: 'number', value: 3 } as const }
    assert.equal(questionsAsked(two('all'), answers).length, 2)
    assert.equal(questionsAsked(two('any'), answers).length, 3)
  })

  test('a form that hangs on nothing does not branch', () => {
    assert.equal(branches(survey()), true)
    assert.equal(branches(survey({ questions: survey().questions.slice(0, 1) })), false)
  })
})

describe('saying back what was answered', () => {
  const { questions } = survey()
  const said = (text: string, answers: Record<string, Answer>) =>
    pipe(text, questions, answers, 'en', 'there')

  test('puts the words or the chosen option in', () => {
    const answers: Record<string, Answer> = {
      name: { kind: 'words', words: 'Rowan House' },
      home: chosen('yes'),
    }
    assert.equal(said('How is {name}? ({home})', answers), 'How is Rowan House? (Yes)')
  })

  test('has words for what was not answered, and leaves other braces alone', () => {
    assert.equal(said('How is it at {name}, {nobody} {2}?', {}), 'How is it at there, {nobody} {2}?')
  })

  test('says back the beginning of a long answer, not all of it', () => {
    const text = said('{name}', { name: { kind: 'words', words: 'a'.repeat(500) } })
    assert.equal(text.length, 81)
  })
})

describe('what a version lacks', () => {
  test('a language lacks each wording that only the first has', () => {
    const form = survey({ languages: ['en', 'pl'] })
    assert.deepEqual(
      parity(form).map(({ language, of, key }) => [language, of, key]),
      ['home', 'name', 'food', 'better'].map(key => ['pl', 'question', key]),
    )
  })

  test('an Easy Read version that was begun lacks words and pictures until it is whole', () => {
    const begun = survey({
      questions: [
        {
          kind: 'one',
          key: 'home',
          texts: words('Do you live in a care home?'),
          easy: {
            en: { question: 'Do you live in a care home?', picture: { from: 'symbol', name: 'house' } },
          },
          options: [{ key: 'yes', labels: { en: 'Yes' }, easy: { en: { label: 'Yes' } } }, yesNo[1]!],
        },
        { kind: 'long_text', key: 'why', texts: words('Why?') },
      ],
    })
    assert.deepEqual(
      parity(begun).map(({ of, key, part }) => [of, key, part]),
      [
        ['picture', 'home', 'yes'],
        ['option', 'home', 'no'],
        ['question', 'why', undefined],
      ],
    )
  })

  test('a form without an Easy Read version lacks nothing of it', () => {
    assert.deepEqual(parity(survey()), [])
  })
})

describe('what is wrong with a form', () => {
  const problems = (change: Partial<FormDraft>) => formProblems(survey(change))
  const ask = (key: string, showIf: object = {}, more: object = {}) => ({
    kind: 'long_text' as const,
    key,
    texts: words('?'),
    ...showIf,
    ...more,
  })

  test('nothing, with one that can be asked', () => {
    assert.deepEqual(problems({}), [])
  })

  test('a key that stands twice, an option that stands twice, a section that is not there', () => {
    assert.deepEqual(problems({ questions: [ask('a'), ask('a')] }), [{ at: 'a', problem: 'key twice' }])
    assert.deepEqual(
      problems({
        questions: [{ kind: 'one', key: 'a', texts: words('?'), options: [yesNo[0]!, yesNo[0]!] }],
      }),
      [{ at: 'a', problem: 'option twice' }],
    )
    assert.deepEqual(problems({ questions: [ask('a', {}, { section: 'gone' })] }), [
      { at: 'a', problem: 'no such section' },
    ])
  })

  test('a condition on what comes later, on nothing, or on an option that is not there', () => {
    const showIf = (question: string, value = 'x') => ({
      showIf: { tests: [{ question, is: 'includes' as const, value }] },
    })
    assert.deepEqual(problems({ questions: [ask('a', showIf('b')), ask('b')] }), [
      { at: 'a', problem: 'asks about what comes later' },
    ])
    assert.deepEqual(problems({ questions: [ask('a', showIf('z'))] }), [
      { at: 'a', problem: 'asks about no question' },
    ])
    const home = { kind: 'one' as const, key: 'home', texts: words('?'), options: yesNo }
    assert.deepEqual(problems({ questions: [home, ask('a', showIf('home', 'maybe'))] }), [
      { at: 'a', problem: 'asks about no option' },
    ])
    assert.deepEqual(problems({ questions: [home, ask('a', showIf('home', 'yes'))] }), [])
  })

  test('a wording that says back what was not asked yet, and a range that is upside down', () => {
    const later = { kind: 'long_text' as const, key: 'a', texts: words('You said {b}') }
    assert.deepEqual(problems({ questions: [later, ask('b')] }), [
      { at: 'a', problem: 'says back what comes later' },
    ])
    assert.deepEqual(
      problems({ questions: [{ kind: 'number', key: 'n', least: 5, most: 1, texts: words('?') }] }),
      [{ at: 'n', problem: 'range upside down' }],
    )
  })
})
