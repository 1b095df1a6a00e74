import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Secrets } from '../../platform/secrets.ts'

/*
 * A draft is locked with what its writer has (the token in the address; or the words that they kept and their PIN)
 * together with the installation's secret: a copy of the database opens nothing, and neither does the secret with it.
 */

const version = 1

function keyOf(secrets: Pick<Secrets, 'hash'>, held: string): Buffer {
  const secret = secrets.hash('draft key', held)
  return Buffer.from(hkdfSync('sha256', secret, 'rowan', 'draft', 32))
}

/** Locks text with what somebody holds. */
export function lockDraft(secrets: Pick<Secrets, 'hash'>, held: string, plain: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secrets, held), nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body])
}

/** Opens what was locked, or gives undefined where somebody holds something else. */
export function unlockDraft(
  secrets: Pick<Secrets, 'hash'>,
  held: string,
  locked: Buffer,
): string | undefined {
  if (locked[0] !== version) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets, held), locked.subarray(1, 13))
    decipher.setAuthTag(locked.subarray(13, 29))
    return Buffer.concat([decipher.update(locked.subarray(29)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
