import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { readKey } from './platform/secrets.ts'

/**
 * The installation's secret key: SECRET_KEY where it is set, otherwise a file beside the data, made at the
 * first start. Whoever restores a backup elsewhere needs it: without it receipts, sign-ins and sealed names
 * cannot be opened.
 */
export function secretKey(given: string | undefined, dataDir: string): Buffer {
  if (given) return readKey(given)
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) makeKey(dataDir, file)
  return readKey(readFileSync(file, 'utf8'))
}

/** Written whole to another name and then linked: two starts at once agree on one key, and none is cut short. */
function makeKey(dataDir: string, file: string) {
  mkdirSync(dataDir, { recursive: true })
  const draft = `${file}.${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  writeSync(handle, `${randomBytes(48).toString('base64url')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
}
