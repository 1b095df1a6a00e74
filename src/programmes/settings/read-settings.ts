import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { changeDataResponsibility, changeProgramme, recordChange } from '../change-programme.ts'
import { areasOf, councilAreas, replaceAreas } from '../council-areas.sql.ts'
import type { By } from '../create-programme.ts'
import { dataResponsibilityOf } from '../data-responsibility.sql.ts'
import { programmeOf } from '../programmes.sql.ts'
import { approvalsOf, currentStatement } from '../statements.sql.ts'
import type { SettingsChange, SettingsState } from './section.ts'

/** Undefined where there is no such programme. */
export async function readSettings(
  db: OrganisationDatabase,
  id: Id<'programme'>,
): Promise<SettingsState | undefined> {
  const programme = await programmeOf(db, id)
  const statement = await currentStatement(db, id)
  if (!programme || !statement) return undefined
  return {
    programme,
    responsibility: await dataResponsibilityOf(db, id),
    areas: await areasOf(db, id),
    allAreas: await councilAreas(db),
    approved: (await approvalsOf(db, statement.id)).map(approval => approval.language),
  }
}

/** Stores what a section's form asked for. */
export async function storeSettings(
  db: OrganisationDatabase,
  id: Id<'programme'>,
  change: SettingsChange,
  section: string,
  by: By,
): Promise<void> {
  if (change.programme) await changeProgramme(db, id, change.programme, section, by)
  if (change.responsibility) await changeDataResponsibility(db, id, change.responsibility, section, by)
  if (change.areas) {
    await replaceAreas(db, id, change.areas)
    if (!change.programme) await recordChange(db, id, section, by)
  }
}
