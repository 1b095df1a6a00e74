import type { Document } from '../document.ts'

/**
 * An address that works outside the site: places in the document and full addresses as they are, a site path
 * resolved against the publication's own address, or null where it has none.
 */
export function absoluteAddress(document: Document, address: string): string | null {
  if (!address.startsWith('/')) return address
  return document.address === null ? null : new URL(address, document.address).href
}
