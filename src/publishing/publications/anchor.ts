/** A name for a place in the document that stays while the block stays. */
export function anchor(what: string, id: string): string {
  return `${what}-${id.replaceAll('-', '').slice(-12)}`
}
