import { hashText, sampleIndices, seededRandom } from '../../language/random.ts'

/** Somebody who can be drawn, and the stratum that they are in. */
export type Drawable = { readonly id: string; readonly stratum: string }

/**
 * Draws so many of each stratum at random, without replacement, everybody of a stratum with the same chance. The same
 * members, numbers and seed draw the same people, in whatever order the members come.
 */
export function drawSample(
  members: readonly Drawable[],
  wanted: ReadonlyMap<string, number>,
  seed: number,
): readonly string[] {
  const byStratum = Map.groupBy(
    members.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    member => member.stratum,
  )
  return [...byStratum.keys()].sort().flatMap(key => {
    const those = byStratum.get(key) ?? []
    const random = seededRandom(hashText(`${seed} ${key}`))
    return Array.from(sampleIndices(those.length, wanted.get(key) ?? 0, random), index => those[index]!.id)
  })
}
