import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'

export type QuotablePiece = {
  readonly excerpt: Id<'excerpt'>
  readonly response: Id<'response'>
  readonly contribution: Id<'contribution'>
  readonly quote: string
  readonly language: string
  /** How its author wants to be named, or undefined: not at all. */
  readonly name: string | undefined
  /** It came with a file: its author has no receipt with which to take it back. */
  readonly isImported: boolean
}

/** Pieces that may be quoted today, by their id. One whose author took it back is not among them. */
export async function quotablePieces(
  db: OrganisationDatabase,
  secrets: Pick<Secrets, 'open'>,
  excerpts: readonly string[],
): Promise<ReadonlyMap<string, QuotablePiece>> {
  if (excerpts.length === 0) return new Map()
  const rows = await db
    .selectFrom('quotable_excerpt')
    .select([
      'id',
      'response_id',
      'contribution_id',
      'words',
      'start_at',
      'end_at',
      'language',
      'naming',
      'name_sealed_or_null',
      'channel',
    ])
    .where('id', 'in', excerpts as Id<'excerpt'>[])
    .execute()
  return new Map(
    rows.map(row => [
      row.id as string,
      {
        excerpt: row.id,
        response: row.response_id,
        contribution: row.contribution_id,
        quote: row.words.slice(row.start_at, row.end_at),
        language: row.language,
        isImported: row.channel === 'import',
        name:
          row.naming === 'none' || row.name_sealed_or_null === null
            ? undefined
            : secrets.open(`name ${row.response_id}`, row.name_sealed_or_null),
      },
    ]),
  )
}
