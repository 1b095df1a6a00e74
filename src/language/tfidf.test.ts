import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowNorms } from './sparse.ts'
import { charTfidf, wordTfidf } from './tfidf.ts'

const texts = ['the bus was late', 'the bus stop', 'staff were kind', 'kind staff']
const tokens = texts.map(text => text.split(' '))

test('rows of word TF-IDF have length 1 and rarer words weigh more', () => {
  const { matrix, terms } = wordTfidf(tokens, { ngrams: [1, 2] })
  for (const norm of rowNorms(matrix)) assert.ok(Math.abs(norm - 1) < 1e-6)
  const row = new Map<string, number>()
  for (let at = matrix.indptr[0]!; at < matrix.indptr[1]!; at++) {
    row.set(terms[matrix.indices[at]!]!, matrix.values[at]!)
  }
  assert.deepEqual([...row.keys()].sort(), ['bus', 'bus was', 'late', 'the', 'the bus', 'was', 'was late'])
  assert.ok(row.get('late')! > row.get('bus')!)
})

test('inverse document frequency follows the published formula', () => {
  const { terms, idf } = wordTfidf(tokens)
  assert.ok(Math.abs(idf[terms.indexOf('late')]! - (Math.log(5 / 2) + 1)) < 1e-6)
  assert.ok(Math.abs(idf[terms.indexOf('kind')]! - (Math.log(5 / 3) + 1)) < 1e-6)
})

test('terms in too few or too many texts are left out, and a text of only those has an empty row', () => {
  const { matrix, terms } = wordTfidf([...tokens, ['quiet']], { minDocuments: 2 })
  assert.deepEqual(terms, ['bus', 'kind', 'staff', 'the'])
  assert.equal(matrix.indptr[5]! - matrix.indptr[4]!, 0)
  assert.ok(!wordTfidf(tokens, { maxShare: 0.4 }).terms.includes('bus'))
})

test('at most the asked number of terms is kept, the commonest ones', () => {
  assert.deepEqual(wordTfidf(tokens, { maxTerms: 2 }).terms, ['bus', 'kind'])
})

test('character n-grams stay within words and mark where words begin and end', () => {
  const { terms } = charTfidf(['Bus on'], { min: 2, max: 3 })
  assert.deepEqual(terms, [' b', ' bu', ' o', ' on', 'bu', 'bus', 'n ', 'on', 'on ', 's ', 'us', 'us '])
  assert.ok(charTfidf(['ab cd'], { min: 3, max: 3, withinWords: false }).terms.includes('b c'))
})

test('further texts are placed among the same terms and unknown ones are left out', () => {
  const fitted = charTfidf(texts, { min: 2, max: 5 })
  const again = fitted.transform([texts[1]!, 'zzz', ''])
  assert.equal(again.cols, fitted.terms.length)
  const at = fitted.matrix.indptr
  assert.deepEqual(
    [...again.values.subarray(0, again.indptr[1])],
    [...fitted.matrix.values.subarray(at[1], at[2])],
  )
  assert.equal(again.indptr[3]! - again.indptr[2]!, 0)
})

test('the order of the texts changes neither terms nor rows', () => {
  const forward = charTfidf(texts, { min: 2, max: 5 })
  const backward = charTfidf([...texts].reverse(), { min: 2, max: 5 })
  assert.deepEqual(forward.terms, backward.terms)
  const last = backward.matrix.indptr
  assert.deepEqual(
    forward.matrix.values.slice(0, forward.matrix.indptr[1]),
    backward.matrix.values.slice(last[3], last[4]),
  )
})

test('no texts give an empty matrix', () => {
  assert.equal(wordTfidf([]).matrix.rows, 0)
})
