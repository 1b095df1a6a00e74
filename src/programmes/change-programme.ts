import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import { recordAction } from '../trust/index.ts'
import type { By } from './create-programme.ts'
import { dataResponsibilityOf, saveDataResponsibility } from './data-responsibility.sql.ts'
import type { DataResponsibility } from './data-responsibility.ts'
import type { ProgrammeSettings } from './programme.ts'
import { programmeOf, updateProgramme, updateProgrammeState } from './programmes.sql.ts'
import { missingBeforeOpening, type NeededToOpen } from './ready-to-open.ts'
import { liveLanguages } from './statements.sql.ts'

/** Changes what is given and leaves the rest. `section` says in the audit what it was about. */
export async function changeProgramme(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  changes: Partial<ProgrammeSettings>,
  section: string,
  by: By,
): Promise<void> {
  await updateProgramme(db, programme, changes)
  await recordChange(db, programme, section, by)
}

/**
 * Changes who answers for the data. A sign-off holds for what was signed: unless the change is the sign-off
 * itself, it is taken away and asked for again.
 */
export async function changeDataResponsibility(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  changes: Partial<DataResponsibility>,
  section: string,
  by: By,
): Promise<void> {
  const before = await dataResponsibilityOf(db, programme)
  const after = { ...before, ...changes }
  const signing = changes.signedOffBy !== undefined
  const same = JSON.stringify(before) === JSON.stringify(after)
  if (same) return
  await saveDataResponsibility(
    db,
    programme,
    signing ? after : { ...after, signedOffBy: '', signedOffOn: undefined },
  )
  await recordChange(db, programme, section, by)
}

export async function recordChange(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  section: string,
  by: By,
): Promise<void> {
  await recordAction(
    db,
    {
      action: 'changed a programme',
      subject: { kind: 'programme', id: programme },
      account: by.account,
      programme,
      detail: { section },
    },
    by.now,
  )
}

export type Opening =
  | { readonly ok: true }
  | { readonly ok: false; readonly missing: readonly NeededToOpen[] }

/** Opens a programme to the public, or says what is still missing. */
export async function openProgramme(db: OrganisationDatabase, id: Id<'programme'>, by: By): Promise<Opening> {
  const missing = await missingToOpen(db, id)
  if (missing.length > 0) return { ok: false, missing }
  if (await updateProgrammeState(db, id, 'open', by.now)) {
    await recordAction(
      db,
      {
        action: 'opened a programme',
        subject: { kind: 'programme', id },
        account: by.account,
        programme: id,
      },
      by.now,
    )
  }
  return { ok: true }
}

/** Closes a programme. Its public page stays, and says so. */
export async function closeProgramme(db: OrganisationDatabase, id: Id<'programme'>, by: By): Promise<void> {
  if (await updateProgrammeState(db, id, 'closed', by.now)) {
    await recordAction(
      db,
      {
        action: 'closed a programme',
        subject: { kind: 'programme', id },
        account: by.account,
        programme: id,
      },
      by.now,
    )
  }
}

/** What is still missing before the programme may open. */
export async function missingToOpen(
  db: OrganisationDatabase,
  id: Id<'programme'>,
): Promise<readonly NeededToOpen[]> {
  const programme = await programmeOf(db, id)
  if (!programme) throw new Error('There is no such programme.')
  return missingBeforeOpening(programme, await dataResponsibilityOf(db, id), await liveLanguages(db, id))
}
