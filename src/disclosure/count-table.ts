import { z } from 'zod'

/** One answer of a characteristic or one theme: what makes a group of people, e.g. `{ variable: 'area', category: 'S12000023' }`. */
const condition = z.object({ variable: z.string().min(1), category: z.string().min(1) })
export type Condition = z.infer<typeof condition>

/** What a table is broken down by, in the order in which its categories are shown. */
export const variable = z.object({
  key: z.string().min(1),
  label: z.string(),
  categories: z.array(z.object({ key: z.string().min(1), label: z.string() })),
})
export type Variable = z.infer<typeof variable>

const layout = {
  programme: z.string().min(1),
  title: z.string(),
  /** When the people were counted, as an ISO date or instant. */
  asOf: z.string().min(1),
  /** Whom the whole table is about: no condition for everybody who took part. */
  of: z.array(condition),
  rows: variable,
}

/** Everything about a table but its counts. */
export const tableLayout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('partition'), ...layout, columns: variable.nullable() }),
  z.object({ kind: z.literal('groups'), ...layout, columns: variable }),
  z.object({ kind: z.literal('themes'), ...layout, columns: variable.nullable() }),
])
export type TableLayout = z.infer<typeof tableLayout>

type Counts = readonly (readonly number[])[]

/**
 * Counts of people, before anything is held back. `counts[row][column]`; a table without columns has one count a row.
 *
 * - `partition`: everybody is in exactly one row and one column ("not known" is a category of its own).
 * - `groups`: people may be in several rows; the columns divide each row, whose sum is the row's base.
 *   Example: of each group, how many spoke of a theme and how many did not.
 * - `themes`: people may be in several rows; each row is said or not said, out of `bases[column]` people
 *   (one base where there are no columns). So "p of n" also tells of the n − p who did not say it.
 */
export type CountTable =
  | (Extract<TableLayout, { kind: 'partition' }> & { counts: Counts })
  | (Extract<TableLayout, { kind: 'groups' }> & { counts: Counts })
  | (Extract<TableLayout, { kind: 'themes' }> & { counts: Counts; bases: readonly number[] })

/** The name of a figure: the same people in two tables have the same name, whatever order they were asked for in. */
export function figureKey(conditions: readonly Condition[], not?: Condition): string {
  const part = ({ variable, category }: Condition, sign: string) =>
    `${encodeURIComponent(variable)}${sign}${encodeURIComponent(category)}`
  return [...new Set([...conditions.map(one => part(one, '=')), ...(not ? [part(not, '!')] : [])])].sort().join('&')
}

/** The name of the table: two counts with the same name ask the same question at different times. */
export function tableKey(table: TableLayout): string {
  const axis = (one: Variable | null) => one && [one.key, one.categories.map(category => category.key)]
  return JSON.stringify([table.kind, figureKey(table.of), axis(table.rows), axis(table.columns)])
}

/**
 * A two-way array of figure names whose last row and last column are totals of the others.
 * A table is one such array, or several where its rows overlap.
 */
export type Lattice = readonly (readonly string[])[]

/** The names of all figures of a table, as they are shown and as they add up. */
export interface Plan {
  cells: string[][]
  rowTotals: string[] | null
  columnTotals: string[] | null
  n: string | null
  lattices: Lattice[]
  /** Figures that nobody prints, and that everybody can work out. */
  complements: Set<string>
}

/** Names every figure of a table and says which of them add up to which. */
export function planOf(table: TableLayout): Plan {
  const at = (row: string | null, column: string | null, not = false) => {
    const columns = column === null ? [] : [{ variable: table.columns?.key ?? '', category: column }]
    const rows = row === null ? [] : [{ variable: table.rows.key, category: row }]
    return not ? figureKey([...table.of, ...columns], rows[0]) : figureKey([...table.of, ...rows, ...columns])
  }
  const rows = table.rows.categories.map(category => category.key)
  const columns = table.columns?.categories.map(category => category.key) ?? null
  const line = (row: string | null, not = false) =>
    columns === null
      ? [at(row, null, not), at(row, null, not)]
      : [...columns.map(column => at(row, column, not)), at(row, null, not)]
  const lines = rows.map(row => line(row))
  const cells = lines.map(one => one.slice(0, -1))
  const rowTotals = columns === null ? null : rows.map(row => at(row, null))
  const base = line(null)
  const columnTotals = columns === null || table.kind === 'groups' ? null : base.slice(0, -1)
  const shown = { cells, rowTotals, columnTotals, n: table.kind === 'groups' ? null : at(null, null) }

  if (table.kind === 'partition') return { ...shown, lattices: [[...lines, base]], complements: new Set() }
  if (table.kind === 'groups')
    return { ...shown, lattices: lines.map(one => [one, one]), complements: new Set() }
  const opposite = rows.map(row => line(row, true))
  const lattices = lines.map((said, index) => [said, opposite[index] ?? [], base])
  return { ...shown, lattices, complements: new Set(opposite.flat()) }
}

/**
 * The count behind every figure name of a table.
 * @throws RangeError where the counts do not fit the table: wrong shape, not whole, negative, more people than the base.
 */
export function countsOf(table: CountTable): Map<string, number> {
  const width = table.columns?.categories.length ?? 1
  checkShape(table, width)
  const { lattices } = planOf(table)
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const counts = new Map<string, number>()
  const put = (names: readonly string[], numbers: readonly number[]) => {
    names.forEach((name, index) => {
      counts.set(name, numbers[index] ?? sum(numbers))
    })
  }
  if (table.kind === 'themes') {
    lattices.forEach((lattice, index) => {
      const said = table.counts[index] ?? []
      put(lattice[0] ?? [], said)
      put(lattice[1] ?? [], table.bases.map((base, column) => base - (said[column] ?? 0)))
      put(lattice[2] ?? [], table.bases)
    })
  } else if (table.kind === 'groups') {
    lattices.forEach((lattice, index) => {
      put(lattice[0] ?? [], table.counts[index] ?? [])
    })
  } else {
    const columnSums = Array.from({ length: width }, (_, column) => sum(table.counts.map(row => row[column] ?? 0)))
    lattices[0]?.forEach((names, index) => {
      put(names, table.counts[index] ?? columnSums)
    })
  }
  return counts
}

function checkShape(table: CountTable, width: number): void {
  const fits = (line: readonly number[]) =>
    line.length === width && line.every(count => Number.isSafeInteger(count) && count >= 0)
  if (table.counts.length !== table.rows.categories.length || !table.counts.every(fits))
    throw new RangeError(`"${table.title}": the counts must be whole, not negative, one for every row and column`)
  for (const axis of [table.rows, table.columns]) {
    const keys = axis?.categories.map(category => category.key) ?? []
    if (new Set(keys).size !== keys.length) throw new RangeError(`"${table.title}": a category is named twice`)
  }
  if (table.columns?.key === table.rows.key)
    throw new RangeError(`"${table.title}": rows and columns need two different variables`)
  if (table.kind !== 'themes') return
  if (!fits(table.bases)) throw new RangeError(`"${table.title}": every column needs the number of people asked`)
  if (table.counts.some(line => line.some((count, column) => count > (table.bases[column] ?? 0))))
    throw new RangeError(`"${table.title}": more people in a row than were asked`)
}
