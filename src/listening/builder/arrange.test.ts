import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formContent } from '../forms/form.ts'
import {
  nextKey,
  runsOf,
  withChanged,
  withCopy,
  withMoved,
  withMovedSection,
  withoutQuestion,
  withoutSection,
  withQuestion,
} from './arrange.ts'

const words = (question: string) => ({ en: { question } })
const ask = (key: string, section?: string) => ({
  kind: 'long_text' as const,
  key,
  texts: words(`${key}?`),
  ...(section ? { section } : {}),
})
/** q1 alone, q2 and q3 under s1, q4 under s2, and s3 with nothing in it yet. */
const form = formContent.parse({
  languages: ['en'],
  sections: ['s1', 's2', 's3'].map(key => ({ key, texts: { en: { title: key } } })),
  questions: [ask('q1'), ask('q2', 's1'), ask('q3', 's1'), ask('q4', 's2')],
  characteristics: [],
})
const order = (of: typeof form) =>
  of.questions.map(({ key, section }) => (section ? `${key} in ${section}` : key)).join(', ')

describe('a question that moves', () => {
  test('changes places inside its section', () => {
    assert.equal(order(withMoved(form, 'q3', 'up')), 'q1, q3 in s1, q2 in s1, q4 in s2')
  })

  test('leaves its section at the edge, and joins what stands there', () => {
    assert.equal(order(withMoved(form, 'q2', 'up')), 'q1, q2, q3 in s1, q4 in s2')
    assert.equal(order(withMoved(form, 'q3', 'down')), 'q1, q2 in s1, q3 in s2, q4 in s2')
    assert.equal(order(withMoved(form, 'q4', 'down')), 'q1, q2 in s1, q3 in s1, q4')
  })

  test('stays where there is nothing further', () => {
    assert.equal(withMoved(form, 'q1', 'up'), form)
    assert.equal(withMoved(form, 'nothing', 'up'), form)
  })
})

describe('a section', () => {
  test('moves as a whole', () => {
    assert.equal(order(withMovedSection(form, 's2', 'up')), 'q1, q4 in s2, q2 in s1, q3 in s1')
    assert.equal(order(withMovedSection(form, 's1', 'up')), 'q2 in s1, q3 in s1, q1, q4 in s2')
  })

  test('leaves its questions when it is removed', () => {
    const without = withoutSection(form, 's1')
    assert.equal(order(without), 'q1, q2, q3, q4 in s2')
    assert.deepEqual(
      without.sections.map(({ key }) => key),
      ['s2', 's3'],
    )
  })

  test('is read in the order of its questions, and last where it has none', () => {
    assert.deepEqual(
      runsOf(form).map(({ section, questions }) => [section?.key, questions.length]),
      [
        [undefined, 1],
        ['s1', 2],
        ['s2', 1],
        ['s3', 0],
      ],
    )
  })
})

test('a new question stands at the end of its section, and one that changes section goes to its end', () => {
  const [, , q3] = form.questions
  assert.equal(order(withQuestion(form, { ...q3!, key: 'q5' })), 'q1, q2 in s1, q3 in s1, q5 in s1, q4 in s2')
  assert.equal(order(withChanged(form, { ...q3!, section: 's2' })), 'q1, q2 in s1, q4 in s2, q3 in s2')
})

test('a copy stands below, under a key of its own', () => {
  const copied = withCopy(form, 'q2', 'q9')
  assert.equal(order(copied), 'q1, q2 in s1, q9 in s1, q3 in s1, q4 in s2')
  assert.deepEqual(copied.questions[2]?.texts, copied.questions[1]?.texts)
})

test('the only question of a form cannot be removed', () => {
  const one = { ...form, questions: form.questions.slice(0, 1) }
  assert.equal(withoutQuestion(one, 'q1'), one)
})

test('a key that was used is never used again', () => {
  assert.equal(nextKey(['q1', 'q7', 's9', 'home'], 'q'), 'q8')
  assert.equal(nextKey([], 's'), 's1')
})
