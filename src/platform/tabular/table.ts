import type { Encoding } from './encoding.ts'
import type { TableLimits } from './limits.ts'

/** A row that was read. `row` counts data rows from 1; cells are exact, one for each column. */
export interface ReadRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** A row that could not be read: a reason that completes "Row 12 …", and its text as it stands in the file. */
export interface UnreadableRow {
  readonly row: number
  readonly reason: string
  readonly raw: string
}

export type TableRow = ReadRow | UnreadableRow

export function isUnreadable(row: TableRow): row is UnreadableRow {
  return 'reason' in row
}

/** A table in a file, opened: its header has been read, its rows are read as they are asked for. */
export interface Table {
  /** What the file is called in messages. */
  readonly name: string
  readonly format: 'csv' | 'xlsx'
  /** Unique and never empty; see `columnNames`. */
  readonly columns: readonly string[]
  /** Can be read more than once; each reading starts at the first data row. */
  readonly rows: AsyncIterable<TableRow>
  readonly encoding: Encoding
  /** Empty for a plain list of one column and for a spreadsheet. */
  readonly delimiter: string
  /** The sheet that is read, and all visible sheets of the file; empty for CSV. */
  readonly sheet: string
  readonly sheets: readonly string[]
  /** Lets go of the file. Needed where the table was opened from a stream, harmless otherwise. */
  close(): Promise<void>
}

export interface OpenOptions {
  /** What to call the file in messages; its path where none is given. */
  readonly name?: string
  /** Name of the sheet of a spreadsheet; the first visible one where none is given. */
  readonly sheet?: string
  readonly limits?: Partial<TableLimits>
}
