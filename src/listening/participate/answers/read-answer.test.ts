import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { everyAnswer, everyKind } from '../../../../test/every-kind.ts'
import type { FormFields } from '../../../platform/http/form.ts'
import { formContent } from '../../forms/form.ts'
import type { Question, QuestionOf } from '../../forms/question.ts'
import { readAnswer } from './read-answer.ts'
import { readNumber } from './read-number.ts'

const form = formContent.parse(everyKind)
const about = { areas: ['S12000017'], language: 'en' }

function question<Kind extends Question['kind']>(kind: Kind, changes: Partial<QuestionOf<Kind>> = {}) {
  const found = form.questions.find(asked => asked.kind === kind)
  assert.ok(found)
  return { ...found, ...changes } as QuestionOf<Kind>
}
const read = (asked: Question, fields: FormFields) => readAnswer(asked, fields, about)
const told = (asked: Question, fields: FormFields) => read(asked, fields).problem?.message

describe('an answer', () => {
  test('of every kind is read as what was chosen, and words as words', () => {
    const all = Object.fromEntries(form.questions.map(asked => [asked.key, read(asked, everyAnswer)]))
    assert.deepEqual(all, {
      q1: { words: 'The same face at the door.' },
      word: { words: 'Time' },
      home: { answer: { kind: 'chosen', options: ['other'] }, words: 'A boat' },
      helps: { answer: { kind: 'chosen', options: ['time', 'face'] } },
      heard: { answer: { kind: 'chosen', options: ['sometimes'] } },
      grid: { answer: { kind: 'grid', rows: { day: 'always', night: 'never' } } },
      safe: { answer: { kind: 'number', value: 7 } },
      order: { answer: { kind: 'ranked', options: ['say', 'time'] } },
      visits: { answer: { kind: 'number', value: 14 } },
      since: { answer: { kind: 'date', date: '2021-02-03' } },
      place: { answer: { kind: 'place', area: 'S12000017' } },
      postcode: { answer: { kind: 'place', area: 'S12000017' } },
      picture: { words: 'The harbour in the morning.' },
      spoken: { words: 'Boats come in.' },
    })
  })

  test('that is not there is nothing, and is missed only where one is required', () => {
    for (const asked of form.questions) {
      assert.deepEqual(read(asked, {}), {}, asked.kind)
      assert.ok(read({ ...asked, required: true }, {}).problem, asked.kind)
    }
  })

  test('that no page offers is refused', () => {
    for (const kind of ['one', 'several', 'likert', 'rating', 'area'] as const) {
      const asked = question(kind)
      assert.equal(told(asked, { [`answer_${asked.key}`]: 'elsewhere' }), 'error.choose-listed', kind)
    }
    assert.equal(told(question('matrix'), { 'answer_grid-row-day': 'x' }), 'error.choose-listed')
    assert.equal(told(question('ranking'), { 'answer_order-1': 'x' }), 'error.choose-listed')
    assert.equal(told(question('one', { other: false }), { answer_home: 'other' }), 'error.choose-listed')
  })

  test('of several holds what “something else” is, stands in the form’s order, and leaves “none” alone', () => {
    const several = question('several')
    assert.deepEqual(read(several, { answer_helps: ['other', 'time'], 'answer_helps-what': 'A cat' }), {
      answer: { kind: 'chosen', options: ['time', 'other'] },
      words: 'A cat',
    })
    assert.deepEqual(read(several, { answer_helps: 'none' }), {
      answer: { kind: 'chosen', options: ['none'] },
    })
    assert.equal(told(several, { answer_helps: ['none', 'time'] }), 'error.none-alone')
    assert.equal(told(several, { answer_helps: ['time', 'face', 'say'] }), 'error.choose-fewer')
    assert.deepEqual(
      read(several, { answer_helps: 'time', 'answer_helps-what': 'left behind' }).words,
      undefined,
    )
  })

  test('in a ranking names each thing once and closes gaps', () => {
    const ranking = question('ranking')
    assert.equal(told(ranking, { 'answer_order-1': 'say', 'answer_order-2': 'say' }), 'error.rank-twice')
    assert.deepEqual(read(ranking, { 'answer_order-2': 'say', 'answer_order-3': 'face' }).answer, {
      kind: 'ranked',
      options: ['say', 'face'],
    })
  })

  test('in a matrix may leave rows out, unless all are required', () => {
    const matrix = question('matrix')
    assert.deepEqual(read(matrix, { 'answer_grid-row-day': 'never' }).answer, {
      kind: 'grid',
      rows: { day: 'never' },
    })
    const wrong = read({ ...matrix, required: true }, { 'answer_grid-row-day': 'never' }).problem
    assert.deepEqual(wrong, { field: 'answer_grid-row-night', message: 'error.rows' })
  })

  test('in figures is held to its limits and to whole numbers', () => {
    const number = question('number')
    assert.equal(told(number, { answer_visits: 'many' }), 'error.number')
    assert.equal(told(number, { answer_visits: '2.5' }), 'error.number-whole')
    assert.equal(told(number, { answer_visits: '71' }), 'error.number-between')
    assert.equal(told(question('number', { most: undefined }), { answer_visits: '-1' }), 'error.number-least')
    assert.deepEqual(read(number, { answer_visits: ' ٣٥ ' }).answer, { kind: 'number', value: 35 })
  })

  test('that is a day is a day of the calendar within its limits', () => {
    const day = (day: string, month: string, year: string) => ({
      'answer_since-day': day,
      'answer_since-month': month,
      'answer_since-year': year,
    })
    assert.equal(told(question('date'), day('30', '2', '2021')), 'error.date')
    assert.equal(told(question('date'), day('', '2', '2021')), 'error.date')
    assert.equal(told(question('date'), day('1', '1', '2027')), 'error.date-late')
    assert.deepEqual(read(question('date'), day('٣', '2', '2021')).answer, {
      kind: 'date',
      date: '2021-02-03',
    })
  })

  test('that is a postcode is never read itself, only its place', () => {
    const postcode = question('postcode')
    assert.deepEqual(read(postcode, { answer_postcode: 'EH1 1AA' }), {})
    assert.equal(told(postcode, { 'answer_postcode-unknown': 'yes' }), 'error.postcode')
    const placed = { 'answer_postcode-area': 'S12000017', 'answer_postcode-quintile': '2' }
    assert.deepEqual(read(postcode, placed).answer, { kind: 'place', area: 'S12000017', quintile: 2 })
  })

  test('keeps markup, emoji and letters that run the other way exactly as they were written', () => {
    const words = '<b>no</b> & \u202egnorw\u202c 👩🏽‍🦽 "quoted"'
    for (const kind of ['long_text', 'short_text'] as const) {
      const asked = question(kind)
      assert.equal(read(asked, { [`answer_${asked.key}`]: ` ${words}\n` }).words, words)
    }
    assert.equal(told(question('short_text'), { answer_word: 'a'.repeat(501) }), 'error.answer-long')
  })
})

test('numbers are read as each language writes them', () => {
  assert.equal(readNumber('1,500', 'en'), 1500)
  assert.equal(readNumber('1,5', 'en'), 1.5)
  assert.equal(readNumber('1 500,25', 'pl'), 1500.25)
  assert.equal(readNumber('1,500', 'pl'), 1.5)
  assert.equal(readNumber('١٬٥٠٠٫٥', 'ar'), 1500.5)
  assert.equal(readNumber('−3', 'en'), -3)
  for (const none of ['', 'x', '1.2.3', '1e9', '0x10', 'Infinity', '9'.repeat(40)])
    assert.equal(readNumber(none, 'en'), undefined, none)
})
