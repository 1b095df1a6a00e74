import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowNorms, type SparseMatrix, takeRows, timesDense, transpose, unitRows } from './sparse.ts'

// [[0, 3, 4], [0, 0, 0], [1, 0, 2]]
const matrix: SparseMatrix = {
  rows: 3,
  cols: 3,
  indptr: Int32Array.of(0, 2, 2, 4),
  indices: Int32Array.of(1, 2, 0, 2),
  values: Float32Array.of(3, 4, 1, 2),
}

test('row norms are Euclidean lengths and unit rows have length 1 or stay empty', () => {
  assert.deepEqual([...rowNorms(matrix)], [5, 0, Math.fround(Math.sqrt(5))])
  const norms = rowNorms(unitRows(matrix))
  assert.ok(Math.abs(norms[0]! - 1) < 1e-6)
  assert.equal(norms[1], 0)
})

test('a sparse matrix times a dense one is the matrix product', () => {
  const product = timesDense(matrix, { rows: 3, cols: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6) })
  assert.deepEqual([...product.values], [29, 36, 0, 0, 11, 14])
  assert.throws(() => timesDense(matrix, { rows: 2, cols: 1, values: new Float32Array(2) }))
})

test('transposing twice gives the same matrix', () => {
  const once = transpose(matrix)
  assert.deepEqual([...once.indptr], [0, 1, 2, 4])
  assert.deepEqual(transpose(once), matrix)
})

test('rows can be taken in any order, also twice', () => {
  const taken = takeRows(matrix, [2, 1, 2])
  assert.deepEqual([...taken.indptr], [0, 2, 2, 4])
  assert.deepEqual([...taken.values], [1, 2, 1, 2])
})
