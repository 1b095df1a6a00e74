import { createHash } from 'node:crypto'
import type { OrganisationDatabase } from '../db/transaction.ts'
import { type Id, newId } from '../ids.ts'

/** Bytes in one row: large enough to be few, small enough to hold several in memory. */
const pieceSize = 512 * 1024

export type StoredFile = {
  readonly id: Id<'stored_file'>
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

/**
 * Keeps a file in the caller's transaction, so that it is there exactly if the rest is. Files live in the
 * database: one backup holds everything, and a withdrawal deletes a rendered edition with the same commit.
 */
export async function storeFile(
  db: OrganisationDatabase,
  file: { readonly name: string; readonly mediaType: string; readonly now: Date },
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<StoredFile> {
  const id = newId<'stored_file'>()
  const hash = createHash('sha256')
  await db
    .insertInto('stored_file')
    .values({
      organisation_id: db.organisation,
      id,
      name: file.name,
      media_type: file.mediaType,
      size: 0,
      sha256: '',
      made_at: file.now,
    })
    .execute()
  let size = 0
  let position = 0
  let waiting = Buffer.alloc(0)
  const write = async (bytes: Buffer) => {
    await db
      .insertInto('stored_file_piece')
      .values({ organisation_id: db.organisation, file_id: id, position, bytes })
      .execute()
    position += 1
  }
  for await (const chunk of content) {
    hash.update(chunk)
    size += chunk.length
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= pieceSize) {
      await write(waiting.subarray(0, pieceSize))
      waiting = Buffer.from(waiting.subarray(pieceSize))
    }
  }
  if (waiting.length > 0) await write(waiting)
  const sha256 = hash.digest('hex')
  await db.updateTable('stored_file').set({ size, sha256 }).where('id', '=', id).execute()
  return { id, name: file.name, mediaType: file.mediaType, size, sha256 }
}

/** What is known of a file, or undefined where this organisation has none of that id. */
export async function findFile(
  db: OrganisationDatabase,
  id: Id<'stored_file'>,
): Promise<StoredFile | undefined> {
  const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { id, name: row.name, mediaType: row.media_type, size: Number(row.size), sha256: row.sha256 }
}

/** The file's bytes, a piece at a time. */
export async function* readFile(db: OrganisationDatabase, id: Id<'stored_file'>): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const piece = await db
      .selectFrom('stored_file_piece')
      .select('bytes')
      .where('file_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirst()
    if (!piece) return
    yield piece.bytes
  }
}

export async function deleteFile(db: OrganisationDatabase, id: Id<'stored_file'>): Promise<void> {
  await db.deleteFrom('stored_file').where('id', '=', id).execute()
}
