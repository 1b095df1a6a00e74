import { randomBytes } from 'node:crypto'

declare const brand: unique symbol

/** An identifier that cannot be mistaken for another kind's: `Id<'programme'>` is not `Id<'theme'>`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type OrganisationId = Id<'organisation'>

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * A new UUIDv7 (RFC 9562): 48 bits of milliseconds, then randomness, so that rows made together
 * lie together in an index.
 */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}

/** The text as an id where it has the form of one, otherwise undefined: for what comes in by an address. */
export function parseId<Kind extends string>(text: string | undefined): Id<Kind> | undefined {
  return text !== undefined && uuidPattern.test(text) ? (text as Id<Kind>) : undefined
}
