import {
  type CountTable,
  defaultRule,
  type EditorExplanation,
  protect,
  type Release,
  type SafeTable,
} from '../../disclosure/index.ts'
import type { CharacteristicKind } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** What went out of a programme before. A room above remembers it, so it is handed in. */
export type IssuedReleases = (
  db: OrganisationDatabase,
  programme: Id<'programme'>,
) => Promise<readonly { readonly content: Release }[]>

/** Counts behind a finding, by a characteristic or, undefined, all of them together. */
export type EvidenceTable = { readonly kind: CharacteristicKind | undefined; readonly table: CountTable }

export type ProtectedGroups = {
  readonly kind: CharacteristicKind
  readonly table: SafeTable
  readonly explanation: EditorExplanation
}

/**
 * The counts by characteristic as a report would show them if it went out now: beside what went out before, and each
 * beside the tables before it.
 */
export function protectEvidence(
  tables: readonly EvidenceTable[],
  earlier: readonly Release[],
): ProtectedGroups[] {
  const out = [...earlier]
  return tables.flatMap(({ kind, table }) => {
    const { safe, release, explanation } = protect(table, defaultRule, out)
    out.push(release)
    return kind ? [{ kind, table: safe, explanation }] : []
  })
}
