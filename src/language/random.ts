/** A seeded source of numbers, so that the same input gives the same output on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Standard normal (Box–Muller). */
  normal(): number
  /** Whole number in [0, limit). */
  below(limit: number): number
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for sampling and starting points. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    uniform,
    below: limit => Math.floor(uniform() * limit),
    normal: () => {
      const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
      return radius * Math.cos(2 * Math.PI * uniform())
    },
  }
}

/** FNV-1a over UTF-16 code units, as an unsigned 32-bit number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}

/** `size` different indices below `population`, ascending; all of them where `size` is at least that. */
export function sampleIndices(population: number, size: number, random: Random): Int32Array {
  if (size >= population) return Int32Array.from({ length: population }, (_, i) => i)
  const all = Int32Array.from({ length: population }, (_, i) => i)
  for (let i = 0; i < size; i++) {
    const j = i + random.below(population - i)
    const kept = all[i]!
    all[i] = all[j]!
    all[j] = kept
  }
  return all.slice(0, size).sort()
}
