import { createHash } from 'node:crypto'
import type { Id } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { ImportRow } from './interpret-row.ts'
import type { Occurrences } from './occurrences.ts'

export type RowIdentity = {
  readonly row: Id<'imported_row'>
  readonly response: Id<'response'>
  /** One for each of the row's words, in their order. */
  readonly contributions: readonly Id<'contribution'>[]
}

/**
 * The ids of a row, the same whenever the same row comes into the same conversation, in whatever order and from
 * whichever file: keyed hashes of who, when, and the words by question, with a number for rows alike. A person's
 * rows share a response; `round` keeps it apart from one that left with an import that was removed. The keyed
 * hash of a person cannot be turned back, nor tried out by who has only the database.
 */
export function rowIdentity(
  secrets: Pick<Secrets, 'hash'>,
  scope: { readonly organisation: string; readonly activity: Id<'activity'>; readonly round: number },
  row: ImportRow,
  occurrences: Occurrences,
): RowIdentity {
  const place = `${scope.organisation} ${scope.activity}`
  const content = JSON.stringify([
    row.person ?? '',
    row.saidAt?.getTime() ?? '',
    ...row.words.map(said => [said.question, said.words]),
  ])
  const hash = secrets.hash('imported row', `${place} ${content}`)
  const own = `${hash} ${occurrences.next(hash)}`
  const who = row.person === undefined ? own : secrets.hash('imported person', `${place} ${row.person}`)
  return {
    row: uuidOf<'imported_row'>(`row ${own}`),
    response: uuidOf<'response'>(`response ${scope.round} ${who}`),
    contributions: row.words.map(said => uuidOf<'contribution'>(`words ${said.question} ${own}`)),
  }
}

/** A UUID of version 8 (RFC 9562, 5.8: its bits are ours) from a name. */
function uuidOf<Kind extends string>(name: string): Id<Kind> {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Kind>
}
