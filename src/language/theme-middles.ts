import { emptyMatrix, normaliseRows } from './matrix.ts'
import type { DenseMatrix } from './sparse.ts'

/** How alike a row is to the middle of some rows, itself left out: from -1 to 1, and 0 where no other is left. */
export function likeness(rows: DenseMatrix, row: number, sum: Float64Array, isIn: boolean): number {
  const { cols, values } = rows
  const start = row * cols
  let product = 0
  let square = 0
  for (let d = 0; d < cols; d++) {
    const own = values[start + d]!
    const middle = isIn ? sum[d]! - own : sum[d]!
    product += middle * own
    square += middle * middle
  }
  return square > 1e-9 ? product / Math.sqrt(square) : 0
}

/** The sum of some unit rows. */
export function sumOf(rows: DenseMatrix, members: Iterable<number>): Float64Array {
  const { cols, values } = rows
  const sum = new Float64Array(cols)
  for (const row of members) for (let d = 0; d < cols; d++) sum[d]! += values[row * cols + d]!
  return sum
}

/** Mean likeness of rows to the middle of the others. */
export function closeness(rows: DenseMatrix, members: readonly number[]): number {
  const sum = sumOf(rows, members)
  return (
    members.reduce((total, row) => total + likeness(rows, row, sum, true), 0) / Math.max(1, members.length)
  )
}

/** Unit rows without what all rows have in common, so that what is unlike has a likeness of about 0. */
export function aroundMiddle(rows: DenseMatrix): DenseMatrix {
  const middle = sumOf(rows, Array(rows.rows).keys())
  const centred = emptyMatrix(rows.rows, rows.cols)
  for (let at = 0; at < centred.values.length; at++) {
    centred.values[at] = rows.values[at]! - middle[at % rows.cols]! / rows.rows
  }
  return normaliseRows(centred)
}
