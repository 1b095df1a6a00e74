import { type Lattice, planOf } from './count-table.ts'
import type { PublicTable, SafeCell } from './safe-table.ts'

type Range = { low: number; high: number }

/** One line of a published table: the parts add up to the total. */
interface Line {
  parts: number[]
  total: number
}

/**
 * Somebody who wants to know, for tests: holds every published table of a programme against every other and finds
 * what a hidden figure can be. Works by search over whole worlds, in whole people, and shares nothing with the
 * engine's own audit but the names of figures; so it is slow and exact.
 */
export class Attacker {
  readonly #index = new Map<string, number>()
  readonly #lines: Line[] = []
  readonly #linesOf: number[][] = []
  readonly #ranges: Range[] = []

  /**
   * @param tables counts of the same people at the same time
   * @param assumed what is known of hidden figures from elsewhere
   * @param most no figure can be larger than this
   */
  constructor(tables: readonly PublicTable[], assumed: ReadonlyMap<string, Range> = new Map(), most = 400) {
    for (const table of tables) {
      const plan = planOf(table)
      for (const lattice of plan.lattices) this.#learnLines(lattice, most)
      this.#learn(plan.cells.flat(), table.cells.flat())
      this.#learn(plan.rowTotals ?? [], table.rowTotals ?? [])
      this.#learn(plan.columnTotals ?? [], table.columnTotals ?? [])
      this.#learn([plan.n], [table.n])
    }
    for (const [key, { low, high }] of assumed) {
      const range = this.#ranges[this.#index.get(key) ?? -1]
      if (!range) continue
      range.low = Math.max(range.low, low)
      range.high = Math.min(range.high, high)
    }
  }

  /** Whether the published tables can all be true at once. */
  isConsistent(): boolean {
    return this.#world(-1, 0, 0) !== null
  }

  /**
   * Whether a figure can be worked out to within less than `threshold` people: whether every world that agrees with
   * all tables lies in a range narrower than that.
   */
  canBound(key: string, threshold: number): boolean {
    const figure = this.#index.get(key)
    if (figure === undefined) return false
    const { low, high } = this.#ranges[figure]!
    let least = this.#world(figure, low, high)?.[figure]
    if (least === undefined) throw new Error('The published tables contradict each other')
    for (;;) {
      const lower: number | undefined =
        least > low ? this.#world(figure, low, least - 1)?.[figure] : undefined
      if (lower === undefined) break
      least = lower
    }
    return this.#world(figure, least + threshold, high) === null
  }

  #learnLines(lattice: Lattice, most: number): void {
    const columns = lattice[0]?.map((_, column) => lattice.map(line => line[column] ?? '')) ?? []
    for (const line of [...lattice, ...columns]) {
      const indices = line.map(key => {
        const known = this.#index.get(key)
        if (known !== undefined) return known
        this.#index.set(key, this.#ranges.length)
        this.#linesOf.push([])
        return this.#ranges.push({ low: 0, high: most }) - 1
      })
      const number = this.#lines.push({ parts: indices.slice(0, -1), total: indices.at(-1)! }) - 1
      for (const index of new Set(indices)) this.#linesOf[index]!.push(number)
    }
  }

  #learn(keys: readonly string[], cells: readonly SafeCell[]): void {
    keys.forEach((key, place) => {
      const cell = cells[place]
      const range = this.#ranges[this.#index.get(key)!]!
      if (cell?.state === 'shown') Object.assign(range, { low: cell.count, high: cell.count })
    })
  }

  /** One world that agrees with everything, with a figure between two values, or `null` where there is none. */
  #world(figure: number, low: number, high: number): number[] | null {
    const ranges = this.#ranges.map((range, index) =>
      index === figure ? { low: Math.max(range.low, low), high: Math.min(range.high, high) } : { ...range },
    )
    let tried = 0
    const search = (at: Range[], touched: Iterable<number>): number[] | null => {
      if (++tried > 50_000) throw new Error('The attacker gave up')
      if (!this.#narrow(at, touched)) return null
      let open = -1
      at.forEach((range, index) => {
        const width = range.high - range.low
        if (width > 0 && (open < 0 || width < at[open]!.high - at[open]!.low)) open = index
      })
      if (open < 0) return at.map(range => range.low)
      const { low: from, high: to } = at[open]!
      const middle = Math.floor((from + to) / 2)
      for (const half of [
        { low: from, high: middle },
        { low: middle + 1, high: to },
      ]) {
        const found = search(
          at.map((range, index) => (index === open ? half : { ...range })),
          this.#linesOf[open]!,
        )
        if (found) return found
      }
      return null
    }
    return search(ranges, this.#lines.keys())
  }

  /** Narrows what every figure can be by the lines it is in, until nothing changes; false where a line cannot hold. */
  #narrow(at: Range[], touched: Iterable<number>): boolean {
    const waiting = new Set(touched)
    const set = (index: number, low: number, high: number): boolean => {
      const range = at[index]!
      if (low <= range.low && high >= range.high) return true
      range.low = Math.max(low, range.low)
      range.high = Math.min(high, range.high)
      for (const line of this.#linesOf[index]!) waiting.add(line)
      return range.low <= range.high
    }
    for (const number of waiting) {
      waiting.delete(number)
      const { parts, total } = this.#lines[number]!
      const low = parts.reduce((sum, part) => sum + at[part]!.low, 0)
      const high = parts.reduce((sum, part) => sum + at[part]!.high, 0)
      if (!set(total, low, high)) return false
      const whole = at[total]!
      for (const part of parts) {
        const { low: least, high: most } = at[part]!
        if (!set(part, whole.low - (high - most), whole.high - (low - least))) return false
      }
    }
    return at.every(range => range.low <= range.high)
  }
}
