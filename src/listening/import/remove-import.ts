import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { programmeTopic } from '../../platform/realtime/topic.ts'
import type { Services } from '../../platform/services.ts'
import { recordAction } from '../../trust/index.ts'
import { forgetStoredFile } from './forget-upload.ts'
import { importById, moveImport } from './imports.sql.ts'
import { deleteRefusals, takeBackRows } from './remove-rows.sql.ts'

export const removeImportQueue = 'listening.remove-import'

const batchRows = 500

/** The job that takes the words of an import out again. Run again, it goes on where it was. */
export function removeImportJob(services: Services): Job {
  return {
    name: removeImportQueue,
    run: payload => removeImport(services, payload.organisation, payload.id as Id<'import'>),
  }
}

export async function removeImport(
  services: Services,
  organisation: OrganisationId,
  id: Id<'import'>,
): Promise<void> {
  const inWords = <Result>(work: Parameters<typeof inOrganisationWithWords<Result>>[2]): Promise<Result> =>
    inOrganisationWithWords(services.database.db, organisation, work)

  const imported = await inWords(db => importById(db, id))
  if (imported?.state !== 'removing') return
  const told = () => services.realtime.changed(programmeTopic(imported.programme))
  let removed: number
  do {
    removed = await inWords(db => takeBackRows(db, id, batchRows, services.clock.now()))
    told()
  } while (removed > 0)
  await inWords(async db => {
    const now = services.clock.now()
    if (!(await moveImport(db, id, ['removing'], 'removed', { now, finished: true }))) return
    await deleteRefusals(db, id)
    await forgetStoredFile(db, id)
    const { removed: rows } = (await importById(db, id))!
    await recordAction(
      db,
      {
        action: 'took imported words out',
        subject: { kind: 'import', id },
        programme: imported.programme,
        detail: { rows },
      },
      now,
    )
  })
  told()
}
