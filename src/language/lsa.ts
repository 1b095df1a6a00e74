import { symmetricEigen } from './eigen.ts'
import { multiply, multiplyTransposed, orthonormalise } from './matrix.ts'
import { type Random, sampleIndices } from './random.ts'
import { type DenseMatrix, type SparseMatrix, takeRows, timesDense, transpose } from './sparse.ts'

/** Above this many rows the axes are found on a sample of them, and all rows are placed on those axes. */
const fitRows = 6000

/**
 * Latent semantic analysis: the rows of a term matrix on its first `dims` singular directions (A·V), found by
 * a randomised range finder with two power steps (Halko, Martinsson and Tropp 2011, algorithms 4.4 and 5.1).
 * @returns `matrix.rows × min(dims, rows, cols)`, not normalised
 */
export function lsa(matrix: SparseMatrix, dims: number, random: Random): DenseMatrix {
  const picked = sampleIndices(matrix.rows, fitRows, random)
  const fitted = picked.length === matrix.rows ? matrix : takeRows(matrix, Array.from(picked))
  const width = Math.min(dims, fitted.rows, fitted.cols)
  if (width === 0) return { rows: matrix.rows, cols: 0, values: new Float32Array(0) }
  return timesDense(matrix, rightAxes(fitted, width, random))
}

/** The first `width` right singular vectors of a sparse matrix, `cols × width`. */
function rightAxes(matrix: SparseMatrix, width: number, random: Random): DenseMatrix {
  const wide = Math.min(width + 10, matrix.rows, matrix.cols)
  const flipped = transpose(matrix)
  const start = new Float32Array(matrix.cols * wide)
  for (let i = 0; i < start.length; i++) start[i] = random.normal()
  let left = orthonormalise(timesDense(matrix, { rows: matrix.cols, cols: wide, values: start }))
  for (let step = 0; step < 2; step++) {
    left = orthonormalise(timesDense(matrix, timesDense(flipped, left)))
  }
  // B = QᵀA is small on one side; its Gram matrix gives the singular vectors of A.
  const projected = timesDense(flipped, left)
  const gram = multiplyTransposed(projected, projected)
  const { values, vectors } = symmetricEigen(gram.values, wide)
  const turn = new Float32Array(wide * width)
  for (let i = 0; i < wide; i++) {
    for (let k = 0; k < width; k++) {
      turn[i * width + k] = values[k]! > 1e-9 ? vectors[i * wide + k]! / Math.sqrt(values[k]!) : 0
    }
  }
  return multiply(projected, { rows: wide, cols: width, values: turn })
}
