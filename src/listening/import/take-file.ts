import { createReadStream } from 'node:fs'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { storeFile } from '../../platform/files/stored-file.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { openTable } from '../../platform/tabular/open-table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { forgetUploadQueue } from './forget-upload.ts'
import { insertImport } from './imports.sql.ts'
import type { UploadedFile } from './receive-upload.ts'
import { type Survey, surveyTable } from './survey.ts'

export type Taken =
  | { readonly ok: true; readonly id: Id<'import'> }
  /** A sentence that says what is wrong with the file and what to do. */
  | { readonly ok: false; readonly message: string }

/** Hours after which a file that nobody went on with is deleted. */
const keptHours = 24

/**
 * Looks through a file on the disk and keeps it for an import whose columns are to be chosen. A file that is no
 * table is not kept.
 */
export async function takeFile(
  services: Services,
  place: {
    readonly organisation: OrganisationId
    readonly programme: Id<'programme'>
    readonly activity: Id<'activity'>
  },
  file: Pick<UploadedFile, 'path' | 'name' | 'mediaType'>,
  account: Id<'account'> | undefined,
): Promise<Taken> {
  let survey: Survey
  try {
    const table = await openTable(file.path, { name: file.name })
    try {
      survey = await surveyTable(table)
    } finally {
      await table.close()
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, message: error.message }
  }
  const now = services.clock.now()
  const id = await inOrganisationWithWords(services.database.db, place.organisation, async db => {
    const stored = await storeFile(
      db,
      { name: file.name, mediaType: file.mediaType, now },
      createReadStream(file.path, { highWaterMark: 512 * 1024 }),
    )
    return insertImport(
      db,
      {
        programme: place.programme,
        activity: place.activity,
        file: stored.id,
        fileName: file.name,
        sha256: stored.sha256,
        survey,
      },
      { account, now },
    )
  })
  await services.queue.send(
    forgetUploadQueue,
    { organisation: place.organisation, id },
    { after: new Date(now.getTime() + keptHours * 3_600_000) },
  )
  return { ok: true, id }
}
