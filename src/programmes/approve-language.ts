import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import { type Id, newId } from '../platform/ids.ts'
import { recordAction } from '../trust/index.ts'
import type { By } from './create-programme.ts'
import type { LanguageApproval, PermissionStatement, StatementTexts } from './permission-statement.ts'
import { programmeOf } from './programmes.sql.ts'
import {
  approvalsOf,
  insertApproval,
  insertStatement,
  showStatement,
  statementOf,
  statementsOf,
} from './statements.sql.ts'

/**
 * Records that a named fluent reader approved one language of one version of a programme's statement. False
 * where that was recorded already, or where the version is not of this programme.
 */
export async function approveLanguage(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  statement: Id<'permission_statement'>,
  approval: LanguageApproval,
  by: By,
): Promise<boolean> {
  const own = (await statementsOf(db, programme)).find(candidate => candidate.id === statement)
  if (!own || !(await insertApproval(db, statement, approval, by.account, by.now))) return false
  await recordAction(
    db,
    {
      action: 'recorded a reader’s approval of a language',
      subject: { kind: 'permission_statement', id: statement },
      account: by.account,
      programme,
      detail: { language: approval.language, version: own.version, on: approval.approvedOn },
    },
    by.now,
  )
  return true
}

/**
 * A new version of the statement. While the programme is a draft people are shown it at once; afterwards it
 * waits until `useStatement`, so that no language goes dark because someone saved an edit.
 */
export async function addStatementVersion(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  texts: StatementTexts,
  by: By,
): Promise<PermissionStatement> {
  const [newest] = await statementsOf(db, programme)
  const statement: PermissionStatement = {
    id: newId<'permission_statement'>(by.now.getTime()),
    version: (newest?.version ?? 0) + 1,
    madeAt: by.now,
    texts,
  }
  await insertStatement(db, programme, statement, by.account)
  const { state } = (await programmeOf(db, programme))!
  if (state === 'draft') await showStatement(db, programme, statement.id)
  await recordAction(
    db,
    {
      action: 'wrote a version of the permission statement',
      subject: { kind: 'permission_statement', id: statement.id },
      account: by.account,
      programme,
      detail: { version: statement.version },
    },
    by.now,
  )
  return statement
}

/** From now on people are shown this version. False, and nothing changes, where no reader has approved any language of it. */
export async function useStatement(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  statement: Id<'permission_statement'>,
  by: By,
): Promise<boolean> {
  const version = await statementOf(db, statement)
  const approvals = await approvalsOf(db, statement)
  const offered = new Set((await programmeOf(db, programme))?.languages)
  if (!version || !approvals.some(approval => offered.has(approval.language))) return false
  const own = (await statementsOf(db, programme)).some(candidate => candidate.id === statement)
  if (!own) return false
  await showStatement(db, programme, statement)
  await recordAction(
    db,
    {
      action: 'put a version of the permission statement in use',
      subject: { kind: 'permission_statement', id: statement },
      account: by.account,
      programme,
      detail: { version: version.version },
    },
    by.now,
  )
  return true
}
