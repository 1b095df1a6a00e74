import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

export type AuditEntry = {
  readonly action: string
  readonly subject: { readonly kind: string; readonly id?: string }
  readonly account?: Id<'account'> | undefined
  readonly programme?: Id<'programme'> | undefined
  /** Codes, counts and dates: never words that a person wrote. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes down who did what, in the transaction in which it was done. */
export async function recordAction(db: OrganisationDatabase, entry: AuditEntry, now: Date): Promise<void> {
  await db
    .insertInto('audit_entry')
    .values({
      organisation_id: db.organisation,
      id: newId(),
      at: now,
      account_id: entry.account ?? null,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id ?? null,
      programme_id: entry.programme ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}

/** The newest entries with the name of who acted. */
export function latestActions(db: OrganisationDatabase, most: number) {
  return db
    .selectFrom('audit_entry')
    .leftJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'audit_entry.organisation_id')
        .onRef('account.id', '=', 'audit_entry.account_id'),
    )
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.action',
      'audit_entry.subject_kind',
      'audit_entry.subject_id',
      'account.name',
    ])
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')
    .limit(most)
    .execute()
}
