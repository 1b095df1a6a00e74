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

/** What a list of entries is narrowed to. */
export type AuditFilter = {
  readonly account?: Id<'account'> | undefined
  readonly action?: string | undefined
}

export type AuditLine = {
  readonly id: Id<'audit_entry'>
  readonly at: Date
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly programme: Id<'programme'> | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
  /** Null where nobody acted: the program itself. */
  readonly name: string | null
  readonly email: string | null
}

/** Entries that fit, the newest first. */
export async function auditLines(
  db: OrganisationDatabase,
  filter: AuditFilter,
  part: { readonly offset: number; readonly most: number },
): Promise<AuditLine[]> {
  const rows = await narrowed(db, filter)
    .leftJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'audit_entry.organisation_id')
        .onRef('account.id', '=', 'audit_entry.account_id'),
    )
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.action',
      'audit_entry.subject_kind as subjectKind',
      'audit_entry.subject_id as subjectId',
      'audit_entry.programme_id as programme',
      'audit_entry.detail',
      'account.name',
      'account.email',
    ])
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')
    .offset(part.offset)
    .limit(part.most)
    .execute()
  return rows.map(row => ({ ...row, detail: row.detail as AuditLine['detail'] }))
}

export async function countAuditLines(db: OrganisationDatabase, filter: AuditFilter): Promise<number> {
  const { count } = await narrowed(db, filter)
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** What to choose from: everybody who did something, and everything that was done. */
export async function auditChoices(db: OrganisationDatabase) {
  const people = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where(eb =>
      eb.exists(
        eb
          .selectFrom('audit_entry')
          .select('audit_entry.id')
          .whereRef('audit_entry.account_id', '=', 'account.id'),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
  const actions = await db.selectFrom('audit_entry').select('action').distinct().orderBy('action').execute()
  return { people, actions: actions.map(row => row.action) }
}

function narrowed(db: OrganisationDatabase, { account, action }: AuditFilter) {
  return db
    .selectFrom('audit_entry')
    .$if(account !== undefined, query => query.where('audit_entry.account_id', '=', account!))
    .$if(action !== undefined, query => query.where('audit_entry.action', '=', action!))
}
