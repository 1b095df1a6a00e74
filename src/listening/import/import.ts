import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'
import type { ImportMapping } from './mapping.ts'
import type { Survey } from './survey.ts'

/** The largest file that is taken, in bytes. */
export const mostFileBytes = 200 * 1024 * 1024

/** The longest cell that is kept as words: a long chapter, and no more than a page can show. */
export const mostImportedLetters = 100_000

/**
 * `preview`: columns and permission are being chosen. `stopped`: by a person, what had come in stays. `removed`:
 * all of its words were taken back.
 */
export const importStates = [
  'preview',
  'waiting',
  'running',
  'done',
  'stopped',
  'failed',
  'removing',
  'removed',
] as const
export type ImportState = (typeof importStates)[number]

/** What the importer says people allowed. Nobody is named from a file, and nobody contacted. */
export const importedPermission = z.object({
  analysis: z.boolean(),
  quotation: z.boolean(),
  story: z.boolean(),
  telling: z.boolean(),
})
export type ImportedPermission = z.infer<typeof importedPermission>

/** The uses that can be stated for words from a file. */
export const importedUses = ['analysis', 'quotation', 'story', 'telling'] as const

/** Rows by what became of them. */
export type ImportCounts = {
  readonly read: number
  readonly stored: number
  /** Here from an earlier reading of the same rows or words, or taken out with one. */
  readonly known: number
  /** Left out because their authors took their words back or changed them. */
  readonly takenBack: number
  readonly refused: number
}

export type WordsImport = {
  readonly id: Id<'import'>
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly file: Id<'stored_file'> | undefined
  readonly fileName: string
  /** Undefined once the file is gone. */
  readonly survey: Survey | undefined
  readonly mapping: ImportMapping | undefined
  readonly round: number
  readonly permission: ImportedPermission | undefined
  readonly permissionSource: string
  readonly attribution: string
  readonly recordedBy: string | undefined
  readonly recordedAt: Date | undefined
  readonly state: ImportState
  readonly counts: ImportCounts
  /** Rows of the file, where they were counted beforehand. */
  readonly total: number | undefined
  /** Rows whose words were taken out again. */
  readonly removed: number
  readonly failure: string | undefined
  readonly madeAt: Date
  readonly madeBy: string | undefined
  readonly maker: Id<'account'> | undefined
  readonly progressAt: Date | undefined
  readonly finishedAt: Date | undefined
}

/** Minutes without a sign of work after which the page offers to go on: a process has likely died. */
const silentMinutes = 2

/** Whether work that should be under way has given no sign of it for a while. */
export function hasGoneSilent(
  imported: Pick<WordsImport, 'state' | 'progressAt' | 'recordedAt'>,
  now: Date,
): boolean {
  if (!['waiting', 'running', 'removing'].includes(imported.state)) return false
  const last = imported.progressAt ?? imported.recordedAt
  return last !== undefined && now.getTime() - last.getTime() > silentMinutes * 60_000
}
