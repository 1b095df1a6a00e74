import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'

/**
 * What the organisation's programmes are called. Programmes belong to a room above, so whoever composes the
 * rooms hands this in.
 */
export type ProgrammeTitles = (
  db: OrganisationDatabase,
) => Promise<readonly { readonly id: Id<'programme'>; readonly title: string }[]>
