import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { symmetricEigen } from './eigen.ts'
import { nearestCentroid, sphericalKMeans } from './kmeans.ts'
import { lsa } from './lsa.ts'
import { dot, normaliseRows, orthonormalise } from './matrix.ts'
import { nearestNeighbours, smoothed } from './neighbours.ts'
import { normalisedMutualInformation } from './nmi.ts'
import { pca } from './pca.ts'
import { sampleIndices, seededRandom } from './random.ts'
import type { DenseMatrix } from './sparse.ts'
import { cutTree, ward } from './ward.ts'

/** Unit rows around `groups` directions, `each` for each, in order. */
function bunches(groups: number, each: number, cols: number, noise: number, seed = 1): DenseMatrix {
  const random = seededRandom(seed)
  const centres = Array.from({ length: groups * cols }, () => random.normal())
  const values = new Float32Array(groups * each * cols)
  for (let row = 0; row < groups * each; row++) {
    for (let d = 0; d < cols; d++) {
      values[row * cols + d] = centres[Math.floor(row / each) * cols + d]! + noise * random.normal()
    }
  }
  return normaliseRows({ rows: groups * each, cols, values })
}

const group = (row: number, each: number) => Math.floor(row / each)
const ones = (length: number) => new Float32Array(length).fill(1)

test('the eigenvectors of a symmetric matrix give the matrix back', () => {
  const size = 30
  const random = seededRandom(3)
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      matrix[i * size + j] = random.normal()
      matrix[j * size + i] = matrix[i * size + j]!
    }
  }
  const { values, vectors } = symmetricEigen(matrix, size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += values[k]! * vectors[i * size + k]! * vectors[j * size + k]!
      assert.ok(Math.abs(sum - matrix[i * size + j]!) < 1e-9)
    }
  }
  assert.deepEqual(
    [...values],
    [...values].toSorted((a, b) => b - a),
  )
})

test('orthonormal columns are of length one and at right angles, and dependent ones become zero', () => {
  const matrix = bunches(4, 10, 6, 0.5)
  for (let row = 0; row < matrix.rows; row++) matrix.values[row * 6 + 5] = matrix.values[row * 6]! * 2
  const { values } = orthonormalise(matrix)
  for (let i = 0; i < 6; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let row = 0; row < 40; row++) sum += values[row * 6 + i]! * values[row * 6 + j]!
      assert.ok(Math.abs(sum - (i === j && i < 5 ? 1 : 0)) < 1e-4)
    }
  }
})

test('LSA keeps likeness between the rows of a matrix of low rank', () => {
  const dense = bunches(5, 20, 40, 0)
  const sparse = {
    rows: 100,
    cols: 40,
    indptr: Int32Array.from({ length: 101 }, (_, i) => i * 40),
    indices: Int32Array.from({ length: 4000 }, (_, i) => i % 40),
    values: dense.values,
  }
  const placed = lsa(sparse, 10, seededRandom(1))
  for (const [a, b] of [
    [0, 1],
    [0, 99],
    [30, 55],
  ] as const) {
    const before = dot(dense.values, a * 40, dense.values, b * 40, 40)
    const after = dot(placed.values, a * placed.cols, placed.values, b * placed.cols, placed.cols)
    assert.ok(Math.abs(before - after) < 1e-3)
  }
})

test('PCA keeps likeness when it keeps the dimensions that matter', () => {
  const rows = bunches(6, 30, 80, 0)
  const placed = pca(rows, 20, seededRandom(1))
  assert.equal(placed.cols, 20)
  const before = dot(rows.values, 0, rows.values, 100 * 80, 80)
  assert.ok(Math.abs(before - dot(placed.values, 0, placed.values, 100 * 20, 20)) < 1e-3)
})

test('Ward finds bunches that lie apart', () => {
  const rows = bunches(5, 12, 20, 0.2)
  const labels = cutTree(ward(rows, ones(60)), 5)
  const truth = Array.from({ length: 60 }, (_, row) => group(row, 12))
  assert.equal(normalisedMutualInformation([...labels], truth), 1)
})

