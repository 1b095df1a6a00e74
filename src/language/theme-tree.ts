import type { DenseMatrix } from './sparse.ts'
import { cutTree, ward } from './ward.ts'

/** From this many themes on, a list is easier to read in groups. */
const themesToGroup = 13

/**
 * The parent of each theme when there are too many for one list: about the square root of their number of
 * groups, by Ward's method over the themes' centroids. `undefined` where one list will do.
 */
export function parentGroups(centroids: DenseMatrix, weights: Float32Array): Int32Array | undefined {
  if (centroids.rows < themesToGroup) return undefined
  return cutTree(ward(centroids, weights), Math.round(Math.sqrt(centroids.rows) * 1.2))
}
