import { dot, emptyMatrix, normaliseRows } from './matrix.ts'
import type { DenseMatrix } from './sparse.ts'

export interface Clustering {
  /** Cluster of each row. */
  labels: Int32Array
  /** Unit rows, one for each cluster. */
  centroids: DenseMatrix
}

/**
 * Spherical k-means (Dhillon and Modha 2001): rows of unit length, likeness by cosine, starting from the
 * centroids given. Every cluster keeps at least one row as long as there are as many rows as clusters.
 * @param weights how many things a row stands for
 */
export function sphericalKMeans(
  rows: DenseMatrix,
  weights: Float32Array,
  start: DenseMatrix,
  rounds: number,
): Clustering {
  let centroids = start
  let labels = new Int32Array(rows.rows).fill(-1)
  for (let round = 0; round < rounds; round++) {
    const next = nearestCentroid(rows, centroids)
    fillEmpty(rows, centroids, next)
    const moved = next.some((label, row) => label !== labels[row])
    labels = next
    if (!moved) break
    centroids = meanDirections(rows, weights, labels, centroids.rows)
  }
  return { labels, centroids }
}

/** The centroid nearest to each row; of equal ones the first. */
export function nearestCentroid(rows: DenseMatrix, centroids: DenseMatrix): Int32Array<ArrayBuffer> {
  const labels = new Int32Array(rows.rows)
  const { cols, values } = rows
  const c = centroids.values
  const whole = centroids.rows - (centroids.rows % 4)
  for (let row = 0; row < rows.rows; row++) {
    const start = row * cols
    let best = 0
    let most = Number.NEGATIVE_INFINITY
    let k = 0
    // Four centroids at once: each component of the row is read once for all of them.
    for (; k < whole; k += 4) {
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      const at0 = k * cols
      const at1 = at0 + cols
      const at2 = at1 + cols
      const at3 = at2 + cols
      for (let d = 0; d < cols; d++) {
        const x = values[start + d]!
        s0 += x * c[at0 + d]!
        s1 += x * c[at1 + d]!
        s2 += x * c[at2 + d]!
        s3 += x * c[at3 + d]!
      }
      if (s0 > most) [most, best] = [s0, k]
      if (s1 > most) [most, best] = [s1, k + 1]
      if (s2 > most) [most, best] = [s2, k + 2]
      if (s3 > most) [most, best] = [s3, k + 3]
    }
    for (; k < centroids.rows; k++) {
      const s = dot(values, start, c, k * cols, cols)
      if (s > most) [most, best] = [s, k]
    }
    labels[row] = best
  }
  return labels
}

/** Gives each empty cluster the row that fits its own cluster worst, from a cluster that can spare one. */
function fillEmpty(rows: DenseMatrix, centroids: DenseMatrix, labels: Int32Array): void {
  const sizes = new Int32Array(centroids.rows)
  for (const label of labels) sizes[label]!++
  const empty = [...sizes.keys()].filter(cluster => sizes[cluster] === 0)
  if (empty.length === 0) return
  const { cols } = rows
  const fit = Float64Array.from(labels, (label, row) =>
    dot(rows.values, row * cols, centroids.values, label * cols, cols),
  )
  const worstFirst = [...labels.keys()].sort((a, b) => fit[a]! - fit[b]! || a - b)
  let next = 0
  for (const cluster of empty) {
    while (next < worstFirst.length && sizes[labels[worstFirst[next]!]!]! < 2) next++
    if (next === worstFirst.length) return
    const row = worstFirst[next++]!
    sizes[labels[row]!]!--
    sizes[cluster]!++
    labels[row] = cluster
  }
}

/** The mean direction of each cluster's rows. */
export function meanDirections(
  rows: DenseMatrix,
  weights: Float32Array,
  labels: Int32Array,
  clusters: number,
): DenseMatrix {
  const means = emptyMatrix(clusters, rows.cols)
  const { cols, values } = rows
  for (let row = 0; row < rows.rows; row++) {
    const to = labels[row]! * cols
    const weight = weights[row]!
    for (let d = 0; d < cols; d++) means.values[to + d]! += weight * values[row * cols + d]!
  }
  return normaliseRows(means)
}
