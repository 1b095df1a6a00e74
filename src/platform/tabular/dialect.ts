import { type Dialect, readRecord } from './csv-record.ts'

export interface SniffedDialect extends Dialect {
  /** Index of the header's first character: after a line such as `sep=;`, if there is one. */
  readonly start: number
}

const candidates = [',', ';', '\t'] as const

/**
 * Finds the delimiter from the beginning of a file: the one under which most of the first 50 records have as
 * many cells as the header. A header with no delimiter in it makes the file a plain list of one column.
 */
export function sniffDialect(sample: string, whole: boolean): SniffedDialect {
  const newline = !sample.includes('\n') && sample.includes('\r') ? '\r' : '\n'
  const told = /^sep=([,;\t])\r?[\r\n]/i.exec(sample)
  if (told) return { delimiter: told[1] as ',' | ';' | '\t', newline, start: told[0].length }

  let best: Dialect = { delimiter: '', newline }
  let bestScore = 0
  for (const delimiter of candidates) {
    const dialect: Dialect = { delimiter, newline }
    const score = agreement(sample, dialect, whole)
    if (score > bestScore) {
      best = dialect
      bestScore = score
    }
  }
  return { ...best, start: 0 }
}

/** The share of records as wide as the header, and a little for width; 0 where the header is one cell. */
function agreement(sample: string, dialect: Dialect, whole: boolean): number {
  let width = 0
  let records = 0
  let agreeing = 0
  let at = 0
  while (at < sample.length && records < 50) {
    const record = readRecord(sample, at, dialect, whole)
    if (record === undefined) break
    at = record.end
    if (record.cells.length === 1 && record.cells[0] === '') continue
    if (width === 0) width = record.cells.length
    if (width === 1) return 0
    records++
    if (record.cells.length === width) agreeing++
  }
  return records === 0 ? 0 : agreeing / records + width / 1e6
}
