import type { Readable } from 'node:stream'
import type { TableLimits } from './limits.ts'
import { serialDate } from './number-formats.ts'
import { richText, unescaped, type Workbook } from './workbook.ts'
import { xmlEvents } from './xml-events.ts'

/** A row of a sheet with something in it. */
export interface SheetRow {
  /** The row's number as the spreadsheet program shows it. */
  readonly number: number
  /** By column from A; undefined where a cell is empty or not there. */
  readonly cells: (string | undefined)[]
  readonly tooLong: boolean
}

/** Columns a sheet can have (ECMA-376: XFD). */
const mostColumns = 16_384

/**
 * The rows of a sheet in memory bounded by one row and one piece of the file. Numbers come as they would be
 * typed, dates in ISO form, formulas as the result that was saved with them.
 */
export async function* sheetRows(
  sheet: Readable,
  workbook: Workbook,
  limits: TableLimits,
  name: string,
): AsyncGenerator<SheetRow> {
  const inline = richText()
  let ready: SheetRow[] = []
  let number = 0
  let cells: (string | undefined)[] = []
  let filled = false
  let size = 0
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let inValue = false

  const finishCell = () => {
    const text = type === 'inlineStr' ? inline.value() : cellText(value, type, style, workbook)
    size += text.length
    if (text === '' || column >= mostColumns || size > limits.row) return
    cells[column] = text
    filled = true
  }
  const events = xmlEvents(
    sheet,
    {
      open: (tag, attributes) => {
        if (tag === 'row') {
          number = Number(attributes['r']) || number + 1
          cells = []
          filled = false
          size = 0
          column = -1
        } else if (tag === 'c') {
          column = columnIndex(attributes['r']) ?? column + 1
          type = attributes['t'] ?? 'n'
          style = Number(attributes['s'] ?? 0)
          value = ''
          inline.start()
        } else if (tag === 'v') inValue = true
        else inline.open(tag)
      },
      text: text => {
        if (inValue) value += text
        else inline.text(text)
      },
      close: tag => {
        if (tag === 'v') inValue = false
        else if (tag === 'c') finishCell()
        else if (tag === 'row' && (filled || size > limits.row)) {
          ready.push({ number, cells, tooLong: size > limits.row })
        } else inline.close(tag)
      },
    },
    () => (number === 0 ? name : `${name}, after row ${number} of the sheet,`),
  )
  for await (const _ of events) {
    const rows = ready
    ready = []
    yield* rows
  }
}

function cellText(value: string, type: string, style: number, workbook: Workbook): string {
  switch (type) {
    case 's':
      return workbook.sharedStrings[Number(value)] ?? ''
    case 'str':
      return unescaped(value)
    case 'b':
      return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE'
    case 'n': {
      const meaning = workbook.styles[style] ?? 'number'
      if (value === '' || meaning === 'number') return plainNumber(value)
      return serialDate(Number(value), meaning, workbook.from1904) ?? plainNumber(value)
    }
    default:
      return value
  }
}

/** 17-digit binary noise, `0.30000000000000004` or `4.2E1`, as the shortest number that means the same. */
function plainNumber(value: string): string {
  if (/^-?\d{1,15}$/.test(value) || value.trim() === '') return value.trim()
  const number = Number(value)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value
}

/** `A1` → 0, `AB12` → 27; undefined where there is no reference. */
function columnIndex(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let index = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index === 0 ? undefined : index - 1
}
