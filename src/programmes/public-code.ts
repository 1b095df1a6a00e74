import { z } from 'zod'

// Nothing that looks like another (0 O, 1 l I, 2 z, 5 s, 6 G, 8 B) or sounds like another (b c d g p t v e, m n,
// j k, f s, 5 9), and no vowels, so that no word comes of it by chance.
const alphabet = 'dfhkmrwxy3479'
const length = 6

/** A code that people read off a poster, say and type: one of 4.8 million. `random` gives 0 up to, not including, `below`. */
export function newPublicCode(random: (below: number) => number): string {
  return Array.from({ length }, () => alphabet[random(alphabet.length)]).join('')
}

/** A code chosen by people: small letters, digits and hyphens. */
export const publicCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{2,30})[a-z0-9]$/,
    'Use 4 to 32 letters, digits and hyphens for the code, such as “care-at-home”.',
  )

/** What someone typed, as a code would be stored: capitals and spaces do not matter. */
export function readPublicCode(typed: string): string {
  return typed.replace(/\s+/g, '').toLowerCase()
}
