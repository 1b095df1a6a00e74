/**
 * How a text file is laid out. The delimiter is empty where the file is a plain list: one column, whose
 * lines may then hold any delimiter without quotes.
 */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | ''
  readonly newline: '\n' | '\r'
}

export interface CsvRecord {
  readonly cells: string[]
  /** Index of the first character after the record and its line break. */
  readonly end: number
  /** A quote inside a quoted cell was neither doubled nor closing, and was taken as text. */
  readonly stray: boolean
  /** Such a quote stands where a cell would open on a later line: the first one was likely never closed. */
  readonly swallowed: boolean
}

const quoteMark = 34
const carriageReturn = 13

/**
 * Reads the record that begins at `start` (RFC 4180). Gives undefined where the text ends before the record
 * does; with `last` set, the end of the text ends a record unless a quote is still open.
 *
 * A quote inside a quoted cell closes it only before a delimiter or a line break. Files written by hand-made
 * exports, `"she said "thank you" twice"`, are so read with every word, and a correct file reads the same.
 * Ours rather than a library's because a reader has to go back to the line after an unclosed quote.
 */
export function readRecord(
  text: string,
  start: number,
  dialect: Dialect,
  last: boolean,
): CsvRecord | undefined {
  const delimiter = dialect.delimiter === '' ? -1 : dialect.delimiter.charCodeAt(0)
  const newline = dialect.newline.charCodeAt(0)
  const length = text.length
  const cells: string[] = []
  let stray = false
  let swallowed = false
  let at = start

  for (;;) {
    if (text.charCodeAt(at) === quoteMark) {
      const cell = readQuoted(text, at + 1, delimiter, newline, last)
      if (cell === undefined) return undefined
      cells.push(cell.value)
      stray ||= cell.stray
      swallowed ||= cell.swallowed
      at = cell.end
      if (newline !== carriageReturn && text.charCodeAt(at) === carriageReturn) at++
    } else {
      let end = at
      let code = text.charCodeAt(end)
      while (end < length && code !== delimiter && code !== newline) code = text.charCodeAt(++end)
      if (end === length && !last) return undefined
      const crlf = end > at && code !== delimiter && text.charCodeAt(end - 1) === carriageReturn
      cells.push(text.slice(at, crlf ? end - 1 : end))
      at = end
    }
    if (at >= length) return last ? { cells, end: length, stray, swallowed } : undefined
    if (text.charCodeAt(at) === newline) return { cells, end: at + 1, stray, swallowed }
    at++
  }
}

interface QuotedCell {
  value: string
  /** Index after the closing quote. */
  end: number
  stray: boolean
  swallowed: boolean
}

function readQuoted(
  text: string,
  start: number,
  delimiter: number,
  newline: number,
  last: boolean,
): QuotedCell | undefined {
  let value = ''
  let from = start
  let seek = start
  let stray = false
  let swallowed = false
  for (;;) {
    const quote = text.indexOf('"', seek)
    if (quote === -1) return undefined
    if (quote + 1 === text.length && !last) return undefined
    const next = text.charCodeAt(quote + 1)
    if (next === quoteMark) {
      value += text.slice(from, quote + 1)
      from = quote + 2
      seek = from
    } else if (closes(next, delimiter, newline)) {
      return { value: value + text.slice(from, quote), end: quote + 1, stray, swallowed }
    } else {
      const before = text.charCodeAt(quote - 1)
      const opens = quote > start && (before === delimiter || before === newline)
      swallowed ||= opens && text.slice(start, quote).includes(String.fromCharCode(newline))
      stray = true
      seek = quote + 1
    }
  }
}

/** Whether a quote before this character closes its cell; NaN is the end of the text. */
function closes(next: number, delimiter: number, newline: number): boolean {
  return next === delimiter || next === newline || next === carriageReturn || Number.isNaN(next)
}

/**
 * Looks for the end of a record without keeping it. Gives the index after its line break, or, where the
 * text ends first, whether a quote is open there and how many last characters have to be seen again.
 */
export function findRecordEnd(
  text: string,
  start: number,
  openQuote: boolean,
  dialect: Dialect,
): { end: number } | { openQuote: boolean; keep: number } {
  const delimiter = dialect.delimiter === '' ? -1 : dialect.delimiter.charCodeAt(0)
  const newline = dialect.newline.charCodeAt(0)
  let at = start
  let open = openQuote
  while (at < text.length) {
    if (open) {
      const quote = text.indexOf('"', at)
      if (quote === -1) return { openQuote: true, keep: 0 }
      if (quote + 1 === text.length) return { openQuote: true, keep: 1 }
      const next = text.charCodeAt(quote + 1)
      if (closes(next, delimiter, newline)) open = false
      at = next === quoteMark ? quote + 2 : quote + 1
    } else {
      const code = text.charCodeAt(at)
      if (code === newline) return { end: at + 1 }
      if (code === delimiter && at + 1 === text.length) return { openQuote: false, keep: 1 }
      open = code === delimiter && text.charCodeAt(at + 1) === quoteMark
      at += open ? 2 : 1
    }
  }
  return { openQuote: open, keep: 0 }
}
