import { stringify } from 'csv-stringify/sync'

/**
 * A table as CSV text in pieces: quoted as in RFC 4180, UTF-8 without a mark when written, lines ended by a
 * line feed, which every reader takes and line tools need. Cells are written exactly as they are, so that a
 * quote stays a quote; text that a spreadsheet would take for a formula is not changed either.
 */
export async function* writeCsv(
  columns: readonly string[],
  rows: Iterable<readonly (string | number)[]> | AsyncIterable<readonly (string | number)[]>,
): AsyncGenerator<string> {
  // An only cell that is empty is quoted: its line would be blank otherwise, which readers pass over.
  const format = { record_delimiter: '\n', quoted_empty: columns.length === 1 }
  let batch: (readonly (string | number)[])[] = [columns]
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === 1000) {
      yield stringify(batch, format)
      batch = []
    }
  }
  if (batch.length > 0) yield stringify(batch, format)
}
