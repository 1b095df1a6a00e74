import { createHash } from 'node:crypto'
import { z } from 'zod'

/*
 * A backup is one gzip stream: the heading as a line of JSON; then for each table a line of JSON, and its rows as
 * PostgreSQL's COPY writes them, in pieces that begin with their length (4 bytes, big end first), a piece of
 * length 0 at the end; then a last line of JSON. Without that line the file was cut short.
 */

export const heading = z.object({
  rowan: z.literal('backup'),
  format: z.literal(1),
  made: z.iso.datetime(),
  /** Names of the changes to the schema that the data went through, in their order. */
  migrations: z.array(z.string()).min(1),
  /** Work that was waiting in the queue: ids, and nothing that a person wrote. */
  jobs: z.array(z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })),
  /** Tells whether a secret key is the one that was in use, and nothing about it. */
  key: z.string().nullable(),
})
export type Heading = z.infer<typeof heading>

export const tableHeading = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export type TableHeading = z.infer<typeof tableHeading>

export const ending = z.object({ end: z.literal(true), tables: z.number() })

/** What identifies a secret key without giving it away: keys are 32 random bytes or more. */
export function markOfKey(key: Buffer | undefined): string | null {
  return key ? createHash('sha256').update('rowan backup\n').update(key).digest('hex').slice(0, 32) : null
}

/** A file that cannot be restored; the message says why. */
export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup'
}
