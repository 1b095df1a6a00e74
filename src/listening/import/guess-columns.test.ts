import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessedFields } from './guess-columns.ts'
import type { Survey } from './survey.ts'

const survey = (columns: Readonly<Record<string, readonly string[]>>): Survey => ({
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  sheet: '',
  sheets: [],
  columns: Object.entries(columns).map(([name, cells]) => ({
    name,
    filled: cells.length,
    letters: Math.round(cells.join('').length / cells.length),
    values: undefined,
  })),
  first: [0, 1].map(row => Object.values(columns).map(cells => cells[row]!)),
  rows: 2,
  whole: true,
  unreadable: { count: 0, first: [] },
})

test('the column with the longest words is taken for what people said, addresses and keys are not', () => {
  const fields = guessedFields(
    survey({
      link: [`https://example.org/${'a'.repeat(200)}`, `https://example.org/${'b'.repeat(200)}`],
      said: ['We waited for an hour', 'More buses in the evening'],
      who: ['p1', 'p2'],
      when: ['01/03/2025', '02/03/2025'],
    }),
    'q1',
    'en',
  )
  assert.deepEqual(
    [fields['use_0'], fields['use_1'], fields['use_2'], fields['use_3']],
    ['', 'question:q1', 'person', 'said'],
  )
})

test('the one column of a file is what people said, however short, and in a script without spaces', () => {
  assert.equal(guessedFields(survey({ answers: ['Yes', 'No'] }), 'q1', 'en')['use_0'], 'question:q1')
  const chinese = survey({
    id: ['1', '2'],
    said: ['晚上需要更多的公共汽车和火车', '护士们非常友好而且很有耐心的'],
  })
  assert.equal(guessedFields(chinese, 'q1', 'zh-Hans')['use_1'], 'question:q1')
})
