/** A stratum: how much of the sample it should have, in any unit, and how many members there are to draw from. */
export type Stratum = { readonly key: string; readonly weight: number; readonly available: number }

/**
 * Shares a sample out among strata in proportion to their weights, by the method of largest remainder (Hamilton): each
 * gets the whole part of its quota, and what is left goes to the largest remainders, ties to the key that comes first.
 * No stratum gets more than it has members; what one cannot take goes to the others in the same way.
 *
 * @param size people to draw; all members where there are fewer
 * @returns people to draw by key; they add up to `size`, or to all who are available in strata with a weight
 */
export function allocate(strata: readonly Stratum[], size: number): ReadonlyMap<string, number> {
  const given = new Map(strata.map(stratum => [stratum.key, 0]))
  let left = Math.max(0, Math.trunc(size))
  for (;;) {
    const open = strata.filter(one => one.weight > 0 && given.get(one.key)! < one.available)
    if (left === 0 || open.length === 0) return given
    const shares = quotas(open, left)
    for (const one of open) {
      const room = one.available - given.get(one.key)!
      const more = Math.min(room, shares.get(one.key)!)
      given.set(one.key, given.get(one.key)! + more)
      left -= more
    }
  }
}

function quotas(strata: readonly Stratum[], size: number): ReadonlyMap<string, number> {
  const all = strata.reduce((sum, one) => sum + one.weight, 0)
  const exact = strata.map(one => ({ key: one.key, quota: (one.weight / all) * size }))
  const whole = new Map(exact.map(one => [one.key, Math.floor(one.quota)]))
  const missing = size - [...whole.values()].reduce((sum, one) => sum + one, 0)
  const order = exact
    .map(one => ({ key: one.key, rest: one.quota - Math.floor(one.quota) }))
    .sort((one, other) => other.rest - one.rest || (one.key < other.key ? -1 : 1))
  for (const { key } of order.slice(0, missing)) whole.set(key, whole.get(key)! + 1)
  return whole
}
