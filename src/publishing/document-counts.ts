import { z } from 'zod'
import { isSafeTable, type SafeCell, type SafeTable, share } from '../disclosure/index.ts'
import { type Hue, hueNames } from '../ui/theme-key/hue.ts'
import { drawableText } from './document-drawable.ts'
import { addressSchema } from './document-inline.ts'
import { type DocumentLabels, labelsIn, numberInWords, shareInWords } from './document-labels.ts'

/**
 * Protected numbers and how to show them. The table comes from disclosure control, and nothing else fits.
 *
 * - `column`: the column that a chart draws; 0 where the table has one count a row.
 * - `of`: what a share is of, or null to show counts alone.
 * - `hues`: a theme's colour for each row, or empty where rows are not themes.
 * - `fewAddress`: where the words of those too few to count can be read.
 * - `evidence`: for each row, what its numbers open to for staff; or empty.
 * - `omit`: keys of rows that are counted and not shown, such as what is left over.
 * - `order`: groups of people as the table has them, or from the largest share down where they have no order of
 *   their own.
 */
export const countsSchema = z
  .strictObject({
    table: z.custom<SafeTable>(isSafeTable, 'these counts did not come out of disclosure control'),
    countHeader: z.string().min(1),
    column: z.int().nonnegative(),
    of: z.enum(['row', 'column', 'all']).nullable(),
    hues: z.array(z.enum(hueNames)),
    fewAddress: addressSchema.nullable(),
    evidence: z.array(z.string().min(1)),
    omit: z.array(z.string()),
    order: z.enum(['table', 'share']),
  })
  .refine(counts => counts.table.rows.categories.length > 0, 'a table of counts needs a row')
  .refine(
    counts => counts.column < (counts.table.columns?.categories.length ?? 1),
    'the table has no such column',
  )

export type Counts = z.infer<typeof countsSchema>

/** Protected numbers, shown as counts alone in the table's order unless it is said otherwise. */
export function asCounts(
  table: SafeTable,
  countHeader: string,
  how: Partial<Omit<Counts, 'table' | 'countHeader'>> = {},
): Counts {
  return {
    table,
    countHeader,
    column: 0,
    of: null,
    hues: [],
    fewAddress: null,
    evidence: [],
    omit: [],
    order: 'table',
    ...how,
  }
}

/** One bar. `length` is from 0 to 1, the longest bar being 1; `value` is the text at its end, or why it has none. */
export type Bar = {
  readonly label: string
  readonly hue: Hue | null
  readonly value: string
  readonly length: number
  /** The number that the bar draws: a count, or a percentage to one place; null where it is held back. */
  readonly amount: number | null
  readonly held: boolean
  /** What the number opens to for staff. */
  readonly evidence: string | null
}

/** A table ready to write: the first cell of each row names it. */
export type WrittenTable = {
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** The bars of a chart, in the table's order, with their figures in the language's writing. */
export function barsOf(counts: Counts, language: string): readonly Bar[] {
  const { table, column, of } = counts
  const labels = labelsIn(language)
  const measured = table.rows.categories.map((row, index): Bar => {
    const cell = table.cells[index]?.[column]
    const part = of === null ? null : share(table, index, column, of)
    const named = {
      label: labelOf(row),
      hue: counts.hues[index] ?? null,
      evidence: counts.evidence[index] ?? null,
    }
    if (cell?.state !== 'shown' || (of !== null && part === null)) {
      return {
        ...named,
        value: cell?.state === 'suppressed' ? heldWords(cell, labels) : labels.tooFew,
        length: 0,
        amount: null,
        held: true,
      }
    }
    const value = part === null ? numberInWords(cell.count, language) : shareInWords(part, language)
    return {
      ...named,
      value,
      length: part ?? cell.count,
      amount: part === null ? cell.count : Math.round(part * 1000) / 10,
      held: false,
    }
  })
  const longest = Math.max(0, ...measured.map(bar => bar.length))
  return measured.map(bar => ({ ...bar, length: longest === 0 ? 0 : bar.length / longest }))
}

/** The numbers behind a chart: the count, out of how many where that is known, and the share. */
export function chartTable(counts: Counts, language: string): WrittenTable {
  const { table, column, of } = counts
  const labels = labelsIn(language)
  const rows = table.rows.categories.map((row, index) => {
    const count = writtenCell(table.cells[index]?.[column], language)
    if (of === null) return [labelOf(row), count]
    const base = baseOf(table, index, column, of)
    const part = share(table, index, column, of)
    const known = part !== null && base?.state === 'shown'
    return [
      labelOf(row),
      known ? labels.outOf(count, numberInWords(base.count, language)) : count,
      part === null ? '–' : shareInWords(part, language),
    ]
  })
  const columns = [
    { label: labelOf(table.rows), numeric: false },
    { label: counts.countHeader, numeric: true },
    ...(of === null ? [] : [{ label: labels.share, numeric: true }]),
  ]
  return { columns, rows }
}

/** What a reader is told of numbers that are missing or rounded, or null where nothing is. */
export function protectionNote(counts: Counts, language: string): string | null {
  const { table } = counts
  const labels = labelsIn(language)
  const cells = [...table.cells.flat(), ...(table.rowTotals ?? []), ...(table.columnTotals ?? [])]
  const parts = [
    ...(cells.some(cell => cell.state === 'suppressed') ? [labels.numbersHeld] : []),
    ...(table.roundedTo > 1 ? [labels.numbersRounded(numberInWords(table.roundedTo, language))] : []),
  ]
  return parts.length === 0 ? null : parts.join(' ')
}

/**
 * What a bar chart says, for a reader who cannot see it: how many bars, the longest and the shortest. The figures
 * themselves are in the table beside it.
 */
export function barChartAlternative(counts: Counts, language: string): string {
  return barsAlternative(barsOf(counts, language), language)
}

/** The same for bars that are already measured. */
export function barsAlternative(bars: readonly Bar[], language: string): string {
  const labels = labelsIn(language)
  const shown = bars.filter(bar => !bar.held).toSorted((one, other) => other.length - one.length)
  const [most, least] = [shown.at(0), shown.at(-1)]
  const size = labels.barChart(numberInWords(bars.length, language))
  if (most === undefined || least === undefined || most === least) return size
  return `${size} ${labels.chartExtremes(`${most.label}, ${most.value}`, `${least.label}, ${least.value}`)}`
}

/** Labels come from people's files as their words do. */
export function labelOf(named: { readonly label: string }): string {
  return drawableText(named.label)
}

function baseOf(
  table: SafeTable,
  row: number,
  column: number,
  of: NonNullable<Counts['of']>,
): SafeCell | undefined {
  if (of === 'row') return table.rowTotals?.[row]
  return of === 'all' || table.columns === null ? table.n : table.columnTotals?.[column]
}

/** A count as readers get it: the number, or why there is none. */
export function writtenCell(cell: SafeCell | undefined, language: string): string {
  const labels = labelsIn(language)
  if (cell?.state === 'shown') return numberInWords(cell.count, language)
  return cell?.words === 'a few' ? labels.aFew : labels.notShown
}

function heldWords(cell: Extract<SafeCell, { state: 'suppressed' }>, labels: DocumentLabels): string {
  return cell.words === 'a few' ? labels.aFew : labels.tooFew
}
