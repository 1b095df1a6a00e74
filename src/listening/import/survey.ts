import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'

/** What a file looks like, for a person to choose its columns by. Cells are cut; names of columns are clean. */
export type Survey = {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string
  readonly delimiter: string
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly columns: readonly SurveyedColumn[]
  readonly first: readonly (readonly string[])[]
  /** Rows that were looked at: all of them unless `whole` is false. */
  readonly rows: number
  readonly whole: boolean
  readonly unreadable: {
    readonly count: number
    readonly first: readonly { readonly row: number; readonly reason: string }[]
  }
}

export type SurveyedColumn = {
  readonly name: string
  readonly filled: number
  /** Mean length of what is in it. */
  readonly letters: number
  /** Its different values, the commonest first; undefined where there are more than are a group. */
  readonly values: readonly { readonly value: string; readonly count: number }[] | undefined
}

/** More different values than this are no group of people. */
export const mostGroupValues = 50
const longestGroupValue = 100
const shownRows = 8
const shownLetters = 300
const listedUnreadable = 100
const mostColumns = 200
/** A request waits for the survey: a file beyond this is surveyed by its beginning. */
const mostRows = 250_000
const mostMs = 20_000

/** Reads through a table once. Throws `UnreadableFile` where it is no table that can be imported. */
export async function surveyTable(
  table: Table,
  clock: () => number = () => performance.now(),
): Promise<Survey> {
  if (table.columns.length > mostColumns) {
    throw new UnreadableFile(
      `${table.name} has ${table.columns.length} columns, and at most ${mostColumns} can be imported. Take out those that are not needed.`,
    )
  }
  const columns = table.columns.map(name => ({
    name: cleanText(name).slice(0, 200),
    filled: 0,
    letters: 0,
    values: new Map<string, number>() as Map<string, number> | undefined,
  }))
  const first: string[][] = []
  const unreadable: { row: number; reason: string }[] = []
  let unreadableCount = 0
  let rows = 0
  let whole = true
  const started = clock()
  for await (const row of table.rows) {
    if (rows >= mostRows || (rows % 1000 === 999 && clock() - started > mostMs)) {
      whole = false
      break
    }
    rows++
    if (isUnreadable(row)) {
      unreadableCount++
      if (unreadable.length < listedUnreadable)
        unreadable.push({ row: row.row, reason: cleanText(row.reason) })
      continue
    }
    if (first.length < shownRows) first.push(row.cells.map(shown))
    for (const [index, column] of columns.entries()) count(column, (row.cells[index] ?? '').trim())
  }
  if (rows === 0) throw new UnreadableFile(`${table.name} has a header and no rows under it.`)
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: cleanText(table.sheet),
    sheets: table.sheets.map(cleanText),
    columns: columns.map(({ name, filled, letters, values }) => ({
      name,
      filled,
      letters: filled === 0 ? 0 : Math.round(letters / filled),
      values:
        values &&
        [...values]
          .map(([value, number]) => ({ value, count: number }))
          .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1)),
    })),
    first,
    rows,
    whole,
    unreadable: { count: unreadableCount, first: unreadable },
  }
}

function count(
  column: { filled: number; letters: number; values: Map<string, number> | undefined },
  text: string,
) {
  if (text === '') return
  column.filled++
  column.letters += text.length
  if (!column.values) return
  const value = text.toWellFormed()
  if (value.length > longestGroupValue) column.values = undefined
  else {
    column.values.set(value, (column.values.get(value) ?? 0) + 1)
    if (column.values.size > mostGroupValues) column.values = undefined
  }
}

function shown(cell: string): string {
  const text = cleanText(cell)
  return text.length > shownLetters ? `${text.slice(0, shownLetters).toWellFormed()}…` : text
}

/** Text as the database can hold it: without null characters and halves of characters. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
