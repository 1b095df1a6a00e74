import { inOrganisationWithWords, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import { deleteFile } from '../../platform/files/stored-file.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import type { Services } from '../../platform/services.ts'
import { deletePreview, forgetFile } from './imports.sql.ts'

export const forgetUploadQueue = 'listening.forget-upload'

/** Deletes a file that was brought and then left: it may hold more than anyone allowed to be kept. */
export function forgetUploadJob(services: Services): Job {
  return {
    name: forgetUploadQueue,
    run: async payload => {
      await discardPreview(services, payload.organisation, payload.id as Id<'import'>)
    },
  }
}

/** Takes away an import that has not begun, with its file. False where it has begun. */
export function discardPreview(
  services: Pick<Services, 'database'>,
  organisation: OrganisationId,
  id: Id<'import'>,
): Promise<boolean> {
  return inOrganisationWithWords(services.database.db, organisation, async db => {
    const gone = await deletePreview(db, id)
    if (!gone) return false
    if (gone.file) await deleteFile(db, gone.file)
    return true
  })
}

/** Deletes the file of an import that is over: what was asked of it is done, and it names people. */
export async function forgetStoredFile(db: OrganisationDatabase, id: Id<'import'>): Promise<void> {
  const file = await forgetFile(db, id)
  if (file) await deleteFile(db, file)
}
