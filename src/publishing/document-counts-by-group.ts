import { type SafeCell, share } from '../disclosure/index.ts'
import {
  type Bar,
  type Counts,
  labelOf,
  protectionNote,
  type WrittenTable,
  writtenCell,
} from './document-counts.ts'
import { labelsIn, namesInWords, numberInWords, shareInWords } from './document-labels.ts'

/** A group of people, or several of which nothing may be shown: a row of a table with a bar in it. */
export type GroupRow = Bar & {
  /** "98 of 161", "98", "a few" or "not shown". */
  readonly count: string
  /** The row of everybody, which the others are compared with. */
  readonly isAll: boolean
}

/** One theme, or whatever is counted, with a row for each group. */
export type GroupSection = {
  /** Null where the table has no second way to count by: its caption says all. */
  readonly name: string | null
  readonly rows: readonly GroupRow[]
  /** Where the share of everybody stands on the scale of the bars, from 0 to 1; null where it is not known. */
  readonly mark: number | null
}

/** Counts turned so that each group is a row: they read on a phone, however many groups there are. */
export type GroupSections = {
  /** Group, count and, where there are shares, the share. */
  readonly columns: WrittenTable['columns']
  readonly sections: readonly GroupSection[]
  /** What was counted and must not be shown for any group. */
  readonly withheld: readonly string[]
}

/** From so many on, groups of which nothing may be shown share a row. */
const togetherFrom = 3

/**
 * The protected numbers with a group a row and, where there are two ways to count, a section for each row of the
 * table. All bars of the block have one scale, on which the longest is 1.
 */
export function groupSections(counts: Counts, language: string): GroupSections {
  const { table } = counts
  const labels = labelsIn(language)
  const measured = table.columns === null ? [oneWay(counts, language)] : twoWay(counts, language)
  const drawn = measured.map(section => ({ ...section, rows: inOrder(section.rows, counts.order) }))
  const shown = drawn.filter(section => section.rows.some(row => !row.held && !row.isAll))
  const longest = Math.max(0, ...shown.flatMap(section => section.rows.map(row => row.length)))
  const scaled = (length: number) => (longest === 0 ? 0 : length / longest)
  return {
    columns: [
      { label: labelOf(table.columns ?? table.rows), numeric: false },
      { label: counts.countHeader, numeric: true },
      ...(counts.of === null ? [] : [{ label: labels.share, numeric: true }]),
    ],
    sections: shown.map(section => ({
      name: section.name,
      mark: section.overall === null ? null : scaled(section.overall),
      rows: heldTogether(section.rows, language).map(row => ({ ...row, length: scaled(row.length) })),
    })),
    withheld: drawn.filter(section => !shown.includes(section)).flatMap(({ name }) => name ?? []),
  }
}

/** What stands under the table: what is not shown at all, and why numbers are missing; nothing where all is shown. */
export function groupsNote(counts: Counts, { withheld }: GroupSections, language: string): string {
  const labels = labelsIn(language)
  return [
    ...(withheld.length > 0 ? [labels.withheld(namesInWords(withheld, language))] : []),
    protectionNote(counts, language) ?? '',
  ]
    .join(' ')
    .trim()
}

/** What the line across the bars is, or null where no bar has one. */
export function lineNote({ sections }: GroupSections, language: string): string | null {
  return sections.some(section => section.mark !== null) ? labelsIn(language).everybodyLine : null
}

/** Whether a table of these counts would tell its readers nothing but that it may not tell. */
export function showsNothing(counts: Counts): boolean {
  return groupSections(counts, 'en').sections.length === 0
}

type Measured = {
  readonly name: string | null
  readonly rows: readonly GroupRow[]
  readonly overall: number | null
}

function oneWay(counts: Counts, language: string): Measured {
  const { table, of } = counts
  const rows = table.rows.categories.flatMap((category, row): GroupRow[] =>
    counts.omit.includes(category.key)
      ? []
      : [
          measuredRow(counts, language, {
            label: labelOf(category),
            cell: table.cells[row]?.[0],
            base: of === null ? undefined : table.n,
            part: of === null ? null : share(table, row, 0, of),
            row,
            isAll: false,
          }),
        ],
  )
  return { name: null, rows, overall: null }
}

function twoWay(counts: Counts, language: string): Measured[] {
  const { table, of } = counts
  const groups = table.columns?.categories ?? []
  const single = table.rows.categories.length - counts.omit.length === 1
  return table.rows.categories.flatMap((category, row): Measured[] => {
    if (counts.omit.includes(category.key)) return []
    const [all, n] = [table.rowTotals?.[row], table.n]
    const overall =
      of === 'column' && all?.state === 'shown' && n.state === 'shown' && n.count > 0
        ? all.count / n.count
        : null
    const rows = groups.map((group, column) =>
      measuredRow(counts, language, {
        label: labelOf(group),
        cell: table.cells[row]?.[column],
        base: of === null ? undefined : of === 'row' ? all : of === 'all' ? n : table.columnTotals?.[column],
        part: of === null ? null : share(table, row, column, of),
        row,
        isAll: false,
      }),
    )
    const everybody = measuredRow(counts, language, {
      label: labelsIn(language).total,
      cell: all,
      base: of === null ? undefined : n,
      part: overall,
      row,
      isAll: true,
    })
    return [
      {
        name: single ? null : labelOf(category),
        rows: of === 'row' ? rows : [...rows, everybody],
        overall,
      },
    ]
  })
}

function measuredRow(
  counts: Counts,
  language: string,
  of: {
    readonly label: string
    readonly cell: SafeCell | undefined
    readonly base: SafeCell | undefined
    readonly part: number | null
    readonly row: number
    readonly isAll: boolean
  },
): GroupRow {
  const { label, cell, base, part, isAll } = of
  const named = {
    label,
    isAll,
    hue: counts.hues[of.row] ?? null,
    evidence: counts.evidence[of.row] ?? null,
  }
  const count = writtenCell(cell, language)
  if (cell?.state !== 'shown') return { ...named, count, value: '–', length: 0, amount: null, held: true }
  const labels = labelsIn(language)
  const said = base?.state === 'shown' ? labels.outOf(count, numberInWords(base.count, language)) : count
  // Bare counts of groups of different sizes say who is many, not who spoke more: they get no bar beside a theme.
  const bare = counts.table.columns === null ? cell.count : 0
  return {
    ...named,
    count: said,
    value: part === null ? '–' : shareInWords(part, language),
    length: counts.of === null ? bare : (part ?? 0),
    amount: part === null ? cell.count : Math.round(part * 1000) / 10,
    held: false,
  }
}

function inOrder(rows: readonly GroupRow[], order: Counts['order']): readonly GroupRow[] {
  if (order === 'table') return rows
  const place = (row: GroupRow) => (row.isAll ? 2 : row.held ? 1 : 0)
  return rows.toSorted((one, other) => place(one) - place(other) || other.length - one.length)
}

/** Groups that are held back, in one row with all their names where there are several. */
function heldTogether(rows: readonly GroupRow[], language: string): readonly GroupRow[] {
  const held = rows.filter(row => row.held && !row.isAll)
  const [first] = held
  if (first === undefined || held.length < togetherFrom || held.some(row => row.count !== first.count))
    return rows
  const label = namesInWords(
    held.map(row => row.label),
    language,
  )
  const others = rows.filter(row => !held.includes(row))
  const before = others.filter(row => !row.isAll)
  return [...before, { ...first, label }, ...others.filter(row => row.isAll)]
}