test('a tree is joined all the way up, from low to high, and can be cut anywhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1000 }), (rows, seed) => {
      const tree = ward(bunches(rows, 1, 5, 0.1, seed), ones(rows))
      assert.equal(tree.joins.length, rows - 1)
      assert.deepEqual(
        tree.joins.map(({ height }) => height),
        tree.joins.map(({ height }) => height).toSorted((a, b) => a - b),
      )
      for (let groups = 1; groups <= rows; groups++) {
        assert.equal(new Set(cutTree(tree, groups)).size, groups)
      }
    }),
    { numRuns: 40 },
  )
})

test('k-means leaves no cluster empty as long as there are rows enough', () => {
  const same = { rows: 9, cols: 3, values: new Float32Array(27).fill(1 / Math.sqrt(3)) }
  const start = bunches(9, 1, 3, 0)
  const { labels } = sphericalKMeans(same, ones(9), start, 10)
  assert.equal(new Set(labels).size, 9)
})

test('each row goes to the centroid that it is most like', () => {
  const rows = bunches(7, 10, 16, 0.8)
  const centroids = bunches(7, 1, 16, 0, 2)
  nearestCentroid(rows, centroids).forEach((label, row) => {
    const likeness = (k: number) => dot(rows.values, row * 16, centroids.values, k * 16, 16)
    for (let k = 0; k < 7; k++) assert.ok(likeness(k) <= likeness(label) + 1e-5)
  })
})

test('neighbours found in cells are mostly those found by comparing all pairs', () => {
  const each = 40
  const rows = bunches(100, each, 24, 0.4)
  const { rows: found, count } = nearestNeighbours(rows, 10, seededRandom(1))
  let right = 0
  for (let row = 0; row < rows.rows; row++) {
    for (let n = 0; n < count; n++) {
      const other = found[row * count + n]!
      assert.notEqual(other, row)
      if (group(other, each) === group(row, each)) right++
    }
  }
  assert.ok(right / (rows.rows * count) > 0.9)
})

test('smoothing draws a row towards its neighbours and keeps its length', () => {
  const rows = bunches(3, 20, 12, 0.6)
  const drawn = smoothed(rows, nearestNeighbours(rows, 5, seededRandom(1)))
  let before = 0
  let after = 0
  for (let row = 0; row + 1 < rows.rows; row++) {
    if (group(row, 20) !== group(row + 1, 20)) continue
    before += dot(rows.values, row * 12, rows.values, (row + 1) * 12, 12)
    after += dot(drawn.values, row * 12, drawn.values, (row + 1) * 12, 12)
    assert.ok(Math.abs(dot(drawn.values, row * 12, drawn.values, row * 12, 12) - 1) < 1e-4)
  }
  assert.ok(after > before)
})

test('mutual information is 1 for the same groups by other names, near 0 for chance, and never outside', () => {
  assert.equal(normalisedMutualInformation(['a', 'a', 'b', 'c'], [2, 2, 9, 4]), 1)
  const random = seededRandom(4)
  const chance = Array.from({ length: 4000 }, () => random.below(4))
  const other = Array.from({ length: 4000 }, () => random.below(4))
  assert.ok(normalisedMutualInformation(chance, other) < 0.01)
  // By hand: 2 · 0.7803 / (1.0986 + 1.0114).
  const known = normalisedMutualInformation([0, 0, 1, 1, 2, 2], [0, 0, 1, 2, 2, 2])
  assert.ok(Math.abs(known - 0.7397) < 1e-4)
})

test('a sample is of different places, ascending, and the same for the same seed', () => {
  const sample = sampleIndices(1000, 100, seededRandom(9))
  assert.equal(new Set(sample).size, 100)
  assert.deepEqual(
    [...sample],
    [...sample].toSorted((a, b) => a - b),
  )
  assert.deepEqual(sample, sampleIndices(1000, 100, seededRandom(9)))
  assert.deepEqual([...sampleIndices(3, 10, seededRandom(1))], [0, 1, 2])
})
