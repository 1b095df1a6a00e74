import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { UnusableBackup } from './backup-file.ts'

/** The longest line of a heading: queues may hold many jobs. */
const mostLineBytes = 64 * 1024 * 1024
const newline = 10

/** Reads a backup file from its beginning to its end, in bounded memory. */
export type BackupReader = {
  /** The next line of JSON. */
  line(): Promise<unknown>
  /** The rows of a table, up to their end. */
  rows(): AsyncGenerator<Buffer>
  close(): void
}

/** @throws UnusableBackup, from each of its functions, where the file is no backup or was cut short */
export function readBackup(path: string): BackupReader {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  file.on('error', error => unpacked.destroy(error))
  const pieces = file.pipe(unpacked)[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)

  const more = async (): Promise<boolean> => {
    try {
      const { value, done } = await pieces.next()
      if (done) return false
      held = held.length === 0 ? value : Buffer.concat([held, value])
      return true
    } catch (error) {
      throw unusable(error, path)
    }
  }
  const take = async (bytes: number): Promise<Buffer> => {
    while (held.length < bytes) if (!(await more())) throw cutShort(path)
    const taken = held.subarray(0, bytes)
    held = held.subarray(bytes)
    return taken
  }

  return {
    async line() {
      for (let from = 0; ; from = held.length) {
        if (!(held.length > from || (await more()))) throw cutShort(path)
        const at = held.indexOf(newline, from)
        if (at >= 0) {
          const text = (await take(at + 1)).toString('utf8')
          try {
            return JSON.parse(text)
          } catch {
            throw notOne(path)
          }
        }
        if (held.length > mostLineBytes) throw notOne(path)
      }
    },
    async *rows() {
      for (;;) {
        const length = (await take(4)).readUInt32BE()
        if (length === 0) return
        yield await take(length)
      }
    },
    close: () => {
      file.destroy()
      unpacked.destroy()
    },
  }
}

function unusable(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') return new UnusableBackup(`There is no file ${path}.`)
  if (code === 'EISDIR') return new UnusableBackup(`${path} is a folder, not a backup.`)
  if (code === 'EACCES' || code === 'EPERM') return new UnusableBackup(`${path} may not be read by you.`)
  if (code === 'Z_BUF_ERROR') return cutShort(path)
  return code.startsWith('Z_') ? notOne(path) : error
}

function cutShort(path: string): UnusableBackup {
  return new UnusableBackup(`${path} was cut short: the end of the backup is missing. Nothing was restored.`)
}

function notOne(path: string): UnusableBackup {
  return new UnusableBackup(`${path} is no backup that Rowan made, or it was damaged. Nothing was restored.`)
}
