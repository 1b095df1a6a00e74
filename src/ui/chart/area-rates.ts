import { isSafeTable, type SafeTable } from '../../disclosure/index.ts'

/** How many people of an area were heard, in every 10,000 who live there; `null` where it is held back. */
export interface AreaRate {
  readonly rate: number | null
  /** Less than half the rate of all areas together. */
  readonly underHeard: boolean
}

/** People who live in each area, by its code. */
type Populations = ReadonlyMap<string, number>

const per = 10_000

/**
 * Rates that may leave the team, by area code, from a table with one row an area.
 * @throws TypeError for a table that did not come out of disclosure control; RangeError for an area with no population
 */
export function publicRates(table: SafeTable, populations: Populations): Map<string, AreaRate> {
  if (!isSafeTable(table)) throw new TypeError('A map of people needs a table from disclosure control')
  const cells = table.rows.categories.map(({ key }, row) => {
    const cell = table.rowTotals?.[row] ?? table.cells[row]?.[0]
    return [key, cell?.state === 'shown' ? cell.count : null] as const
  })
  return rates(new Map(cells), table.n.state === 'shown' ? table.n.count : null, populations)
}

/** Plain rates, for the team's own screens and nothing else. */
export function staffRates(
  counts: ReadonlyMap<string, number>,
  populations: Populations,
): Map<string, AreaRate> {
  const everybody = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return rates(counts, everybody, populations)
}

function rates(
  counts: ReadonlyMap<string, number | null>,
  everybody: number | null,
  populations: Populations,
): Map<string, AreaRate> {
  const living = (code: string) => {
    const people = populations.get(code)
    if (people === undefined || people <= 0) throw new RangeError(`Nobody is known to live in ${code}`)
    return people
  }
  const all = [...counts.keys()].reduce((sum, code) => sum + living(code), 0)
  const half = everybody === null ? null : (everybody / all) * (per / 2)
  const entries = [...counts].map(([code, count]) => {
    const rate = count === null ? null : (count / living(code)) * per
    return [code, { rate, underHeard: rate !== null && half !== null && rate < half }] as const
  })
  return new Map(entries)
}
