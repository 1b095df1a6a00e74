import { symmetricEigen } from './eigen.ts'
import { multiply, multiplyTransposed, orthonormalise, takeRows } from './matrix.ts'
import { type Random, sampleIndices } from './random.ts'
import type { DenseMatrix } from './sparse.ts'

const fitRows = 4000

/**
 * The rows of `matrix` on its first `dims` principal axes, by randomised subspace iteration; above 4,000 rows
 * the axes come from a sample. The mean is left in: taking it away made themes worse on coded text.
 * @returns `rows × min(dims, rows, cols)`
 */
export function pca(matrix: DenseMatrix, dims: number, random: Random): DenseMatrix {
  if (matrix.cols <= dims) return matrix
  const picked = sampleIndices(matrix.rows, fitRows, random)
  const fitted = picked.length === matrix.rows ? matrix : takeRows(matrix, picked)
  const width = Math.min(dims, fitted.rows)
  const wide = Math.min(width + 10, fitted.rows, fitted.cols)
  const start = new Float32Array(fitted.cols * wide)
  for (let i = 0; i < start.length; i++) start[i] = random.normal()
  let right: DenseMatrix = { rows: fitted.cols, cols: wide, values: start }
  for (let step = 0; step < 2; step++) {
    right = orthonormalise(multiplyTransposed(fitted, multiply(fitted, right)))
  }
  const scores = multiply(fitted, right)
  const { vectors } = symmetricEigen(multiplyTransposed(scores, scores).values, wide)
  const turn = new Float32Array(wide * width)
  for (let i = 0; i < wide; i++) {
    for (let k = 0; k < width; k++) turn[i * width + k] = vectors[i * wide + k]!
  }
  return multiply(matrix, multiply(right, { rows: wide, cols: width, values: turn }))
}
