import { type CountTable, countsOf, figureKey, type Lattice, planOf } from './count-table.ts'
import { type Figure, unbounded } from './figure.ts'
import { LatticeNetwork } from './lattice-network.ts'
import type { HeldReason, Release } from './release.ts'
import type { DisclosureRule } from './rule.ts'

/** What holding a figure back costs its readers, so that the least is lost. */
const price = { complement: 0.1, cell: 4, zero: 40, total: 1e4, grand: 1e7 }

/**
 * Decides which figures of a table are held back under a rule, beside what went out earlier in the programme.
 *
 * In turn: small figures; figures that earlier releases bind; lines whose total is held; then, figure by figure,
 * what else must go so that nobody can work a protected figure out to within less than the threshold. Holding one
 * more figure back never narrows what readers can make of another, so one pass over each array is enough,
 * repeated while arrays that share a figure change each other.
 * @returns the figures by name; `withheld` where nothing but what is public already can go out.
 */
export function decide(
  table: CountTable,
  rule: DisclosureRule,
  earlier: readonly Release[],
): { figures: Map<string, Figure>; withheld: boolean } {
  const figures = countedFigures(table)
  if (rule.threshold <= 1) return { figures, withheld: false }
  const { lattices } = planOf(table)
  holdSmall(table, rule, figures)
  bindToEarlier(rule, figures, earlier)
  holdLines(lattices, figures)
  const networks = lattices.map(lattice => new LatticeNetwork(lattice, figures))
  let withheld = false
  for (let before = -1, now = heldCount(figures); now !== before && !withheld; now = heldCount(figures)) {
    before = now
    withheld = !networks.every(network => coverAll(network, rule.threshold, lattices, figures))
  }
  if (withheld) for (const figure of figures.values()) hold(figure, 'secondary')
  return { figures, withheld }
}

function countedFigures(table: CountTable): Map<string, Figure> {
  const plan = planOf(table)
  const totals = new Set([...(plan.rowTotals ?? []), ...(plan.columnTotals ?? [])])
  const cost = (key: string, count: number) => {
    if (key === plan.n) return price.grand
    if (totals.has(key)) return price.total + count
    if (plan.complements.has(key)) return price.complement
    return (count === 0 ? price.zero : price.cell) + Math.log2(count + 1)
  }
  const entries = [...countsOf(table)].map(([key, count]): [string, Figure] => [
    key,
    { key, count, held: null, low: 0, high: unbounded, known: false, cost: cost(key, count) },
  ])
  return new Map(entries)
}

/** Holds a figure back, unless it is public already. */
function hold(figure: Figure, reason: HeldReason): void {
  if (figure.held === null && !(figure.known && figure.cost === unbounded)) figure.held = reason
}

function holdSmall(table: CountTable, rule: DisclosureRule, figures: Map<string, Figure>): void {
  const { cells, n } = planOf(table)
  for (const figure of figures.values()) {
    const small = figure.count > 0 && figure.count < rule.threshold
    const nobody = figure.count === 0 && rule.zeros === 'protect'
    if (small || nobody) hold(figure, 'small')
  }
  const base = figures.get(n)?.count ?? 0
  for (const key of cells.flat()) {
    const figure = figures.get(key)
    if (figure && figure.count > 0 && figure.count < rule.minimumShare * base) hold(figure, 'small')
  }
}

/**
 * What went out binds what follows. A figure that would go out again a few higher or lower is held back: the
 * difference would point at who came or left. One that was held back stays so until it has changed by the threshold.
 * The number of everybody who took part is free of this: it says nothing about anybody.
 *
 * Readers who compare know roughly what a held figure is, so it may range only around what they know.
 */
function bindToEarlier(
  rule: DisclosureRule,
  figures: Map<string, Figure>,
  earlier: readonly Release[],
): void {
  const everyone = figureKey([])
  const inTime = earlier.toSorted((one, other) => (one.table.asOf < other.table.asOf ? -1 : 1))
  for (const figure of figures.values()) {
    const past = inTime.flatMap(release => release.figures[figure.key] ?? [])
    const issued = past.filter(one => one.held === null).map(one => one.count)
    const near = (count: number) => Math.abs(count - figure.count) < rule.threshold
    const close = issued.findLast(count => count !== figure.count && near(count))
    if (figure.key !== everyone && close !== undefined) {
      hold(figure, 'release')
      boundAround(figure, close, rule.threshold)
    } else if (issued.at(-1) === figure.count) {
      figure.known = true
      figure.held = null
    } else if (issued.length === 0 && past.some(one => near(one.count))) {
      hold(figure, 'release')
    }
  }
  const changed = [...figures.values()].some(figure => figure.held === 'release' && figure.high < unbounded)
  for (const figure of figures.values()) {
    if (!figure.known) continue
    if (changed && figure.count >= rule.threshold) boundAround(figure, figure.count, rule.threshold)
    else figure.cost = unbounded
  }
}

/** From nobody a figure can only grow, and then it is held back like any other small one: nothing more is known. */
function boundAround(figure: Figure, count: number, threshold: number): void {
  if (count === 0) return
  figure.low = Math.max(0, count - threshold + 1)
  figure.high = count + threshold - 1
}

/**
 * A group whose number is held back is not broken down further. So whatever its number might be, every table of the
 * programme has room for it, and tables that share totals cannot be played off against each other.
 */
function holdLines(lattices: readonly Lattice[], figures: Map<string, Figure>): void {
  const close = (line: readonly string[]) => {
    const total = figures.get(line.at(-1) ?? '')
    if (total?.held === null || total?.held === undefined) return
    for (const key of line) hold(figures.get(key)!, 'total')
  }
  for (let before = -1, now = heldCount(figures); now !== before; now = heldCount(figures)) {
    before = now
    for (const lattice of lattices) {
      for (const line of lattice) close(line)
      lattice[0]?.forEach((_, column) => {
        close(lattice.map(line => line[column] ?? ''))
      })
    }
  }
}

function coverAll(
  network: LatticeNetwork,
  threshold: number,
  lattices: readonly Lattice[],
  figures: Map<string, Figure>,
): boolean {
  for (const arc of network.heldArcs()) {
    while (network.width(arc, threshold) < threshold) {
      const cover = network.cover(arc, threshold)
      if (cover.length === 0) return false
      for (const figure of cover) hold(figure, 'secondary')
      if (cover.some(figure => figure.cost >= price.total)) holdLines(lattices, figures)
    }
  }
  return true
}

function heldCount(figures: Map<string, Figure>): number {
  return [...figures.values()].filter(figure => figure.held !== null).length
}
