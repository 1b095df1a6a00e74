import { columnNames } from './column-names.ts'
import type { TableLimits } from './limits.ts'
import { type SheetRow, sheetRows } from './sheet-rows.ts'
import type { Table, TableRow } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { openZip } from './zip-package.ts'

/**
 * Opens a sheet of an XLSX file: the one named, or the first that is visible. Its first row with something
 * in it is the header. Data rows are counted from the row below the header, empty ones too, so that a number
 * leads back to the sheet; empty rows are passed over.
 */
export async function openXlsx(
  path: string,
  name: string,
  limits: TableLimits,
  wanted: string | undefined,
): Promise<Table> {
  const zip = await openZip(path, name, limits)
  let workbook: Workbook
  try {
    workbook = await readWorkbook(zip, name, limits)
  } finally {
    zip.close()
  }
  const names = workbook.sheets.map(sheet => sheet.name)
  const sheet = workbook.sheets.find(each => wanted === undefined || each.name === wanted)
  if (sheet === undefined) {
    throw new UnreadableFile(`${name} has no sheet “${wanted}”. Its sheets are: ${names.join(', ')}.`)
  }

  const readSheet = async function* (): AsyncGenerator<SheetRow> {
    const opened = await openZip(path, name, limits)
    try {
      yield* sheetRows(await opened.open(sheet.part), workbook, limits, name)
    } finally {
      opened.close()
    }
  }
  const header = await firstRow(readSheet())
  if (header === undefined)
    throw new UnreadableFile(`${name} is empty: its sheet “${sheet.name}” has no rows.`)
  if (header.cells.length > limits.columns) {
    throw new UnreadableFile(
      `${name} has ${header.cells.length} columns, and at most ${limits.columns} can be read.`,
    )
  }
  const columns = columnNames(Array.from(header.cells, cell => cell ?? ''))

  async function* rows(): AsyncGenerator<TableRow> {
    for await (const each of readSheet()) {
      if (each.number > header!.number) yield tableRow(each, header!.number, columns, limits)
    }
  }
  return {
    name,
    format: 'xlsx',
    columns,
    encoding: 'utf-8',
    delimiter: '',
    sheet: sheet.name,
    sheets: names,
    rows: { [Symbol.asyncIterator]: rows },
    close: async () => {},
  }
}

async function firstRow(rows: AsyncIterable<SheetRow>): Promise<SheetRow | undefined> {
  for await (const row of rows) return row
  return undefined
}

/** Cells beside the table, in columns without a heading past its last one, are left out. */
function tableRow(
  sheetRow: SheetRow,
  header: number,
  columns: readonly string[],
  limits: TableLimits,
): TableRow {
  const row = sheetRow.number - header
  const cells = columns.map((_, index) => sheetRow.cells[index] ?? '')
  const long = cells.findIndex(cell => cell.length > limits.cell)
  const raw = () => cells.join('\t').slice(0, limits.raw)
  if (sheetRow.tooLong) {
    return { row, reason: `is longer than ${limits.row.toLocaleString('en-GB')} characters`, raw: raw() }
  }
  if (long !== -1) {
    const most = limits.cell.toLocaleString('en-GB')
    return { row, reason: `has more than ${most} characters in “${columns[long]}”`, raw: raw() }
  }
  if (cells.some(cell => cell.includes('\0'))) {
    return { row, reason: 'contains a null character, which is not text', raw: raw() }
  }
  return { row, cells }
}
