import { openTable } from '../platform/tabular/open-table.ts'
import { isUnreadable, type Table, type UnreadableRow } from '../platform/tabular/table.ts'
import { CommandProblem } from './command-problem.ts'
import { nearest } from './nearest.ts'
import type { Terminal } from './terminal.ts'

/** One row with something in its text column. */
export interface TextRow {
  /** Data row in the file, counted from 1. */
  readonly row: number
  /** Exactly as it stands in the file. */
  readonly text: string
  /** Cells of the other columns that were asked for, in the order asked. */
  readonly cells: readonly string[]
}

export interface Texts {
  /** The file's name as it was given. */
  readonly name: string
  readonly rows: readonly TextRow[]
  /** Rows that were read and have no text. */
  readonly empty: number
  readonly unreadable: readonly UnreadableRow[]
}

/** Texts alone. */
export const noOthers = { columns: [], option: '' } as const

/**
 * Reads the texts of a file, with the cells of other columns beside them.
 *
 * @param others those columns, and the option that names them
 * @throws CommandProblem where a column is missing or there is no text at all, UnreadableFile where the file
 *   cannot be read
 */
export async function readTexts(
  path: string,
  textColumn: string,
  others: { readonly columns: readonly string[]; readonly option: string },
  terminal: Terminal,
): Promise<Texts> {
  const table = await openTable(path)
  try {
    const textIndex = columnIndex(table, textColumn, '--text')
    warnOfSecond(table, textColumn, terminal)
    const otherIndexes = others.columns.map(column => columnIndex(table, column, others.option))
    const rows: TextRow[] = []
    const unreadable: UnreadableRow[] = []
    let empty = 0
    for await (const row of table.rows) {
      if (isUnreadable(row)) unreadable.push(row)
      else {
        const text = row.cells[textIndex]!
        if (/\S/.test(text)) {
          rows.push({ row: row.row, text, cells: otherIndexes.map(index => row.cells[index]!.trim()) })
        } else empty++
      }
      if (row.row % 1000 === 0) terminal.progress(`Reading ${path}: ${row.row.toLocaleString('en-GB')} rows`)
    }
    if (rows.length === 0) throw new CommandProblem(withoutText(path, textColumn, empty, unreadable))
    warnOf(unreadable, path, terminal)
    warnOfNoWords(rows, textColumn, terminal)
    return { name: path, rows, empty, unreadable }
  } finally {
    await table.close()
  }
}

/** Where a column stands, by its exact name. */
function columnIndex(table: Table, column: string, option: string): number {
  const index = table.columns.indexOf(column.replace(/\s+/gu, ' ').trim())
  if (index !== -1) return index
  const near = nearest(column, table.columns)
  const shown = table.columns.slice(0, 30).map(name => `“${name}”`)
  const more = table.columns.length - shown.length
  const list = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  throw new CommandProblem(
    `${table.name} has no column “${column}” (${option}). ${near ? `Did you mean “${near}”? ` : ''}Its columns are: ${list}.${otherSheets(table)}`,
  )
}

/** Headings that are the same are told apart by a number, so the one that was named is the first of them. */
function warnOfSecond(table: Table, column: string, terminal: Terminal) {
  const second = `${column.replace(/\s+/gu, ' ').trim()} (2)`
  if (!table.columns.includes(second)) return
  terminal.warn(
    `${table.name} has more than one column “${column}”. The first is read; the next is “${second}”.`,
  )
}

/** The column beside the one that was meant is easily named: ids, dates and scores say nothing. */
function warnOfNoWords(rows: readonly TextRow[], column: string, terminal: Terminal) {
  const worded = rows.filter(({ text }) => /\p{L}{2}/u.test(text)).length
  if (worded * 2 >= rows.length) return
  terminal.warn(
    `Most of the column “${column}” are numbers or marks and not words. Was another column meant?`,
  )
}

function otherSheets({ sheet, sheets }: Table): string {
  if (sheets.length < 2) return ''
  const others = sheets.filter(name => name !== sheet).map(name => `“${name}”`)
  return ` Only the first sheet is read, “${sheet}”. If the column is in ${others.join(' or ')}, move that sheet to the front.`
}

function withoutText(
  path: string,
  column: string,
  empty: number,
  unreadable: readonly UnreadableRow[],
): string {
  const first = unreadable[0]
  if (empty === 0 && first === undefined) return `${path} has a header but no rows below it.`
  if (first === undefined) {
    return `The column “${column}” of ${path} is empty in all ${empty.toLocaleString('en-GB')} rows.`
  }
  return `${path} has no text that can be read in the column “${column}”: ${rows(empty)} empty, ${rows(unreadable.length)} unreadable. The first: row ${first.row} ${first.reason}.`
}

function rows(count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`
}

function warnOf(unreadable: readonly UnreadableRow[], path: string, terminal: Terminal) {
  if (unreadable.length === 0) return
  terminal.warn(
    `${rows(unreadable.length)} of ${path} could not be read and ${unreadable.length === 1 ? 'is' : 'are'} left out.`,
  )
  for (const { row, reason } of unreadable.slice(0, 5)) terminal.warn(`  Row ${row} ${reason}.`)
  if (unreadable.length > 5) terminal.warn(`  And ${rows(unreadable.length - 5)} more.`)
}
