import ExcelJS from 'exceljs'
import { openTable } from '../../platform/tabular/open-table.ts'
import { isUnreadable } from '../../platform/tabular/table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import type { SheetRow, XlsForm } from './write-xlsform.ts'

/** What a form of a hundred questions could need, many times over. */
const limits = { unpacked: 50 * 1024 * 1024, sharedText: 10 * 1024 * 1024, cell: 20_000, columns: 500 }
const mostRows = 5000

/** A row of a sheet with its number as a spreadsheet counts it. */
export type NumberedRow = { readonly row: number; readonly cells: SheetRow }
export type ReadSheets = {
  readonly survey: readonly NumberedRow[]
  readonly choices: readonly NumberedRow[]
  readonly settings: readonly NumberedRow[]
}

/**
 * Reads the three sheets of an XLSForm. Only "survey" has to be there.
 *
 * @throws UnreadableFile with a sentence for the person whose file it is
 */
export async function readXlsFormFile(path: string, name: string): Promise<ReadSheets> {
  const { sheets } = await openTable(path, { name, limits })
  const read = async (wanted: string): Promise<NumberedRow[]> => {
    const sheet = sheets.find(one => one.trim().toLowerCase() === wanted)
    if (sheet === undefined) return []
    const table = await openTable(path, { name, sheet, limits }).catch(error => {
      // An empty sheet is no damage: a form without choices may still have the sheet for them.
      if (error instanceof UnreadableFile && error.message.endsWith('has no rows.')) return undefined
      throw error
    })
    if (!table) return []
    const rows: NumberedRow[] = []
    for await (const one of table.rows) {
      if (rows.length >= mostRows) {
        throw new UnreadableFile(`${name} has more than ${mostRows} rows in “${sheet}”.`)
      }
      // Data rows are counted from the row below the header.
      const row = one.row + 1
      if (isUnreadable(one)) throw new UnreadableFile(`Row ${row} of “${sheet}” in ${name} ${one.reason}`)
      const cells = table.columns.flatMap((column, index) => {
        const cell = (one.cells[index] ?? '').trim()
        return cell === '' ? [] : [[column, cell] as const]
      })
      if (cells.length > 0) rows.push({ row, cells: Object.fromEntries(cells) })
    }
    return rows
  }
  const survey = await read('survey')
  if (survey.length === 0) throw new UnreadableFile(`${name} has no sheet “survey” with something in it.`)
  return { survey, choices: await read('choices'), settings: await read('settings') }
}

/** An XLSForm as an XLSX file, each column once and in the order in which it first comes. */
export async function writeXlsFormFile(file: XlsForm): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(file) as [string, readonly SheetRow[]][]) {
    const sheet = workbook.addWorksheet(name)
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
    sheet.addRow(columns)
    for (const row of rows) sheet.addRow(columns.map(column => row[column] ?? ''))
    sheet.getRow(1).font = { bold: true }
    sheet.views = [{ state: 'frozen', ySplit: 1 }]
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
