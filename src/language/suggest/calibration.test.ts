import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../random.ts'
import { calibrate, probability } from './calibration.ts'

test('logits that are too sure are drawn back to what came true', () => {
  const random = seededRandom(4)
  const logits = Float32Array.from({ length: 8_000 }, () => 6 * random.normal())
  // What is so follows half of what the logits say, and a label that is rarer than they say.
  const positive = Uint8Array.from(logits, z => (random.uniform() < 1 / (1 + Math.exp(1 - z / 2)) ? 1 : 0))
  const made = calibrate({ logits: [logits], positive: [positive], weights: new Float64Array(8_000).fill(1) })
  assert.ok(Math.abs(made.slope - 0.5) < 0.05, `slope ${made.slope}`)
  assert.ok(Math.abs(probability(made, 0, 2) - 0.5) < 0.04)
})

test('a label that comes more often than the others at the same logits receives an offset of its own', () => {
  const logits = Float32Array.from({ length: 400 }, (_, at) => (at % 5) - 2)
  const often = Uint8Array.from({ length: 400 }, (_, at) => (at % 10 < 8 ? 1 : 0))
  const seldom = Uint8Array.from({ length: 400 }, (_, at) => (at % 10 < 2 ? 1 : 0))
  const weights = new Float64Array(400).fill(1)
  const made = calibrate({ logits: [logits, logits], positive: [often, seldom], weights })
  assert.ok(probability(made, 0, 0) > 0.7)
  assert.ok(probability(made, 1, 0) < 0.3)
})

test('with nothing held out the logits are taken at their word', () => {
  const made = calibrate({
    logits: [new Float32Array(0)],
    positive: [new Uint8Array(0)],
    weights: new Float64Array(0),
  })
  assert.ok(Math.abs(probability(made, 0, 0) - 0.5) < 1e-9)
})
