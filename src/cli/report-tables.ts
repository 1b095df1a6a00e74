import { type DisclosureRule, protect, type Release, type SafeTable } from '../disclosure/index.ts'
import type { Grouping } from './report-groups.ts'
import type { Reading } from './report-reading.ts'

/** All numbers of a report, after disclosure control. */
export interface ReportTables {
  /** The largest themes: how many contributions are in each. */
  readonly leading: SafeTable
  /** Every theme that is large enough to be counted, the small ones together in the last row. */
  readonly all: SafeTable
  /** For each `--by` column, in the order given. */
  readonly byGroup: readonly GroupTables[]
}

export interface GroupTables {
  readonly column: string
  /** How many contributions each group made. */
  readonly sizes: SafeTable
  /** Themes by group, every group in a column of its own: for sentences. */
  readonly full: SafeTable
  /** Themes by group, the smaller groups together in the last column: for reading on a page. */
  readonly narrow: SafeTable
}

const programme = 'this report'
const few = { key: 'few', label: 'Themes that a few raised' }
const others = { key: 'others', label: 'All others' }
const mostColumns = 5

/** The themes with at least as many contributions as may be counted in public, in the reading's order. */
export function countedThemes(reading: Reading, rule: DisclosureRule) {
  return reading.themes.filter(({ contributions }) => contributions >= rule.threshold)
}

/**
 * Counts contributions by theme and by group and protects them, each table beside those before it. A
 * contribution stands for a person here: the file does not say who wrote several.
 *
 * @param leading how many of the largest themes the chart shows
 * @param asOf ISO date
 */
export function reportTables(
  reading: Reading,
  groupings: readonly Grouping[],
  rule: DisclosureRule,
  leading: number,
  asOf: string,
): ReportTables {
  const earlier: Release[] = []
  const issue = (table: Omit<Parameters<typeof protect>[0], 'programme' | 'asOf'>): SafeTable => {
    const { safe, release } = protect({ ...table, programme, asOf }, rule, earlier)
    earlier.push(release)
    return safe
  }

  const counted = countedThemes(reading, rule)
  const top = counted.slice(0, leading)
  const rowKey = new Map(
    reading.themes.map(({ key }) => [key, counted.some(theme => theme.key === key) ? key : few.key]),
  )
  const categories = counted.map(({ key, name }) => ({ key, label: name }))
  if (counted.length < reading.themes.length) categories.push(few)
  const themes = { key: 'theme', label: 'Theme', categories }
  const rowOf = reading.assignments.map(({ theme }) => (theme === null ? undefined : rowKey.get(theme)))

  const all = issue({
    kind: 'partition',
    title: 'Contributions by theme',
    rows: themes,
    columns: null,
    counts: counts(categories, [{ key: '' }], rowOf, () => ''),
  })
  return {
    all,
    leading:
      top.length === categories.length
        ? all
        : issue({
            kind: 'overlapping',
            title: 'Contributions by theme',
            rows: { ...themes, categories: top.map(({ key, name }) => ({ key, label: name })) },
            columns: null,
            counts: counts(top, [{ key: '' }], rowOf, () => ''),
            bases: [reading.placed],
          }),
    byGroup: groupings.map(grouping => {
      const key = `group of ${grouping.column}`
      const { column, groups, groupOf } = grouping
      const placed = rowOf.map(row => (row === undefined ? undefined : ''))
      const sizes = issue({
        kind: 'partition',
        title: `Contributions by ${column}`,
        rows: { key, label: column, categories: [...groups] },
        columns: null,
        counts: counts(groups, [{ key: '' }], groupOf, row => placed[row]),
      })
      const full = issue({
        kind: 'partition',
        title: `Themes by ${column}`,
        rows: themes,
        columns: { key, label: column, categories: [...groups] },
        counts: counts(categories, groups, rowOf, row => groupOf[row]),
      })
      if (groups.length <= mostColumns + 1) return { column, sizes, full, narrow: full }
      const own = groups.slice(0, mostColumns)
      const kept = new Set(own.map(group => group.key))
      const columns = [...own, others]
      const narrow = issue({
        kind: 'partition',
        title: `Themes by ${column}`,
        rows: themes,
        columns: { key, label: column, categories: columns },
        counts: counts(categories, columns, rowOf, row =>
          kept.has(groupOf[row]!) ? groupOf[row] : others.key,
        ),
      })
      return { column, sizes, full, narrow }
    }),
  }
}

/** Contributions in each row and column; those without either are in none. */
function counts(
  rows: readonly { readonly key: string }[],
  columns: readonly { readonly key: string }[],
  rowOf: readonly (string | undefined)[],
  columnOf: (contribution: number) => string | undefined,
): number[][] {
  const rowIndex = new Map(rows.map(({ key }, index) => [key, index]))
  const columnIndex = new Map(columns.map(({ key }, index) => [key, index]))
  const table = rows.map(() => columns.map(() => 0))
  rowOf.forEach((key, contribution) => {
    const row = key === undefined ? undefined : rowIndex.get(key)
    const columnKey = columnOf(contribution)
    const column = columnKey === undefined ? undefined : columnIndex.get(columnKey)
    if (row !== undefined && column !== undefined) table[row]![column]!++
  })
  return table
}
