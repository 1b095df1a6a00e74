import { meanDirections } from './kmeans.ts'
import { dot } from './matrix.ts'
import type { ThemeSpace } from './theme-clusters.ts'
import { cutTree } from './ward.ts'

/** The number of themes that a person would draw out of so many different texts, roughly. */
export function usualThemeCount(distinct: number): number {
  return Math.max(1, Math.min(60, Math.round(1.1 * distinct ** 0.42)))
}

/**
 * How many themes these texts fall into: of the numbers near the usual one, that with the best simplified
 * silhouette (Hruschka, de Castro and Campello 2004) over the tree's cuts.
 */
export function themeCount(space: ThemeSpace): number {
  const usual = usualThemeCount(space.plain.rows)
  if (space.plain.rows <= 2) return usual
  const lowest = Math.max(1, Math.round(usual * 0.75))
  const highest = Math.min(space.tree.leaves, Math.max(lowest, Math.round(usual * 1.3)))
  let best = Math.min(usual, space.tree.leaves)
  let most = Number.NEGATIVE_INFINITY
  for (let count = lowest; count <= highest; count++) {
    const quality = count === 1 ? 0 : silhouette(space, count)
    if (quality > most) [most, best] = [quality, count]
  }
  return best
}

function silhouette(space: ThemeSpace, count: number): number {
  const { microCentroids: points, microWeights: weights } = space
  const labels = cutTree(space.tree, count)
  const centroids = meanDirections(points, weights, labels, count)
  let sum = 0
  let total = 0
  for (let row = 0; row < points.rows; row++) {
    let own = 0
    let other = Number.NEGATIVE_INFINITY
    for (let cluster = 0; cluster < count; cluster++) {
      const likeness = dot(
        points.values,
        row * points.cols,
        centroids.values,
        cluster * points.cols,
        points.cols,
      )
      if (cluster === labels[row]) own = likeness
      else if (likeness > other) other = likeness
    }
    const apart = Math.max(1 - own, 1 - other)
    sum += weights[row]! * (apart > 1e-9 ? (own - other) / apart : 0)
    total += weights[row]!
  }
  return total > 0 ? sum / total : 0
}
