import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'

/**
 * Words alone, whoever said them and to which question, as a keyed hash of 32 hex digits: the same for the same
 * words in any file that comes into the programme. Capitals, punctuation, spaces and ways to write the same letter
 * make no other words of them, because the next program that writes a file changes those. It cannot be turned back,
 * nor tried out by who has only the database.
 */
export function wordsHash(
  secrets: Pick<Secrets, 'hash'>,
  place: { readonly organisation: OrganisationId; readonly programme: Id<'programme'> },
  words: string,
): string {
  const bare = words.normalize('NFKC').toLowerCase()
  const plain = bare.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
  const same = plain === '' ? bare.replace(/\s+/gu, '') : plain
  return secrets.hash('imported words', `${place.organisation} ${place.programme} ${same}`).slice(0, 32)
}
