import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * Everything that is derived from the installation's one secret key: hashes of tokens, so that a copy of
 * the database opens nothing, and encryption of what must be read again (names, second-factor secrets).
 */
export type Secrets = {
  /** A keyed hash (HMAC-SHA-256, hex) of a token for one purpose. */
  hash(purpose: string, token: string): string
  /** Encrypts text (AES-256-GCM); `context` must be the same when it is opened. */
  seal(context: string, plain: string): Buffer
  /** Opens what `seal` made. Throws where it was tampered with or the context differs. */
  open(context: string, sealed: Buffer): string
}

const sealVersion = 1

/** `key` is at least 32 bytes of randomness. */
export function openSecrets(key: Buffer): Secrets {
  if (key.length < 32) throw new Error('The secret key needs at least 32 bytes.')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, 'rowan', purpose, 32))
  const sealKey = derive('seal')
  const hashKeys = new Map<string, Buffer>()
  const hashKey = (purpose: string) => {
    const known = hashKeys.get(purpose)
    if (known) return known
    const made = derive(`hash:${purpose}`)
    hashKeys.set(purpose, made)
    return made
  }
  return {
    hash: (purpose, token) => createHmac('sha256', hashKey(purpose)).update(token).digest('hex'),
    seal(context, plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([sealVersion]), nonce, cipher.getAuthTag(), body])
    },
    open(context, sealed) {
      if (sealed[0] !== sealVersion)
        throw new Error('Sealed with a version of Rowan that this one does not know.')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(1, 13))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}

/** A new token of 32 random bytes, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares two strings without telling by its duration where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

/** What the file holds, copied into SECRET_KEY, is the same key; any other long secret is taken as it stands. */
export function readKey(text: string): Buffer {
  const key = text.trim()
  return /^[A-Za-z0-9_-]{64}$/.test(key) ? Buffer.from(key, 'base64url') : Buffer.from(key)
}
