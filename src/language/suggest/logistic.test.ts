import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../random.ts'
import type { FeatureRows } from './features.ts'
import { logit, trainLogistic } from './logistic.ts'

const random = seededRandom(7)
const rows = 60
const truth = [2, -1, 0.5]

/** One sparse column and two dense ones, half of the sparse entries missing. */
function world(): { features: FeatureRows; positive: Uint8Array } {
  const dense = Float32Array.from({ length: rows * 2 }, () => random.normal())
  const values = Float32Array.from({ length: rows / 2 }, () => random.normal())
  const indptr = Int32Array.from({ length: rows + 1 }, (_, at) => Math.ceil(at / 2))
  const features = {
    sparse: { rows, cols: 1, indptr, indices: new Int32Array(rows / 2), values },
    dense: { rows, cols: 2, values: dense },
  }
  const positive = Uint8Array.from({ length: rows }, (_, row) => {
    const x = row % 2 === 0 ? values[row / 2]! : 0
    const z = truth[0]! * x + truth[1]! * dense[row * 2]! + truth[2]! * dense[row * 2 + 1]!
    return random.uniform() < 1 / (1 + Math.exp(-z)) ? 1 : 0
  })
  return { features, positive }
}

test('the gradient of the penalised loss is zero at the rule found', () => {
  const { features, positive } = world()
  const weights = Float64Array.from({ length: rows }, (_, row) => (row % 3 === 0 ? 2 : 1))
  const C = 10
  const examples = { rows: Int32Array.from({ length: rows }, (_, row) => row), weights }
  const { rule } = trainLogistic(features, examples, positive, { C, seed: 1, passes: 2_000, tolerance: 1e-9 })
  const gradient = [rule.sparse[0]!, rule.dense[0]!, rule.dense[1]!]
  for (let row = 0; row < rows; row++) {
    const p = 1 / (1 + Math.exp(-logit(rule, features, row)))
    const pull = C * weights[row]! * (p - positive[row]!)
    if (row % 2 === 0) gradient[0]! += pull * features.sparse.values[row / 2]!
    gradient[1]! += pull * features.dense.values[row * 2]!
    gradient[2]! += pull * features.dense.values[row * 2 + 1]!
  }
  for (const part of gradient) assert.ok(Math.abs(part) < 0.02, `${gradient}`)
})

test('training is the same each time, and examples of no weight teach nothing', () => {
  const { features, positive } = world()
  const all = Int32Array.from({ length: rows }, (_, row) => row)
  const options = { C: 10, seed: 3, passes: 20, tolerance: 1e-3 }
  const weights = Float64Array.from({ length: rows }, (_, row) => (row < 40 ? 1 : 0))
  const once = trainLogistic(features, { rows: all, weights }, positive, options)
  const turned = positive.map((value, row) => (row < 40 ? value : 1 - value))
  assert.deepEqual(trainLogistic(features, { rows: all, weights }, turned, options), once)
})
