import type { Selectable } from 'kysely'
import type { PermissionStatement as StatementTable } from '../platform/db/database.generated.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import type { Language } from '../ui/i18n/language.ts'
import type { LanguageApproval, PermissionStatement, StatementTexts } from './permission-statement.ts'
import { inOrder } from './programme.ts'

function toStatement(row: Selectable<StatementTable>): PermissionStatement {
  return {
    id: row.id,
    version: row.version,
    madeAt: row.made_at,
    texts: row.texts as unknown as StatementTexts,
  }
}

/** The version that people are shown. Every programme has one from the moment it is made. */
export async function currentStatement(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<PermissionStatement | undefined> {
  const row = await db
    .selectFrom('programme')
    .innerJoin('permission_statement', join =>
      join
        .onRef('permission_statement.organisation_id', '=', 'programme.organisation_id')
        .onRef('permission_statement.id', '=', 'programme.statement_id'),
    )
    .selectAll('permission_statement')
    .where('programme.id', '=', programme)
    .executeTakeFirst()
  return row && toStatement(row)
}

export async function statementOf(
  db: OrganisationDatabase,
  id: Id<'permission_statement'>,
): Promise<PermissionStatement | undefined> {
  const row = await db.selectFrom('permission_statement').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toStatement(row)
}

/** Newest first. */
export async function statementsOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<PermissionStatement[]> {
  const rows = await db
    .selectFrom('permission_statement')
    .selectAll()
    .where('programme_id', '=', programme)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toStatement)
}

export async function approvalsOf(
  db: OrganisationDatabase,
  statement: Id<'permission_statement'>,
): Promise<LanguageApproval[]> {
  const rows = await db
    .selectFrom('language_approval')
    .select(['language', 'reader', 'approved_on'])
    .where('statement_id', '=', statement)
    .execute()
  return rows.map(row => ({
    language: row.language as Language,
    reader: row.reader,
    approvedOn: row.approved_on,
  }))
}

/** The programme's languages whose reader approved the version that people are shown, in Rowan's order. */
export async function liveLanguages(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<readonly Language[]> {
  const rows = await db
    .selectFrom('programme')
    .innerJoin('language_approval', join =>
      join
        .onRef('language_approval.organisation_id', '=', 'programme.organisation_id')
        .onRef('language_approval.statement_id', '=', 'programme.statement_id'),
    )
    .select('language_approval.language')
    .where('programme.id', '=', programme)
    .whereRef('language_approval.language', '=', eb => eb.fn.any('programme.languages'))
    .execute()
  return inOrder(rows.map(row => row.language as Language))
}

export async function insertStatement(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  statement: PermissionStatement,
  by: Id<'account'> | undefined,
): Promise<void> {
  await db
    .insertInto('permission_statement')
    .values({
      organisation_id: db.organisation,
      id: statement.id,
      programme_id: programme,
      version: statement.version,
      made_at: statement.madeAt,
      made_by: by ?? null,
      texts: JSON.stringify(statement.texts),
    })
    .execute()
}

/** From now on people are shown this version. */
export async function showStatement(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  statement: Id<'permission_statement'>,
): Promise<void> {
  await db.updateTable('programme').set({ statement_id: statement }).where('id', '=', programme).execute()
}

/** False where the language of this version is approved already. */
export async function insertApproval(
  db: OrganisationDatabase,
  statement: Id<'permission_statement'>,
  approval: LanguageApproval,
  by: Id<'account'> | undefined,
  now: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('language_approval')
    .values({
      organisation_id: db.organisation,
      statement_id: statement,
      language: approval.language,
      reader: approval.reader,
      approved_on: approval.approvedOn,
      recorded_at: now,
      recorded_by: by ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('language')
    .executeTakeFirst()
  return row !== undefined
}
