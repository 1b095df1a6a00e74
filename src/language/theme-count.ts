import { meanDirections } from './kmeans.ts'
import { dot } from './matrix.ts'
import type { ThemeSpace } from './theme-clusters.ts'
import { cutTree } from './ward.ts'

/** The number of themes that a person would draw out of so many different texts, roughly. */
export function usualThemeCount(distinct: number): number {
  const few = 1.1 * distinct ** 0.46 - 0.6
  const many = 12 + 6.5 * Math.log(Math.max(1, distinct) / 195)
  return Math.max(1, Math.round(distinct < 195 ? few : many))
}

/**
 * How many themes these texts fall into: of the numbers near the usual one, that whose simplified silhouette
 * (Hruschka, de Castro and Campello 2004) over the tree's cuts stands highest above its trend.
 */
export function themeCount(space: ThemeSpace): number {
  const usual = usualThemeCount(space.plain.rows)
  if (space.plain.rows <= 2) return usual
  const lowest = Math.max(1, Math.round(usual * 0.8))
  const highest = Math.min(space.tree.leaves, Math.max(lowest, Math.round(usual * 1.25)))
  const qualities: number[] = []
  for (let count = lowest; count <= highest; count++)
    qualities.push(count === 1 ? 0 : silhouette(space, count))
  // The measure creeps up with the number: what counts is how far it stands above that creep.
  const slope = (qualities.at(-1)! - qualities[0]!) / Math.max(1, qualities.length - 1)
  let best = Math.min(usual, highest)
  let most = qualities[best - lowest]! - slope * (best - lowest)
  qualities.forEach((quality, step) => {
    const above = quality - slope * step
    if (above > most + 1e-9) [most, best] = [above, lowest + step]
  })
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
