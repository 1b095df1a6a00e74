import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { readFile } from '../../platform/files/stored-file.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { openTable } from '../../platform/tabular/open-table.ts'
import type { Table } from '../../platform/tabular/table.ts'

/**
 * Works on the table of a stored file, a copy of which lies on the disk meanwhile: a row is read whenever the
 * work asks for it, and no transaction stays open while it does.
 *
 * @throws UnreadableFile as `openTable` does
 */
export async function withStoredTable<Result>(
  services: Pick<Services, 'database'>,
  organisation: OrganisationId,
  file: { readonly id: Id<'stored_file'>; readonly name: string; readonly sheet: string },
  work: (table: Table) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'rowan-import-'))
  try {
    const path = join(folder, 'file')
    await inOrganisation(services.database.db, organisation, db =>
      pipeline(Readable.from(readFile(db, file.id)), createWriteStream(path, { mode: 0o600 })),
    )
    const table = await openTable(path, {
      name: file.name,
      ...(file.sheet === '' ? {} : { sheet: file.sheet }),
    })
    try {
      return await work(table)
    } finally {
      await table.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
