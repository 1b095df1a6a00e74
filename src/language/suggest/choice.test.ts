import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestCut, chosenCount, microF1, offers } from './choice.ts'

test('labels from .1 are offered, likeliest first', () => {
  assert.deepEqual(
    offers([0.05, 0.3, 0.9, 0.1]).map(offer => offer.label),
    [2, 1, 3],
  )
})

test('labels at the cut are chosen, and the likeliest alone where it has .25', () => {
  assert.equal(chosenCount(offers([0.6, 0.5, 0.2]), 0.5), 2)
  assert.equal(chosenCount(offers([0.3, 0.26]), 0.5), 1)
  assert.equal(chosenCount(offers([0.24]), 0.5), 0)
  assert.equal(chosenCount([], 0.5), 0)
})

test('micro-F1 counts hits, extras and misses over all texts, by their weight', () => {
  const judged = [
    { offered: offers([0.9, 0.8]), labels: new Set([0]), weight: 2 },
    { offered: offers([0.1, 0.9]), labels: new Set([0, 1]), weight: 1 },
  ]
  // Hits 2 + 1, extra 2, missed 1.
  assert.equal(microF1(judged, 0.5), 6 / 9)
})

test('the best cut lies between what is right and what is not', () => {
  const judged = Array.from({ length: 20 }, () => ({
    offered: offers([0.6, 0.4]),
    labels: new Set([0]),
    weight: 1,
  }))
  const cut = bestCut(judged)
  assert.ok(cut > 0.4)
  assert.equal(microF1(judged, cut), 1)
})
