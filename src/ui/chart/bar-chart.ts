import { isSafeTable, type SafeTable, type ShareOf, share } from '../../disclosure/index.ts'
import type { Hue } from '../theme-key/hue.ts'
import { type Bar, type BarForm, bars } from './bars.ts'
import type { ChartFrame } from './frame.ts'

/** What a chart says in words, in its own language. */
export interface BarChartWords {
  /** "Too few to show safely" */
  readonly tooFew: string
  /** "a few" */
  readonly aFew: string
}

/** A chart without a description of its own is described by its rows. */
type Frame = Omit<ChartFrame, 'description'> & { readonly description?: string }

export interface BarChart extends Frame {
  /** People who were counted. Only what came out of disclosure control can be drawn. */
  readonly table: SafeTable
  /** The column to draw; 0 where the table has one count a row. */
  readonly column: number
  /** Draws each cell's share of its total, in per cent, or the number itself where this is `null`. */
  readonly of: ShareOf | null
  /** A theme's colour for each row; none where rows are not themes. */
  readonly hues?: readonly Hue[]
  /** The row that the sentence before the chart is about. */
  readonly leading?: number
  readonly words: BarChartWords
  readonly form: BarForm
}

/**
 * Counts of people as bars, safe to leave the team: themes, or groups, one row each, held-back rows in words.
 * @returns SVG
 * @throws TypeError for a table that did not come out of disclosure control
 */
export function barChart(chart: BarChart): string {
  const { table, column, of, words } = chart
  if (!isSafeTable(table)) throw new TypeError('A chart of people needs a table from disclosure control')
  const rows = table.rows.categories.map(({ label }, row): Bar => {
    const cell = table.cells[row]?.[column]
    const part = of === null ? null : share(table, row, column, of)
    const look = { label, hue: chart.hues?.[row] ?? null, leading: chart.leading === row }
    if (cell?.state !== 'shown' || (of !== null && part === null)) {
      const aFew = cell?.state === 'suppressed' && cell.words === 'a few'
      return { ...look, value: null, figure: aFew ? words.aFew : words.tooFew }
    }
    const figure =
      part === null ? writtenNumber(cell.count, chart.language) : writtenShare(part, chart.language)
    return { ...look, value: part ?? cell.count, figure }
  })
  return bars(described(chart, rows), rows, chart.form)
}

export interface StaffBarChart extends Frame {
  readonly rows: readonly { readonly label: string; readonly count: number; readonly hue?: Hue }[]
  readonly form: BarForm
}

/** Plain counts as bars, for the team's own screens and nothing else. */
export function staffBarChart(chart: StaffBarChart): string {
  const rows = chart.rows.map(({ label, count, hue }): Bar => {
    return {
      label,
      value: count,
      figure: writtenNumber(count, chart.language),
      hue: hue ?? null,
      leading: false,
    }
  })
  return bars(described(chart, rows), rows, chart.form)
}

function described(chart: Frame, rows: readonly Bar[]): ChartFrame {
  return {
    ...chart,
    description: chart.description ?? rows.map(row => `${row.label}: ${row.figure}`).join('; '),
  }
}

/** A count as the language writes it. */
export function writtenNumber(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count)
}

/** A share in whole per cent, never rounded to none or to all where it is neither. */
export function writtenShare(part: number, language: string): string {
  const write = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  if (part > 0 && part < 0.005) return `<${write.format(0.01)}`
  if (part < 1 && part >= 0.995) return `>${write.format(0.99)}`
  return write.format(part)
}
