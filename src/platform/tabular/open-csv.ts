import { columnNames } from './column-names.ts'
import { readRecord } from './csv-record.ts'
import { csvRows } from './csv-rows.ts'
import { sniffDialect } from './dialect.ts'
import { decodedText, detectEncoding } from './encoding.ts'
import type { TableLimits } from './limits.ts'
import type { Table } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Opens a CSV file: encoding, delimiter and header are found here, rows are read when asked for. */
export async function openCsv(path: string, name: string, limits: TableLimits): Promise<Table> {
  const { encoding, damaged } = await detectEncoding(path)
  const { sample, whole } = await firstText(path, encoding, limits)
  if (sample.trim() === '') throw new UnreadableFile(`${name} is empty.`)
  if (looksBinary(sample)) {
    throw new UnreadableFile(
      `${name} is not a table: it does not hold text. Rowan reads CSV and XLSX files, so save it as one of those.`,
    )
  }

  const dialect = sniffDialect(sample, whole)
  let headerEnd = dialect.start
  let header: string[] | undefined
  while (header === undefined && headerEnd < sample.length) {
    const record = readRecord(sample, headerEnd, dialect, whole)
    if (record === undefined) {
      throw new UnreadableFile(
        `The header of ${name}, its first row, cannot be read: a quotation mark in it is never closed, or it is longer than ${limits.cell.toLocaleString('en-GB')} characters.`,
      )
    }
    headerEnd = record.end
    if (record.cells.some(cell => cell.trim() !== '')) header = record.cells
  }
  if (header === undefined) throw new UnreadableFile(`${name} has no header: its rows are all empty.`)
  if (header.length > limits.columns) {
    throw new UnreadableFile(
      `${name} has ${header.length} columns, and at most ${limits.columns} can be read.`,
    )
  }

  const columns = columnNames(header)
  const layout = { name, dialect, columns, damaged, limits }
  return {
    name,
    format: 'csv',
    columns,
    encoding,
    delimiter: dialect.delimiter,
    sheet: '',
    sheets: [],
    rows: { [Symbol.asyncIterator]: () => csvRows(after(decodedText(path, encoding), headerEnd), layout) },
    close: async () => {},
  }
}

/** The beginning of the text: enough for the header and the first rows. */
async function firstText(path: string, encoding: Parameters<typeof decodedText>[1], limits: TableLimits) {
  let sample = ''
  const text = decodedText(path, encoding)
  for await (const chunk of text) {
    sample += chunk
    if (sample.length > Math.min(limits.cell, 262_144) && /[\r\n]/.test(sample))
      return { sample, whole: false }
    if (sample.length > limits.cell) return { sample, whole: false }
  }
  return { sample, whole: true }
}

async function* after(text: AsyncIterable<string>, skip: number): AsyncGenerator<string> {
  let left = skip
  for await (const chunk of text) {
    if (left >= chunk.length) left -= chunk.length
    else {
      yield left > 0 ? chunk.slice(left) : chunk
      left = 0
    }
  }
}

function looksBinary(sample: string): boolean {
  const head = sample.slice(0, 65_536)
  const control = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return control > head.length / 10
}
