import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { countOccurrences } from './occurrences.ts'

test('each hash is counted on its own, however many there are', () => {
  const occurrences = countOccurrences(4)
  const hash = (name: number) => createHash('sha256').update(String(name)).digest('hex')
  for (let round = 1; round <= 3; round++) {
    for (let name = 0; name < 5000; name++) assert.equal(occurrences.next(hash(name)), round)
  }
  assert.equal(occurrences.next('0'.repeat(64)), 1)
  assert.equal(occurrences.next('0'.repeat(64)), 2)
})

test('what was counted can be taken one by one until none is left', () => {
  const occurrences = countOccurrences()
  const hash = 'ab'.repeat(16)
  assert.equal(occurrences.takeOne(hash), false)
  occurrences.add(hash, 3)
  occurrences.add(hash, -1)
  assert.equal(occurrences.takeOne(hash), true)
  assert.equal(occurrences.takeOne(hash), true)
  assert.equal(occurrences.takeOne(hash), false)
  assert.equal(occurrences.next(hash), 1)
})
