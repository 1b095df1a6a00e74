import { meanDirections } from './kmeans.ts'
import { dot } from './matrix.ts'
import type { ThemeSpace } from './theme-clusters.ts'
import { cutTree } from './ward.ts'

/** Texts with fewer words of content than this say one small thing each. */
const wordsOfOneThing = 8
const readFor = 195

/**
 * The number of themes that a person would draw out of so many different texts, roughly. Very short answers
 * fall into more, since each names one thing and few share it.
 * @param said how many words of content a text has
 */
export function usualThemeCount(distinct: number, said: number): number {
  const shortness = Math.min(1, Math.max(0, (wordsOfOneThing - said) / 6))
  const more = shortness * Math.max(0, 1.1 * Math.min(distinct, readFor) ** 0.46 - 0.6)
  const few = Math.min(
    1.1 * distinct ** 0.46 - 0.6 + more,
    Math.max(1.1 * distinct ** 0.46 - 0.6, distinct / 3),
  )
  const many = 12 + 6.5 * Math.log(Math.max(1, distinct) / readFor) + more
  return Math.max(1, Math.round(distinct < readFor ? few : many))
}

/**
 * How many themes these texts fall into: of the numbers near the usual one, that whose simplified silhouette
 * (Hruschka, de Castro and Campello 2004) over the tree's cuts stands highest above its trend.
 * @param said how many words of content a text has
 */
export function themeCount(space: ThemeSpace, said: number): number {
  const usual = usualThemeCount(space.plain.rows, said)
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
