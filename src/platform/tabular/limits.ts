/** What a file may cost. Sizes of text are in UTF-16 code units, sizes of files in bytes. */
export interface TableLimits {
  /** The longest cell that is read; a row with a longer one is listed. */
  readonly cell: number
  /** The longest row that is read. */
  readonly row: number
  /** How much of an unreadable row is kept as its raw text. */
  readonly raw: number
  /** Columns a header may have. */
  readonly columns: number
  /** Bytes that a spreadsheet may unpack to, all its parts together. */
  readonly unpacked: number
  /** Times its packed size that a part of a spreadsheet may unpack to, once past 16 MB. */
  readonly ratio: number
  /** Text of all a spreadsheet's shared strings, which have to be held in memory. */
  readonly sharedText: number
}

export const tableLimits: TableLimits = {
  cell: 1_048_576,
  row: 4_194_304,
  raw: 65_536,
  columns: 4_096,
  unpacked: 1_073_741_824,
  ratio: 200,
  sharedText: 134_217_728,
}
