import { writeCsv } from '../../platform/tabular/write-csv.ts'

/**
 * What a column of open data holds.
 *
 * - `ours`: numbers, keys and words that Rowan wrote: written as they are.
 * - `people`: words that somebody typed, for readers who open the file in a spreadsheet: guarded.
 * - `exact`: pieces that a program compares with their source: written as they are, never guarded.
 */
export type CsvColumn = { readonly name: string; readonly holds: 'ours' | 'people' | 'exact' }

/**
 * Open data as CSV text in pieces, with cells of people's words guarded against being run as formulas.
 *
 * The guard is an apostrophe before a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, as OWASP
 * advises ("CSV Injection"). It changes the cell, so columns that hold exact words go without: such a file is for
 * programs, and its page says so.
 */
export function openData(
  columns: readonly CsvColumn[],
  rows: Iterable<readonly (string | number)[]>,
): AsyncGenerator<string> {
  return writeCsv(
    columns.map(column => column.name),
    guarded(columns, rows),
  )
}

/** A cell that no spreadsheet takes for a formula. Numbers are no danger, and neither is a text that is one. */
export function guardFormula(cell: string): string {
  if (!/^[=+\-@\t\r]/.test(cell) || /^[+-]?\d+([.,]\d+)?$/.test(cell)) return cell
  return `'${cell}`
}

function* guarded(columns: readonly CsvColumn[], rows: Iterable<readonly (string | number)[]>) {
  for (const row of rows) {
    yield row.map((cell, index) =>
      typeof cell === 'string' && columns[index]?.holds === 'people' ? guardFormula(cell) : cell,
    )
  }
}
