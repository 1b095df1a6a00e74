import type { Lattice } from './count-table.ts'
import { type Figure, unbounded } from './figure.ts'

interface Arc {
  figure: Figure
  from: number
  to: number
}

const unseen = -2

/** How one arc can be passed: upwards makes its figure larger, downwards smaller. */
type Room = (figure: Figure, up: boolean) => number

/**
 * A two-way table with its totals, as a network: rows and columns are nodes, figures are arcs, and the counts are a
 * circulation, because every line adds up to its total. What a reader can know of a hidden figure is exactly the
 * range of the circulations that agree with the shown ones, and its ends are two maximum flows, in whole people.
 *
 * Sources: L. H. Cox, "Network models for complementary cell suppression", JASA 90 (1995) 1453–1462;
 * L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control (2001), chapters 4 and 6;
 * A. Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
export class LatticeNetwork {
  readonly #arcs: Arc[] = []
  readonly #touching: number[][]
  /** Change to each arc's figure in the flow that is being built. */
  readonly #change: number[] = []
  /** By which arc each node was reached in the search that is running. */
  readonly #cameBy: Int32Array

  constructor(lattice: Lattice, figures: ReadonlyMap<string, Figure>) {
    const rows = lattice.length
    const columns = lattice[0]?.length ?? 0
    this.#touching = Array.from({ length: rows + columns }, () => [])
    this.#cameBy = new Int32Array(rows + columns)
    lattice.forEach((line, row) => {
      line.forEach((key, column) => {
        const figure = figures.get(key)
        if (!figure) throw new Error(`No figure is called ${key}`)
        const towardsColumn = (row === rows - 1) === (column === columns - 1)
        const from = towardsColumn ? row : rows + column
        const to = towardsColumn ? rows + column : row
        const index = this.#arcs.push({ figure, from, to }) - 1
        this.#touching[from]?.push(index)
        this.#touching[to]?.push(index)
        this.#change.push(0)
      })
    })
  }

  /** An arc for every figure that is held back. */
  heldArcs(): number[] {
    const seen = new Set<Figure>()
    return this.#arcs.flatMap(({ figure }, index) => {
      if (figure.held === null || seen.has(figure)) return []
      seen.add(figure)
      return [index]
    })
  }

  /** How many people lie between the least and the most that a reader can make of a figure, counted up to `enough`. */
  width(arc: number, enough: number): number {
    const below = this.#reach(arc, false, enough, audit)
    return below + this.#reach(arc, true, enough - below, audit)
  }

  /**
   * Which shown figures to hold back so that this one can range further: the cheapest way round the network,
   * one that lets the whole range through where there is one.
   * @returns nothing where no figure that may be held back would help.
   */
  cover(arc: number, enough: number): Figure[] {
    for (const up of [true, false]) {
      const other = this.#reach(arc, !up, enough, audit)
      const need = enough - other - this.#reach(arc, up, enough - other, audit)
      for (const least of need > 1 ? [need, 1] : [1]) {
        const path = this.#room(arc, up) >= least ? this.#cheapestPath(arc, up, least) : null
        const figures = path?.map(index => this.#arcs[index]!.figure).filter(figure => figure.held === null)
        if (figures?.length) return [...new Set(figures)]
      }
    }
    return []
  }

  /** How far one figure itself may still go. */
  #room(arc: number, up: boolean): number {
    const { figure } = this.#arcs[arc]!
    return audit(figure, up) - Math.abs(this.#change[arc]!)
  }

  /** A maximum flow against the given arc, by shortest ways (Edmonds and Karp), ended once it is `enough`. */
  #reach(arc: number, up: boolean, enough: number, room: Room): number {
    this.#change.fill(0)
    let reached = 0
    while (reached < enough) {
      const most = Math.min(enough - reached, this.#room(arc, up))
      const path = most > 0 ? this.#shortestPath(arc, up, room) : null
      if (!path) break
      const step = Math.min(most, ...path.map(({ index, upwards }) => this.#left(index, upwards, room)))
      for (const { index, upwards } of path) this.#change[index]! += upwards ? step : -step
      this.#change[arc]! += up ? step : -step
      reached += step
    }
    return reached
  }

  #left(index: number, upwards: boolean, room: Room): number {
    const change = this.#change[index]!
    return room(this.#arcs[index]!.figure, upwards) - (upwards ? change : -change)
  }

  /** Making an arc larger takes from its start to its end, so the way back leads from its end to its start. */
  #ends(arc: number, up: boolean): [start: number, goal: number] {
    const { from, to } = this.#arcs[arc]!
    return up ? [to, from] : [from, to]
  }

  #shortestPath(arc: number, up: boolean, room: Room): { index: number; upwards: boolean }[] | null {
    const [start, goal] = this.#ends(arc, up)
    const cameBy = this.#cameBy.fill(unseen)
    cameBy[start] = -1
    const queue = [start]
    for (const node of queue) {
      if (node === goal) break
      for (const index of this.#touching[node]!) {
        const { from, to } = this.#arcs[index]!
        const next = from === node ? to : from
        if (cameBy[next] !== unseen || index === arc || this.#left(index, from === node, room) <= 0) continue
        cameBy[next] = index
        queue.push(next)
      }
    }
    if (cameBy[goal] === unseen) return null
    const path: { index: number; upwards: boolean }[] = []
    for (let node = goal; node !== start; ) {
      const index = cameBy[node]!
      const { from, to } = this.#arcs[index]!
      path.push({ index, upwards: to === node })
      node = to === node ? from : to
    }
    return path
  }

  /** Dijkstra over the nodes, past what the flow at hand has used up; held figures cost nothing. */
  #cheapestPath(arc: number, up: boolean, least: number): number[] | null {
    const [start, goal] = this.#ends(arc, up)
    const cost = this.#touching.map(() => Number.POSITIVE_INFINITY)
    const cameBy = this.#touching.map(() => -1)
    const open = new Set(this.#touching.keys())
    cost[start] = 0
    while (open.size > 0) {
      let node = -1
      for (const one of open) if (node < 0 || cost[one]! < cost[node]!) node = one
      if (cost[node] === Number.POSITIVE_INFINITY) return null
      if (node === goal) break
      open.delete(node)
      for (const index of this.#touching[node]!) {
        const { figure, from, to } = this.#arcs[index]!
        const next = from === node ? to : from
        const price = cost[node]! + (figure.held === null ? figure.cost : 0)
        if (index === arc || price >= cost[next]! || this.#left(index, from === node, couldBeHeld) < least)
          continue
        cost[next] = price
        cameBy[next] = index
      }
    }
    const path: number[] = []
    for (let node = goal; node !== start; ) {
      const index = cameBy[node]!
      path.push(index)
      const { from, to } = this.#arcs[index]!
      node = to === node ? from : to
    }
    return path
  }
}

/** What a reader must allow for: a shown figure stands, a held one may be anything that is not ruled out. */
function audit(figure: Figure, up: boolean): number {
  return figure.held === null ? 0 : couldBeHeld(figure, up)
}

function couldBeHeld(figure: Figure, up: boolean): number {
  if (figure.held === null && figure.cost === unbounded) return 0
  return up ? figure.high - figure.count : figure.count - figure.low
}
