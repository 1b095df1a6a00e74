import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { forgetStoredFile } from './forget-upload.ts'
import type { ImportedPermission, WordsImport } from './import.ts'
import { importById, moveImport, savePermission, saveSurvey } from './imports.sql.ts'
import { removeImportQueue } from './remove-import.ts'
import { runImportQueue } from './run-import.ts'
import { withStoredTable } from './stored-table.ts'
import { surveyTable } from './survey.ts'

type By = { readonly organisation: OrganisationId; readonly account: Id<'account'> | undefined }

/**
 * Records who says that the words may be used, for what and on what ground, and begins to read them in. False
 * where that was done before or the columns are not chosen.
 */
export async function beginImport(
  services: Services,
  by: By,
  id: Id<'import'>,
  stated: {
    readonly permission: ImportedPermission
    readonly source: string
    readonly attribution: string
  },
): Promise<boolean> {
  const begun = await inOrganisationWithWords(services.database.db, by.organisation, async db => {
    const now = services.clock.now()
    if (!(await savePermission(db, id, stated, { account: by.account, now }))) return false
    const imported = await importById(db, id)
    await recordAction(
      db,
      {
        action: 'recorded the permission for imported words',
        subject: { kind: 'import', id },
        account: by.account,
        programme: imported?.programme,
        detail: { ...stated.permission },
      },
      now,
    )
    return true
  })
  if (begun) await send(services, runImportQueue, by.organisation, id)
  return begun
}

/** Stops an import. What has come in stays; the file is deleted. */
export function stopImport(services: Services, by: By, id: Id<'import'>): Promise<boolean> {
  return inOrganisationWithWords(services.database.db, by.organisation, async db => {
    const now = services.clock.now()
    if (!(await moveImport(db, id, ['waiting', 'running', 'failed'], 'stopped', { now, finished: true })))
      return false
    await forgetStoredFile(db, id)
    const imported = (await importById(db, id))!
    await recordAction(
      db,
      {
        action: 'stopped an import',
        subject: { kind: 'import', id },
        account: by.account,
        programme: imported.programme,
        detail: { read: imported.counts.read, stored: imported.counts.stored },
      },
      now,
    )
    return true
  })
}

/** Sets work going again that failed or whose process died. It goes on after the last rows that were stored. */
export async function goOn(services: Services, by: By, imported: WordsImport): Promise<void> {
  if (imported.state === 'removing') {
    await send(services, removeImportQueue, by.organisation, imported.id)
    return
  }
  const now = services.clock.now()
  const moved = await inOrganisationWithWords(services.database.db, by.organisation, db =>
    moveImport(db, imported.id, ['waiting', 'running', 'failed'], 'running', { now }),
  )
  if (moved) await send(services, runImportQueue, by.organisation, imported.id)
}

/** Begins to take the words of an import out again. False where there is nothing to take out. */
export async function beginRemoving(services: Services, by: By, id: Id<'import'>): Promise<boolean> {
  const begun = await inOrganisationWithWords(services.database.db, by.organisation, async db => {
    const now = services.clock.now()
    if (!(await moveImport(db, id, ['done', 'stopped', 'failed'], 'removing', { now }))) return false
    const imported = (await importById(db, id))!
    await recordAction(
      db,
      {
        action: 'asked to take imported words out',
        subject: { kind: 'import', id },
        account: by.account,
        programme: imported.programme,
      },
      now,
    )
    return true
  })
  if (begun) await send(services, removeImportQueue, by.organisation, id)
  return begun
}

/** Looks at another sheet of a spreadsheet. Throws `UnreadableFile` where there is none of that name. */
export async function chooseSheet(
  services: Services,
  organisation: OrganisationId,
  imported: WordsImport & { readonly file: Id<'stored_file'> },
  sheet: string,
): Promise<void> {
  const survey = await withStoredTable(
    services,
    organisation,
    { id: imported.file, name: imported.fileName, sheet },
    table => surveyTable(table),
  )
  await inOrganisationWithWords(services.database.db, organisation, db => saveSurvey(db, imported.id, survey))
}

async function send(services: Services, queue: string, organisation: OrganisationId, id: Id<'import'>) {
  await services.queue.send(queue, { organisation, id })
}
