import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from './random.ts'
import { learntSentenceVectors, learnWords } from './skipgram.ts'
import { parseWordVectors, sentenceVectors, wordVectors } from './wordvectors.ts'

function likeness(values: Float32Array, dims: number, a: number, b: number): number {
  let sum = 0
  for (let d = 0; d < dims; d++) sum += values[a * dims + d]! * values[b * dims + d]!
  return sum
}

test('the table holds a hundred thousand words, commonest first', () => {
  const { rows, dims } = wordVectors()
  assert.equal(rows.size, 100_000)
  assert.equal(dims, 100)
  assert.ok(rows.get('the')! < 5)
  assert.ok(rows.get('doctor')! < rows.get('stethoscope')!)
})

test('sentences about one thing are nearer than sentences about two', () => {
  const values = sentenceVectors([
    ['the', 'doctor', 'was', 'kind'],
    ['a', 'caring', 'physician'],
    ['bus', 'timetable'],
  ])
  assert.ok(likeness(values, 100, 0, 1) > likeness(values, 100, 0, 2) + 0.2)
  assert.ok(Math.abs(likeness(values, 100, 0, 0) - 1) < 1e-5)
})

test('a sentence of unknown words has no direction', () => {
  assert.ok(sentenceVectors([['zzzqx'], []]).every(value => value === 0))
})

test('a file of another kind is refused', () => {
  assert.throws(() => parseWordVectors(Buffer.from('GIF89a and so on and on')), /not a table/)
})

test('words learnt from texts stand near the words that they are used with, the same each time', () => {
  const texts = Array.from({ length: 200 }, (_, i) =>
    i % 2 === 0
      ? ['the', 'bus', 'driver', 'drove', 'the', 'bus', 'slowly']
      : ['my', 'carer', 'cooked', 'soup', 'and', 'my', 'carer', 'sang'],
  )
  const learnt = learnWords(texts, seededRandom(1))
  const near = (a: string, b: string) =>
    likeness(learnt.vectors, learnt.dims, learnt.rows.get(a)!, learnt.rows.get(b)!)
  assert.ok(near('bus', 'driver') > near('bus', 'soup') + 0.2)
  assert.deepEqual(learnWords(texts, seededRandom(1)).vectors, learnt.vectors)
  const sentences = learntSentenceVectors([['bus'], ['driver'], ['soup'], ['unheard']], learnt)
  assert.ok(likeness(sentences, learnt.dims, 0, 1) > likeness(sentences, learnt.dims, 0, 2))
  assert.equal(likeness(sentences, learnt.dims, 3, 3), 0)
})

test('no texts teach no words', () => {
  assert.equal(learnWords([], seededRandom(1)).rows.size, 0)
  assert.equal(learnWords([['once']], seededRandom(1)).rows.size, 0)
})
