import { scaleLinear } from 'd3-scale'
import type { Hue } from '../theme-key/hue.ts'
import { type ChartFrame, frame, rectMark, textMark } from './frame.ts'
import { linesOf, textWidth } from './lines.ts'

/** One row of a bar chart. `value` is `null` where no bar may be drawn; then `figure` says why. */
export interface Bar {
  readonly label: string
  readonly value: number | null
  /** What stands at the end of the bar. */
  readonly figure: string
  readonly hue: Hue | null
  /** The row that the sentence before the chart is about. */
  readonly leading: boolean
}

/** `narrow`, for phones: the label above its bar instead of beside it. */
export type BarForm = 'wide' | 'narrow'

const size = 16
const lineHeight = 21
const gap = 10
const keySize = 12

/** Draws horizontal bars with their figures at the ends. Rows keep their order; long labels take several lines. */
export function bars(chart: ChartFrame, rows: readonly Bar[], form: BarForm): string {
  return form === 'wide' ? wideBars(chart, rows) : narrowBars(chart, rows)
}

/** The width that the longest bar may take, and how long each bar is. */
function lengths(rows: readonly Bar[], room: number) {
  const drawn = rows.filter(row => row.value !== null)
  const figure = Math.max(0, ...drawn.map(row => textWidth(row.figure, size) * 1.08))
  const most = Math.max(0, ...drawn.map(row => row.value ?? 0))
  const scale = scaleLinear([0, most || 1], [0, Math.max(20, room - figure - gap)])
  return (value: number) => (value > 0 ? Math.max(2, scale(value)) : 0)
}

const keyRoom = (row: Bar) => (row.hue === null ? 0 : keySize + 8)

function wideBars(chart: ChartFrame, rows: readonly Bar[]): string {
  const most = chart.width * 0.42
  const widest = Math.max(
    0,
    ...rows.map(row => textWidth(row.label, size) * (row.leading ? 1.06 : 1) + keyRoom(row)),
  )
  const start = Math.min(most, widest + 1) + gap
  const length = lengths(rows, chart.width - start)
  const height = 22
  let top = 0
  const marks = rows.map(row => {
    const label = linesOf(row.label, start - gap - keyRoom(row), size * (row.leading ? 1.06 : 1))
    const note = row.value === null ? linesOf(row.figure, chart.width - start, size) : []
    const tall = Math.max(label.length, note.length, 1) * lineHeight
    const middle = top + Math.max(tall, height) / 2
    const first = middle - tall / 2
    top += Math.max(tall, height) + 12
    return (
      labelMarks(chart, row, label, middle - (label.length * lineHeight) / 2) +
      (row.value === null
        ? noteMarks(chart, note, start, first + (tall - note.length * lineHeight) / 2)
        : barMarks(chart, row, { x: start, y: middle - height / 2, length: length(row.value), height }))
    )
  })
  return frame(chart, Math.max(1, top - 12), marks.join(''))
}

function narrowBars(chart: ChartFrame, rows: readonly Bar[]): string {
  const length = lengths(rows, chart.width)
  const height = 18
  let top = 0
  const marks = rows.map(row => {
    const label = linesOf(row.label, chart.width - keyRoom(row), size * (row.leading ? 1.06 : 1))
    const note = row.value === null ? linesOf(row.figure, chart.width, size) : []
    const under = top + label.length * lineHeight + 3
    const drawn =
      labelMarks(chart, row, label, top) +
      (row.value === null
        ? noteMarks(chart, note, 0, under - 3)
        : barMarks(chart, row, { x: 0, y: under, length: length(row.value), height }))
    top = under + (row.value === null ? note.length * lineHeight - 3 : height) + 14
    return drawn
  })
  return frame(chart, Math.max(1, top - 14), marks.join(''))
}

function labelMarks(chart: ChartFrame, row: Bar, lines: readonly string[], top: number): string {
  const key =
    row.hue === null
      ? ''
      : rectMark(chart, {
          x: 0,
          y: top + (lineHeight - keySize) / 2,
          width: keySize,
          height: keySize,
          colour: row.hue,
        })
  const colour = row.value === null ? ({ colour: 'ink-2' } as const) : {}
  const words = lines.map((text, index) =>
    textMark(chart, {
      text,
      x: keyRoom(row),
      y: top + (index + 0.74) * lineHeight,
      size,
      bold: row.leading,
      ...colour,
    }),
  )
  return key + words.join('')
}

function noteMarks(chart: ChartFrame, lines: readonly string[], x: number, top: number): string {
  const mark = (text: string, index: number) =>
    textMark(chart, { text, x, y: top + (index + 0.74) * lineHeight, size, colour: 'ink-2' })
  return lines.map(mark).join('')
}

function barMarks(
  chart: ChartFrame,
  row: Bar,
  { x, y, length, height }: { x: number; y: number; length: number; height: number },
): string {
  const colour = row.hue ?? (row.leading ? 'rowan' : 'rowan-soft')
  const bar = length > 0 ? rectMark(chart, { x, y, width: length, height, colour }) : ''
  const from = x + length + (length > 0 ? 8 : 0)
  const baseline = y + height / 2 + size * 0.36
  return bar + textMark(chart, { text: row.figure, x: from, y: baseline, size, bold: row.leading })
}
