import { type CsvRecord, type Dialect, findRecordEnd, readRecord } from './csv-record.ts'
import type { TableLimits } from './limits.ts'
import type { TableRow } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

export interface CsvLayout {
  readonly name: string
  readonly dialect: Dialect
  readonly columns: readonly string[]
  /** Some of the file's bytes did not decode: rows with U+FFFD are listed. */
  readonly damaged: boolean
  readonly limits: TableLimits
}

/** Past so many the marks of a file mean something else, and going back for each would take too long. */
const mostUnclosedQuotes = 1000
const unclosed = 'has a quotation mark that is opened and never closed'

/**
 * The data rows of a CSV text whose header has been taken off, in memory bounded by the longest row allowed.
 * Blank lines are passed over and not counted. A row with too few cells is filled up with empty ones; one
 * with too many is listed, unless the surplus is empty. After an unclosed quote reading goes on at the next
 * line.
 */
export async function* csvRows(text: AsyncIterable<string>, layout: CsvLayout): AsyncGenerator<TableRow> {
  const { dialect, limits } = layout
  const source = text[Symbol.asyncIterator]()
  let buffer = ''
  let at = 0
  let ended = false
  let row = 0
  let goneBack = 0

  const grow = async (keepFrom: number) => {
    const next = await source.next()
    ended = next.done === true
    buffer = next.done ? buffer.slice(keepFrom) : buffer.slice(keepFrom) + next.value
    at = 0
  }
  /** Lists the first line of the record alone and goes on at the line after it. */
  const goBack = (): TableRow => {
    if (++goneBack > mostUnclosedQuotes) {
      throw new UnreadableFile(
        `${layout.name} has more than ${mostUnclosedQuotes} quotation marks that are opened and never closed, the last one in row ${row}. Export it again as CSV with quotation marks doubled, or as XLSX.`,
      )
    }
    const lineBreak = buffer.indexOf(dialect.newline, at)
    const end = lineBreak === -1 ? buffer.length : lineBreak + 1
    const raw = rawText(buffer, at, end, limits)
    at = end
    return { row, reason: unclosed, raw }
  }

  try {
    for (;;) {
      if (at >= buffer.length) {
        if (ended) return
        await grow(at)
        continue
      }
      const record = readRecord(buffer, at, dialect, ended)
      if (record === undefined && !ended && buffer.length - at <= limits.row) {
        await grow(at)
        continue
      }
      if (record === undefined) {
        row++
        if (ended || nextLinesAreRows(buffer, at, layout)) {
          yield goBack()
          continue
        }
        const raw = rawText(buffer, at, buffer.length, limits)
        let openQuote = buffer[at] === '"'
        let from = openQuote ? at + 1 : at
        for (;;) {
          const found = findRecordEnd(buffer, from, openQuote, dialect)
          if ('end' in found) {
            at = found.end
            break
          }
          openQuote = found.openQuote
          if (ended) {
            at = buffer.length
            break
          }
          await grow(buffer.length - found.keep)
          from = 0
        }
        yield { row, reason: `is longer than ${limits.row.toLocaleString('en-GB')} characters`, raw }
        continue
      }
      if (record.cells.length === 1 && record.cells[0] === '' && buffer[at] !== '"') {
        at = record.end
        continue
      }
      row++
      const severalLines = record.stray && buffer.indexOf(dialect.newline, at) < record.end - 1
      if (record.swallowed || (severalLines && record.cells.length !== layout.columns.length)) {
        yield goBack()
        continue
      }
      const start = at
      at = record.end
      const reason = reasonAgainst(record, buffer, start, layout)
      if (reason === undefined) yield { row, cells: fitted(record.cells, layout.columns.length) }
      else yield { row, reason, raw: rawText(buffer, start, record.end, limits) }
    }
  } finally {
    await source.return?.()
  }
}

/** Why a whole record is not a row of this table, if it is not. */
function reasonAgainst(
  record: CsvRecord,
  buffer: string,
  start: number,
  layout: CsvLayout,
): string | undefined {
  const { cells } = record
  const width = layout.columns.length
  if (cells.length > width && cells.slice(width).some(cell => cell !== '')) {
    return `has ${cells.length} cells where the header has ${width}`
  }
  if (cells.length < width && record.stray) return 'has quotation marks that do not pair up'
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!
    if (cell.length > layout.limits.cell) {
      const most = layout.limits.cell.toLocaleString('en-GB')
      return `has ${cell.length.toLocaleString('en-GB')} characters in “${layout.columns[index]}”, and at most ${most} can be read`
    }
  }
  const raw = buffer.slice(start, record.end)
  if (raw.includes('\0')) return 'contains a null character, which is not text'
  if (layout.damaged && raw.includes('\ufffd')) return 'contains bytes that are not valid UTF-8'
  return undefined
}

function fitted(cells: string[], width: number): string[] {
  if (cells.length > width) cells.length = width
  while (cells.length < width) cells.push('')
  return cells
}

function rawText(buffer: string, start: number, end: number, limits: TableLimits): string {
  const raw = buffer.slice(start, Math.min(end, start + limits.raw))
  return end - start > limits.raw ? `${raw}…` : raw.replace(/[\r\n]+$/, '')
}

/**
 * Whether the lines after the first one read as rows of the table by themselves. If so the first line's
 * quote was never closed; if not it is one huge cell.
 */
function nextLinesAreRows(buffer: string, start: number, layout: CsvLayout): boolean {
  let lines = 0
  let rows = 0
  let at = buffer.indexOf(layout.dialect.newline, start) + 1
  while (at > 0 && at < buffer.length && lines < 50) {
    const end = buffer.indexOf(layout.dialect.newline, at) + 1
    if (end === 0) break
    const record = readRecord(buffer.slice(at, end), 0, layout.dialect, true)
    lines++
    if (record !== undefined && record.cells.length === layout.columns.length) rows++
    at = end
  }
  return lines > 0 && rows * 2 > lines
}
