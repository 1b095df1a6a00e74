/**
 * The candidate that a mistyped word most likely meant: the fewest letters to change (neighbours swapped
 * count once, capitals and spaces at the ends aside), at most a third of the longer word. Undefined where none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const one = word.trim().toLowerCase()
    const other = candidate.trim().toLowerCase()
    const contains = one.length > 2 && (other.includes(one) || one.includes(other)) && other !== ''
    const away = contains ? Math.min(1, distance(one, other)) : distance(one, other)
    if (away < bestDistance && away <= Math.max(one.length, other.length) / 3) {
      best = candidate
      bestDistance = away
    }
  }
  return best
}

/** Letters to change, add, leave out or swap with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)]
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const changed = rows[row - 1]![column - 1]! + (same ? 0 : 1)
      const swaps =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const swapped = swaps ? rows[row - 2]![column - 2]! + 1 : Number.POSITIVE_INFINITY
      current.push(Math.min(changed, swapped, rows[row - 1]![column]! + 1, current[column - 1]! + 1))
    }
    rows.push(current)
  }
  return rows[one.length]![other.length]!
}
