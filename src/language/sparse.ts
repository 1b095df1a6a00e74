/**
 * A matrix in compressed sparse rows: the entries of row `r` stand at `indptr[r] .. indptr[r + 1]` of
 * `indices` (columns) and `values`. The order of a row's entries is the builder's; no column repeats in a row.
 */
export interface SparseMatrix {
  readonly rows: number
  readonly cols: number
  readonly indptr: Int32Array
  readonly indices: Int32Array
  readonly values: Float32Array
}

/** A row-major dense matrix, `rows × cols`. */
export interface DenseMatrix {
  readonly rows: number
  readonly cols: number
  readonly values: Float32Array
}

/** The Euclidean length of each row. */
export function rowNorms(matrix: SparseMatrix): Float32Array {
  const norms = new Float32Array(matrix.rows)
  for (let row = 0; row < matrix.rows; row++) {
    let sum = 0
    for (let at = matrix.indptr[row]!; at < matrix.indptr[row + 1]!; at++) sum += matrix.values[at]! ** 2
    norms[row] = Math.sqrt(sum)
  }
  return norms
}

/** The same matrix with rows of length 1; empty rows stay empty. */
export function unitRows(matrix: SparseMatrix): SparseMatrix {
  const norms = rowNorms(matrix)
  const values = new Float32Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row++) {
    const scale = norms[row]! > 0 ? 1 / norms[row]! : 0
    for (let at = matrix.indptr[row]!; at < matrix.indptr[row + 1]!; at++) {
      values[at] = matrix.values[at]! * scale
    }
  }
  return { ...matrix, values }
}

/** `matrix · dense`, where `dense` has `matrix.cols` rows. */
export function timesDense(matrix: SparseMatrix, dense: DenseMatrix): DenseMatrix {
  if (dense.rows !== matrix.cols) throw new Error(`${matrix.cols} columns cannot meet ${dense.rows} rows`)
  const width = dense.cols
  const values = new Float32Array(matrix.rows * width)
  for (let row = 0; row < matrix.rows; row++) {
    const target = row * width
    for (let at = matrix.indptr[row]!; at < matrix.indptr[row + 1]!; at++) {
      const weight = matrix.values[at]!
      const source = matrix.indices[at]! * width
      for (let k = 0; k < width; k++) values[target + k]! += weight * dense.values[source + k]!
    }
  }
  return { rows: matrix.rows, cols: width, values }
}

/** The transposed matrix; in its rows the entries stand in ascending order of column. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const indptr = new Int32Array(matrix.cols + 1)
  for (const column of matrix.indices) indptr[column + 1]!++
  for (let column = 0; column < matrix.cols; column++) indptr[column + 1]! += indptr[column]!
  const next = indptr.slice(0, matrix.cols)
  const indices = new Int32Array(matrix.indices.length)
  const values = new Float32Array(matrix.values.length)
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.indptr[row]!; at < matrix.indptr[row + 1]!; at++) {
      const slot = next[matrix.indices[at]!]!++
      indices[slot] = row
      values[slot] = matrix.values[at]!
    }
  }
  return { rows: matrix.cols, cols: matrix.rows, indptr, indices, values }
}

/** The chosen rows, in the order given. */
export function takeRows(matrix: SparseMatrix, rows: readonly number[]): SparseMatrix {
  const indptr = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => {
    indptr[at + 1] = indptr[at]! + matrix.indptr[row + 1]! - matrix.indptr[row]!
  })
  const indices = new Int32Array(indptr[rows.length]!)
  const values = new Float32Array(indptr[rows.length]!)
  rows.forEach((row, at) => {
    indices.set(matrix.indices.subarray(matrix.indptr[row]!, matrix.indptr[row + 1]!), indptr[at]!)
    values.set(matrix.values.subarray(matrix.indptr[row]!, matrix.indptr[row + 1]!), indptr[at]!)
  })
  return { rows: rows.length, cols: matrix.cols, indptr, indices, values }
}
