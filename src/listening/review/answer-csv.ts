import type { Context } from 'hono'
import { writeCsv } from '../../platform/tabular/write-csv.ts'
import { safeCell } from './safe-cell.ts'

/** Answers with a table for a spreadsheet, written while it is read. No cell of it can become a formula. */
export function answerCsv(
  c: Context,
  name: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  c.header('Cache-Control', 'private, no-store')
  return c.body(ReadableStream.from(encoded(writeCsv(columns, safe(rows)))))
}

async function* safe(rows: AsyncIterable<readonly string[]>): AsyncGenerator<string[]> {
  for await (const row of rows) yield row.map(safeCell)
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield encoder.encode(piece)
}
