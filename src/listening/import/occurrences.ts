/**
 * Counts how often a hash was seen, in 12 bytes a slot: all rows of a large file are remembered at once. Two
 * rows are taken for the same where the first 64 bits of their hashes agree, once in about 10^7 files of two
 * million rows.
 */
export type Occurrences = {
  /** How often this hash (hex, 16 digits or more) has been seen, this time included. */
  next(hash: string): number
  /** Counts a hash so many times more. */
  add(hash: string, times: number): void
  /** Takes one away where there is one, and says whether there was. */
  takeOne(hash: string): boolean
}

export function countOccurrences(expected = 1024): Occurrences {
  let size = 1024
  while (size < expected * 2) size *= 2
  let high = new Uint32Array(size)
  let low = new Uint32Array(size)
  // One more than was counted, because 0 is a free slot.
  let counts = new Int32Array(size)
  let used = 0

  const slotOf = (h: number, l: number) => {
    let slot = (h ^ Math.imul(l, 0x9e3779b1)) & (size - 1)
    while (counts[slot] !== 0 && (high[slot] !== h || low[slot] !== l)) slot = (slot + 1) & (size - 1)
    return slot
  }
  const grow = () => {
    const [oldHigh, oldLow, oldCounts] = [high, low, counts]
    size *= 2
    high = new Uint32Array(size)
    low = new Uint32Array(size)
    counts = new Int32Array(size)
    oldCounts.forEach((count, old) => {
      if (count === 0) return
      const slot = slotOf(oldHigh[old]!, oldLow[old]!)
      high[slot] = oldHigh[old]!
      low[slot] = oldLow[old]!
      counts[slot] = count
    })
  }
  const find = (hash: string) =>
    slotOf(Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16))
  const add = (hash: string, times: number) => {
    if (used * 2 >= size) grow()
    const slot = find(hash)
    if (counts[slot] === 0) {
      used++
      high[slot] = Number.parseInt(hash.slice(0, 8), 16)
      low[slot] = Number.parseInt(hash.slice(8, 16), 16)
      counts[slot] = 1
    }
    counts[slot]! += times
    return counts[slot]! - 1
  }
  return {
    next: hash => add(hash, 1),
    add: (hash, times) => {
      add(hash, times)
    },
    takeOne(hash) {
      const slot = find(hash)
      if (counts[slot]! <= 1) return false
      counts[slot]!--
      return true
    },
  }
}
