import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clausesOf, sentencesOf } from './clauses.ts'

test('a text is cut at punctuation, and, but', () => {
  assert.deepEqual(clausesOf('Kind staff, but a long wait and no seats. Thank you!'), [
    'Kind staff',
    'a long wait',
    'no seats',
    'Thank you',
  ])
})

test('numbers, times and abbreviations are not cut', () => {
  assert.deepEqual(clausesOf('Waited 2.5 hours until 10:30'), [])
})

test('a text of one clause, and one of none, has no clauses besides itself', () => {
  assert.deepEqual(clausesOf('Kind staff.'), [])
  assert.deepEqual(clausesOf('?!'), [])
})

test('Chinese and Arabic punctuation ends a clause too', () => {
  assert.deepEqual(clausesOf('护士很好，等候太长。'), ['护士很好', '等候太长'])
  assert.deepEqual(clausesOf('الممرضة لطيفة، الانتظار طويل'), ['الممرضة لطيفة', 'الانتظار طويل'])
})

test('a definition is read by its sentences', () => {
  assert.deepEqual(sentencesOf('Buses and trains. How often they come.'), [
    'Buses and trains.',
    'How often they come.',
  ])
})
