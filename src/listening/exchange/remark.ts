/** Something of a file that could not be carried over, or that has no place in the file that is made. */
export type Remark = {
  /** Where it stands: a row as a spreadsheet counts it, and a column by its heading. */
  readonly sheet?: string | undefined
  readonly row?: number | undefined
  readonly column?: string | undefined
  readonly what: string
}
