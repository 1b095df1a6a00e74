import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type TableLimits, tableLimits } from './limits.ts'
import { openCsv } from './open-csv.ts'
import { openXlsx } from './open-xlsx.ts'
import type { OpenOptions, Table, TableRow } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

/**
 * Opens a CSV or XLSX file that somebody else made. What it is is found from its bytes, never from its name.
 * A stream is first written to a temporary file, which `close` removes, because an encoding can only be told
 * from the whole of a file and a zip file only be read from its end.
 *
 * @throws UnreadableFile with a sentence for the person whose file it is; reading rows may throw one too
 */
export async function openTable(source: string | Readable, options: OpenOptions = {}): Promise<Table> {
  const limits = { ...tableLimits, ...options.limits }
  const named = options.name ?? (typeof source === 'string' ? source : 'The file')
  if (typeof source === 'string' && (await isFile(source, named))) {
    return openPath(source, named, limits, options.sheet)
  }
  const stream = typeof source === 'string' ? createReadStream(source) : source
  const folder = await mkdtemp(join(tmpdir(), 'rowan-table-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'table')
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    const table = await openPath(path, named, limits, options.sheet)
    return { ...table, close: remove }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The first rows, for a person to choose columns by. */
export async function preview(table: Table, rows = 20): Promise<TableRow[]> {
  const first: TableRow[] = []
  for await (const row of table.rows) {
    first.push(row)
    if (first.length === rows) break
  }
  return first
}

async function openPath(
  path: string,
  name: string,
  limits: TableLimits,
  sheet: string | undefined,
): Promise<Table> {
  const magic = await firstBytes(path)
  if (magic.startsWith('PK')) return openXlsx(path, name, limits, sheet)
  if (magic.startsWith('\xd0\xcf\x11\xe0')) {
    throw new UnreadableFile(
      `${name} is an Excel file of the old kind (.xls) or is protected with a password. Save it as XLSX or CSV without a password, then try again.`,
    )
  }
  if (magic.startsWith('%PDF')) {
    throw new UnreadableFile(`${name} is a PDF. Rowan reads tables from CSV and XLSX files.`)
  }
  if (sheet !== undefined) throw new UnreadableFile(`${name} is a CSV file, which has no sheet “${sheet}”.`)
  return openCsv(path, name, limits)
}

/** False for a pipe or a device, which can be read only once, from front to back. */
async function isFile(path: string, name: string): Promise<boolean> {
  try {
    await access(path, constants.R_OK)
    const found = await stat(path)
    if (!found.isDirectory()) return found.isFile()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM') {
      throw new UnreadableFile(`${name} cannot be opened: you do not have permission to read it.`)
    }
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UnreadableFile(`${name} was not found.`)
    throw error
  }
  throw new UnreadableFile(`${name} is a folder. Name a CSV or XLSX file in it.`)
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await file.close()
  }
}
