import type { Clustering } from './kmeans.ts'
import { takeRows } from './matrix.ts'
import { sampleIndices, seededRandom } from './random.ts'
import { spaceOf, type ThemeSpace } from './theme-clusters.ts'

const samples = 10
const sampleShare = 0.9
const mostRows = 4000

/**
 * How much of each theme comes back when themes are drawn from other samples of the texts: the mean over
 * samples of the best Jaccard index between the theme and a new one (Hennig 2007), from 0 to 1. Above .75 a
 * theme is stable; below .5 it dissolves. Samples are of nine tenths of the texts, at most 4,000.
 * @param again draws themes out of a sample, in the way in which they were drawn
 * @param people how many rows each wording stands for
 */
export function themeStability(
  space: ThemeSpace,
  found: Clustering,
  again: (sample: ThemeSpace, people: Int32Array) => Clustering,
  people: Int32Array,
  seed: number,
): Float64Array {
  const groups = found.centroids.rows
  const sums = new Float64Array(groups)
  const times = new Float64Array(groups)
  for (let sample = 0; sample < samples; sample++) {
    const size = Math.min(mostRows, Math.max(1, Math.round(sampleShare * space.smooth.rows)))
    const picked = sampleIndices(space.smooth.rows, size, seededRandom(seed + 31 * sample))
    const rows = takeRows(space.plain, picked)
    const weights = Float32Array.from(picked, row => space.weights[row]!)
    const others = Int32Array.from(picked, row => people[row]!)
    const fresh = again(spaceOf(rows, weights, seed + sample), others)
    const best = bestJaccard(
      Int32Array.from(picked, row => found.labels[row]!),
      fresh.labels,
      groups,
      fresh.centroids.rows,
    )
    best.forEach((value, group) => {
      if (value === undefined) return
      sums[group]! += value
      times[group]!++
    })
  }
  return sums.map((sum, group) => (times[group]! > 0 ? sum / times[group]! : 0))
}

/** For each old group its best overlap with a new one; `undefined` where the sample has none of it. */
function bestJaccard(
  old: Int32Array,
  fresh: Int32Array,
  oldGroups: number,
  freshGroups: number,
): (number | undefined)[] {
  const oldSizes = new Int32Array(oldGroups)
  const freshSizes = new Int32Array(freshGroups)
  const both = new Int32Array(oldGroups * freshGroups)
  old.forEach((group, row) => {
    oldSizes[group]!++
    freshSizes[fresh[row]!]!++
    both[group * freshGroups + fresh[row]!]!++
  })
  return Array.from(oldSizes, (size, group) => {
    if (size === 0) return undefined
    let best = 0
    for (let other = 0; other < freshGroups; other++) {
      const shared = both[group * freshGroups + other]!
      best = Math.max(best, shared / (size + freshSizes[other]! - shared))
    }
    return best
  })
}
