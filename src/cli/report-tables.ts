import {
  type DisclosureRule,
  protect,
  type Release,
  type SafeTable,
  type Variable,
} from '../disclosure/index.ts'
import type { Grouping } from './report-groups.ts'
import type { Reading, ReadTheme } from './report-reading.ts'
import { columnName } from './report-wording.ts'

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
  /** The largest themes by group, every group for itself: for sentences. */
  readonly full: SafeTable
  /** The same with the smaller groups together where there are many: for reading on a page. */
  readonly shown: SafeTable
}

const programme = 'this report'
/** Rows and columns that hold what is left; no theme and no group has these keys. */
const few = { key: 'few', label: 'Themes that a few raised' }
const rest = { key: 'rest', label: 'All other themes' }
const others = { key: 'others', label: 'All others' }
/** What can be compared at one look without most numbers having to be held back. */
const mostGroupsShown = 10
const mostThemesByGroup = 10

/** Whether a row stands for one theme, and not for what is left. */
export function isTheme(row: { readonly key: string }): boolean {
  return row.key !== few.key && row.key !== rest.key
}

/** Keys of the rows that hold what is left: they add up a table and tell its readers nothing. */
export const leftOver: readonly string[] = [few.key, rest.key]

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
  const issue: Issue = table => {
    const { safe, release } = protect({ ...table, programme, asOf }, rule, earlier)
    earlier.push(release)
    return safe
  }

  const total = reading.assignments.length
  const counted = countedThemes(reading, rule)
  const all = themeRows(reading, counted, counted.length)
  const top = counted.slice(0, leading)
  const allThemes = issue({
    kind: 'partition',
    title: 'Contributions by theme',
    rows: all.variable,
    columns: null,
    counts: countsIn(total, all, everybody),
  })
  const allLead = top.length === 0 || top.length === all.variable.categories.length
  const lead = themeRows(reading, counted, leading)
  const byGroup = groupings.map(grouping => groupTables(reading, counted, grouping, issue))
  return {
    all: allThemes,
    leading: allLead
      ? allThemes
      : issue({
          kind: 'overlapping',
          title: 'Contributions by theme',
          rows: { ...lead.variable, categories: lead.variable.categories.slice(0, top.length) },
          columns: null,
          counts: countsIn(total, lead, everybody).slice(0, top.length),
          bases: [reading.placed],
        }),
    byGroup,
  }
}

type Issue = (table: Omit<Parameters<typeof protect>[0], 'programme' | 'asOf'>) => SafeTable

function groupTables(
  reading: Reading,
  counted: readonly ReadTheme[],
  { column, groups, groupOf }: Grouping,
  issue: Issue,
): GroupTables {
  const key = `group of ${column}`
  const everyGroup: Axis = {
    variable: { key, label: columnName(column), categories: [...groups] },
    keyOf: row => groupOf[row],
  }
  const themes = themeRows(reading, counted, mostThemesByGroup)
  const inTheme: Axis = { ...everybody, keyOf: row => (themes.keyOf(row) === undefined ? undefined : '') }
  const sizes = issue({
    kind: 'partition',
    title: `Contributions by ${column}`,
    rows: everyGroup.variable,
    columns: null,
    counts: countsIn(reading.assignments.length, everyGroup, inTheme),
  })
  const across = (columns: Axis) =>
    issue({
      kind: 'partition',
      title: `Themes by ${column}`,
      rows: themes.variable,
      columns: columns.variable,
      counts: countsIn(reading.assignments.length, themes, columns),
    })
  const full = across(everyGroup)
  if (groups.length <= mostGroupsShown) return { column, sizes, full, shown: full }

  const size = new Map(groups.map(group => [group.key, 0]))
  for (const group of groupOf) size.set(group, size.get(group)! + 1)
  const largest = groups.toSorted((one, other) => size.get(other.key)! - size.get(one.key)!)
  const own = new Set(largest.slice(0, mostGroupsShown - 1).map(group => group.key))
  const shown = across({
    variable: {
      key,
      label: columnName(column),
      categories: [...groups.filter(group => own.has(group.key)), others],
    },
    keyOf: row => (own.has(groupOf[row]!) ? groupOf[row] : others.key),
  })
  return { column, sizes, full, shown }
}

/** What contributions are counted by: the categories, and the one that each contribution is in, if any. */
interface Axis {
  readonly variable: Variable
  readonly keyOf: (contribution: number) => string | undefined
}

const everybody: Axis = {
  variable: { key: 'everybody', label: '', categories: [{ key: '', label: '' }] },
  keyOf: () => '',
}

/** The largest themes as rows, and one row for those that are left, if any. */
function themeRows(reading: Reading, counted: readonly ReadTheme[], most: number): Axis {
  const own = counted.slice(0, most)
  const left = own.length < counted.length ? rest : few
  const ownKeys = new Set(own.map(theme => theme.key))
  const categories = own.map(({ key, name }) => ({ key, label: name }))
  if (own.length < reading.themes.length) categories.push(left)
  return {
    variable: { key: 'theme', label: 'Theme', categories },
    keyOf: contribution => {
      const theme = reading.assignments[contribution]?.theme ?? null
      if (theme === null) return undefined
      return ownKeys.has(theme) ? theme : left.key
    },
  }
}

/** How many of the reading's contributions are in each row and column. */
function countsIn(contributions: number, rows: Axis, columns: Axis): number[][] {
  const indexOf = (axis: Axis) => new Map(axis.variable.categories.map(({ key }, index) => [key, index]))
  const [rowIndex, columnIndex] = [indexOf(rows), indexOf(columns)]
  const table = rows.variable.categories.map(() => columns.variable.categories.map(() => 0))
  for (let contribution = 0; contribution < contributions; contribution++) {
    const row = rowIndex.get(rows.keyOf(contribution) ?? '\0')
    const column = columnIndex.get(columns.keyOf(contribution) ?? '\0')
    if (row !== undefined && column !== undefined) table[row]![column]!++
  }
  return table
}
