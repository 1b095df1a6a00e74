/**
 * The candidate that a mistyped word most likely meant: the fewest letters to change (Levenshtein distance,
 * capitals and spaces at the ends aside), at most a third of the longer word. Undefined where none is near.
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

function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const swap = previous[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(swap, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[other.length]!
}
