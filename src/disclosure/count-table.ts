import { z } from 'zod'

/** What a table is broken down by, in the order in which its categories are shown. */
export const variable = z.object({
  key: z.string().min(1),
  label: z.string(),
  categories: z.array(z.object({ key: z.string().min(1), label: z.string() })),
})
export type Variable = z.infer<typeof variable>

/** Everything about a table but its counts. */
export const tableLayout = z.object({
  /**
   * - `partition`: everybody is in exactly one row and one column ("not known" is a category of its own).
   * - `overlapping`: somebody may be in several rows or in none, as with themes that people spoke of, or groups that
   *   they belong to. Each row stands for itself: in it or not, out of all the people of a column. A table about one
   *   group only is made so too: as a single row, or with the columns "in the group" and "everybody else" (`!`).
   */
  kind: z.enum(['partition', 'overlapping']),
  programme: z.string().min(1),
  title: z.string(),
  /** When the people were counted, as an ISO date or instant. */
  asOf: z.string().min(1),
  rows: variable,
  /** Always exclusive: everybody is in exactly one column. */
  columns: variable.nullable(),
})
export type TableLayout = z.infer<typeof tableLayout>

/** Counts of people, before anything is held back. */
export type CountTable = TableLayout & {
  /** `counts[row][column]`; one count a row where there are no columns. */
  counts: readonly (readonly number[])[]
  /** Of overlapping rows: how many people each column has, in any row or none. One number where there are no columns. */
  bases?: readonly number[]
}

/** One answer of a characteristic or one theme, e.g. `{ variable: 'area', category: 'S12000023' }`; `!` before the category: all the others. */
export interface Condition {
  variable: string
  category: string
}

/** The name of a figure: the same people in two tables have the same name, whatever order they were asked for in. */
export function figureKey(conditions: readonly Condition[]): string {
  const part = ({ variable, category }: Condition) =>
    category.startsWith('!')
      ? `${encodeURIComponent(variable)}!${encodeURIComponent(category.slice(1))}`
      : `${encodeURIComponent(variable)}=${encodeURIComponent(category)}`
  return [...new Set(conditions.map(part))].sort().join('&')
}

/** The name of the table: two counts with the same name ask the same question at different times. */
export function tableKey(table: TableLayout): string {
  const axis = (one: Variable | null) => one && [one.key, one.categories.map(category => category.key)]
  return JSON.stringify([table.kind, axis(table.rows), axis(table.columns)])
}

/**
 * A two-way array of figure names whose last row and last column are totals of the others. Where there is only one
 * column, or only one way to be in it, the totals are the same figures once more.
 */
export type Lattice = readonly (readonly string[])[]

/** The names of all figures of a table, as they are shown and as they add up. */
export interface Plan {
  cells: string[][]
  rowTotals: string[] | null
  columnTotals: string[] | null
  /** Everybody in the table. */
  n: string
  /** The table, or one array for each overlapping row. */
  lattices: Lattice[]
  /** Figures that nobody prints, and that everybody can work out. */
  complements: Set<string>
}

/** Names every figure of a table and says which of them add up to which. */
export function planOf(table: Pick<TableLayout, 'kind' | 'rows' | 'columns'>): Plan {
  const columns = table.columns?.categories.map(({ key }) => [
    { variable: table.columns!.key, category: key },
  ]) ?? [[]]
  const line = (row: readonly Condition[]) => [
    ...columns.map(column => figureKey([...row, ...column])),
    figureKey(row),
  ]
  const lineOf = (category: string) => line([{ variable: table.rows.key, category }])
  const opposite = (category: string) => (category.startsWith('!') ? category.slice(1) : `!${category}`)

  const keys = table.rows.categories.map(category => category.key)
  const lines = keys.map(lineOf)
  const base = line([])
  const others = table.kind === 'partition' ? [] : keys.map(key => lineOf(opposite(key)))
  return {
    cells: lines.map(one => one.slice(0, -1)),
    rowTotals: table.columns && lines.map(one => one.at(-1)!),
    columnTotals: table.columns && base.slice(0, -1),
    n: base.at(-1)!,
    lattices:
      table.kind === 'partition'
        ? [[...lines, base]]
        : lines.map((one, index) => [one, others[index] ?? [], base]),
    complements: new Set(others.flat()),
  }
}

/**
 * The count behind every figure name of a table.
 * @throws RangeError where the counts do not fit the table: wrong shape, not whole, negative, more people than the base
 */
export function countsOf(table: CountTable): Map<string, number> {
  checkShape(table)
  const counts = new Map<string, number>()
  const put = (names: readonly string[] = [], numbers: readonly number[] = []) => {
    names.forEach((name, index) => {
      counts.set(name, numbers[index] ?? sum(numbers))
    })
  }
  const { lattices } = planOf(table)
  const width = table.columns?.categories.length ?? 1
  if (table.kind === 'partition') {
    const bases = Array.from({ length: width }, (_, column) =>
      sum(table.counts.map(line => line[column] ?? 0)),
    )
    lattices[0]?.forEach((names, row) => {
      put(names, table.counts[row] ?? bases)
    })
  } else {
    table.counts.forEach((line, row) => {
      put(lattices[row]?.[0], line)
      put(
        lattices[row]?.[1],
        table.bases?.map((base, column) => base - (line[column] ?? 0)),
      )
      put(lattices[row]?.[2], table.bases)
    })
  }
  return counts
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

function checkShape({ title, rows, columns, kind, counts, bases }: CountTable): void {
  const refuse = (why: string) => {
    throw new RangeError(`"${title}": ${why}`)
  }
  const width = columns?.categories.length ?? 1
  const whole = (line: readonly number[], length: number) =>
    line.length === length && line.every(count => Number.isSafeInteger(count) && count >= 0)
  if (rows.categories.length === 0 || width === 0) refuse('a table needs at least one row and one column')
  if (counts.length !== rows.categories.length || !counts.every(line => whole(line, width)))
    refuse('counts must be whole numbers, none below zero, one for every row and column')
  if (rows.key === columns?.key) refuse('rows and columns need different variables')
  for (const { categories } of columns ? [rows, columns] : [rows])
    if (new Set(categories.map(({ key }) => key)).size !== categories.length)
      refuse('a category is named twice')
  if (kind === 'overlapping') {
    if (!bases || !whole(bases, width)) refuse('overlapping rows need the number of people in every column')
    if (counts.some(line => line.some((count, column) => count > (bases?.[column] ?? 0))))
      refuse('more people in a row than in its column')
  }
}
