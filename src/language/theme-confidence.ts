import { dot } from './matrix.ts'
import type { DenseMatrix } from './sparse.ts'

/** Likeness is divided by this before the exponential. */
const temperature = 0.08

/**
 * How sure each row's cluster is, from 0 to 1: its share of a softmax over the likeness to every centroid. One
 * cluster alone is certain.
 */
export function themeConfidence(
  rows: DenseMatrix,
  labels: Int32Array,
  centroids: DenseMatrix,
): Float64Array<ArrayBuffer> {
  const { cols } = rows
  return Float64Array.from(labels, (label, row) => {
    const own = dot(rows.values, row * cols, centroids.values, label * cols, cols)
    let sum = 0
    for (let cluster = 0; cluster < centroids.rows; cluster++) {
      const likeness = dot(rows.values, row * cols, centroids.values, cluster * cols, cols)
      sum += Math.exp((likeness - own) / temperature)
    }
    return 1 / sum
  })
}
