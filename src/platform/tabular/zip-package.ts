import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { TableLimits } from './limits.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** The parts of a zip file, by name, unpacked only as they are read. */
export interface ZipPackage {
  has(part: string): boolean
  /** The part's bytes; a part that is not there is an `UnreadableFile`. */
  open(part: string): Promise<Readable>
  close(): void
}

const mostParts = 20_000
/** A small part may repeat itself a great deal and still be harmless. */
const ratioFrom = 16_777_216

/**
 * Opens a zip file and refuses one that would unpack to more than `limits` allow, before unpacking any of
 * it. yauzl ends a part that holds more bytes than it says, so the sizes said can be relied on.
 */
export async function openZip(path: string, name: string, limits: TableLimits): Promise<ZipPackage> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false })
  } catch {
    throw new UnreadableFile(`${name} is damaged: it begins like an XLSX file but is not whole.`)
  }
  try {
    const parts = await listParts(zip, name, limits)
    return {
      has: part => parts.has(part),
      open: async part => {
        const entry = parts.get(part)
        if (entry === undefined) throw new UnreadableFile(`${name} is damaged: it has no part ${part}.`)
        try {
          return await zip.openReadStreamPromise(entry)
        } catch {
          throw new UnreadableFile(`${name} is damaged: its part ${part} cannot be unpacked.`)
        }
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(`${name} is damaged: its list of parts cannot be read.`)
  }
}

async function listParts(zip: ZipFile, name: string, limits: TableLimits): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw new UnreadableFile(`${name} is protected with a password. Remove it first.`)
    unpacked += entry.uncompressedSize
    const swollen =
      entry.uncompressedSize > ratioFrom && entry.uncompressedSize > limits.ratio * entry.compressedSize
    if (unpacked > limits.unpacked || swollen || parts.size >= mostParts) {
      throw new UnreadableFile(
        `${name} unpacks to far more than a spreadsheet of its size would, so it was not opened. Save it as CSV if it is yours.`,
      )
    }
    parts.set(entry.fileName, entry)
  }
  return parts
}
