import { planOf, type TableLayout, tableKey, type Variable } from './count-table.ts'
import { type Release, type ReleasedFigure, release as releaseSchema } from './release.ts'
import type { DisclosureRule } from './rule.ts'

/**
 * One figure as the public may see it. Why one is held back is told to the editor only: that a figure is held to
 * cover another would help to work out both.
 */
export type SafeCell =
  | { readonly state: 'shown'; readonly count: number }
  | { readonly state: 'suppressed'; readonly words: 'too few' | 'a few' }

/** The public form of a table: plain values, for an API or an open data file. */
export interface PublicTable {
  readonly kind: TableLayout['kind']
  readonly title: string
  readonly asOf: string
  readonly rows: Variable
  readonly columns: Variable | null
  /** `cells[row][column]`; one cell a row where there are no columns. */
  readonly cells: readonly (readonly SafeCell[])[]
  /** `null` where there are no columns. */
  readonly rowTotals: readonly SafeCell[] | null
  /** The people of each column; where rows overlap, not their sum. `null` where there are no columns. */
  readonly columnTotals: readonly SafeCell[] | null
  /** Everybody in the table. */
  readonly n: SafeCell
  readonly roundedTo: number
  /** What readers are told of what is missing, or `null`. */
  readonly note: string | null
}

const seal = Symbol('made by the disclosure engine')

/**
 * Counts of people that may leave the team. Only this file makes one, from a release that `protect` decided: a copy
 * through JSON or `structuredClone`, or an object of the same shape, is none (`isSafeTable`).
 */
export class SafeTable implements PublicTable {
  readonly #sealed = true
  readonly kind
  readonly title
  readonly asOf
  readonly rows
  readonly columns
  readonly cells
  readonly rowTotals
  readonly columnTotals
  readonly n
  readonly roundedTo
  readonly note

  /** @throws TypeError for anyone but the engine. */
  constructor(mark: symbol, content: PublicTable) {
    if (mark !== seal) throw new TypeError('Only disclosure control makes a safe table')
    this.kind = content.kind
    this.title = content.title
    this.asOf = content.asOf
    this.rows = content.rows
    this.columns = content.columns
    this.cells = content.cells
    this.rowTotals = content.rowTotals
    this.columnTotals = content.columnTotals
    this.n = content.n
    this.roundedTo = content.roundedTo
    this.note = content.note
    deepFreeze(this)
  }

  static isSafe(value: unknown): value is SafeTable {
    return typeof value === 'object' && value !== null && #sealed in value && value.#sealed
  }

  /** A plain copy for an API or a file. It is no longer a `SafeTable`. */
  toJSON(): PublicTable {
    return { ...this }
  }
}

/** Whether a value came out of disclosure control. */
export const isSafeTable = SafeTable.isSafe

/**
 * Shows a stored release again, with the figures as they were issued.
 * @throws ZodError where it is not a release; Error where it would show a figure that its own rule holds back.
 */
export function recallRelease(stored: unknown): SafeTable {
  const { table, rule, figures } = releaseSchema.parse(stored)
  const plan = planOf(table)
  const cell = (key: string): SafeCell => {
    const figure = figures[key]
    if (!figure) throw new Error(`The release has no figure ${key}`)
    if (figure.held === null && !figure.known && isSmall(figure, rule))
      throw new Error(`The release shows a figure that its rule holds back: ${key}`)
    if (figure.held === null) return { state: 'shown', count: roundTo(figure.count, rule.roundTo) }
    return { state: 'suppressed', words: isAFew(key, figure) ? 'a few' : 'too few' }
  }
  /** Overlapping rows stand each for itself, so a theme that a few raised can say so. */
  const themes = new Set(plan.rowTotals ?? plan.cells.flat())
  const isAFew = (key: string, figure: ReleasedFigure) =>
    table.kind === 'overlapping' &&
    themes.has(key) &&
    figure.held === 'small' &&
    isSmall(figure, rule) &&
    figure.count > 0
  const shown = {
    cells: plan.cells.map(line => line.map(cell)),
    rowTotals: plan.rowTotals?.map(cell) ?? null,
    columnTotals: plan.columnTotals?.map(cell) ?? null,
    n: cell(plan.n),
  }
  const { kind, title, asOf, rows, columns } = table
  const note = noteOn([shown.cells, shown.rowTotals, shown.columnTotals, shown.n].flat(2), rule)
  return new SafeTable(seal, { kind, title, asOf, rows, columns, ...shown, roundedTo: rule.roundTo, note })
}

/** Whether two releases ask the same question of the same people. */
export function isSameTable(one: Release['table'], other: Release['table']): boolean {
  return one.programme === other.programme && tableKey(one) === tableKey(other)
}

function isSmall({ count }: ReleasedFigure, rule: DisclosureRule): boolean {
  if (rule.threshold <= 1) return false
  return count === 0 ? rule.zeros === 'protect' : count < rule.threshold
}

const roundTo = (count: number, base: number) => Math.round(count / base) * base

function noteOn(cells: readonly (SafeCell | null)[], rule: DisclosureRule): string | null {
  const held = cells.filter(cell => cell?.state === 'suppressed')
  const parts: string[] = []
  if (held.length > 0)
    parts.push(
      'Some numbers are not shown, so that nobody can be picked out. People in these groups were heard too.',
    )
  if (rule.roundTo > 1)
    parts.push(`Numbers are rounded to the nearest ${rule.roundTo}, so they may not add up.`)
  return parts.length > 0 ? parts.join(' ') : null
}

function deepFreeze(value: object): void {
  Object.freeze(value)
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null && !Object.isFrozen(inner)) deepFreeze(inner)
  }
}
