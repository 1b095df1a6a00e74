import { setImmediate } from 'node:timers/promises'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { describeError } from '../../platform/log.ts'
import { programmeTopic } from '../../platform/realtime/topic.ts'
import type { Services } from '../../platform/services.ts'
import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import { UnreadableFile } from '../../platform/tabular/unreadable-file.ts'
import { recordAction } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { currentForm } from '../forms/forms.sql.ts'
import { freezeFormVersion } from '../responses/accept.sql.ts'
import { languageDetector } from './detect-language.ts'
import { forgetStoredFile } from './forget-upload.ts'
import type { ImportedPermission, WordsImport } from './import.ts'
import { importById, moveImport } from './imports.sql.ts'
import { interpretRow } from './interpret-row.ts'
import type { ImportMapping } from './mapping.ts'
import { countOccurrences } from './occurrences.ts'
import { type Memory, rememberWords } from './remembered-words.ts'
import { rowIdentity } from './row-identity.ts'
import { type Batch, storeBatch } from './store-rows.sql.ts'
import { withStoredTable } from './stored-table.ts'
import { cleanText } from './survey.ts'
import { wordsHash } from './words-hash.ts'

export const runImportQueue = 'listening.run-import'

/** Rows in one transaction, and letters, so that rows of a megabyte are few in one. */
const batchRows = 1000
const batchLetters = 2_000_000
/** After so many rows other work of this process gets its turn. */
const breathAfter = 50

/** The job that reads a file in. Run again where a worker died: it goes on after the last batch that was stored. */
export function runImportJob(services: Services): Job {
  return {
    name: runImportQueue,
    run: payload => runImport(services, payload.organisation, payload.id as Id<'import'>),
  }
}

type Ready = WordsImport & {
  readonly file: Id<'stored_file'>
  readonly mapping: ImportMapping
  readonly permission: ImportedPermission
}

export async function runImport(
  services: Services,
  organisation: OrganisationId,
  id: Id<'import'>,
): Promise<void> {
  const { db } = services.database
  const begun = await inOrganisationWithWords(db, organisation, async scoped => {
    await moveImport(scoped, id, ['waiting'], 'running', { now: services.clock.now() })
    const imported = await importById(scoped, id)
    if (imported?.state !== 'running' || !imported.file || !imported.mapping || !imported.permission)
      return undefined
    const form = await currentForm(scoped, imported.activity)
    if (!form) return undefined
    if (!form.isFrozen) await freezeFormVersion(scoped, form.id, services.clock.now())
    const { file, mapping, permission } = imported
    return { imported: { ...imported, file, mapping, permission }, form }
  })
  if (!begun) return
  const { imported, form } = begun
  const told = () => services.realtime.changed(programmeTopic(imported.programme))
  told()
  try {
    const file = { id: imported.file, name: imported.fileName, sheet: imported.survey?.sheet ?? '' }
    const openRows = <Result>(work: (table: Table) => Promise<Result>) =>
      withStoredTable(services, organisation, file, work)
    const memory = await rememberWords(services, organisation, imported, openRows)
    const whole =
      memory &&
      (await openRows(table => storeTable(services, organisation, imported, form.id, table, memory, told)))
    if (whole) await finish(services, organisation, id)
  } catch (error) {
    const unreadable = error instanceof UnreadableFile
    if (!unreadable) services.log.error('A file could not be imported.', { id, error: describeError(error) })
    await inOrganisationWithWords(db, organisation, scoped =>
      moveImport(scoped, id, ['running'], 'failed', {
        now: services.clock.now(),
        finished: true,
        failure: unreadable ? cleanText(error.message) : t('failed.ours'),
      }),
    )
  } finally {
    told()
  }
}

/** Reads the table and stores what is not stored yet. False where it was stopped on the way. */
async function storeTable(
  services: Services,
  organisation: OrganisationId,
  imported: Ready,
  form: Id<'form_version'>,
  table: Table,
  memory: Memory,
  told: () => void,
): Promise<boolean> {
  const { mapping } = imported
  const detect = mapping.language.by === 'detected' ? await languageDetector() : undefined
  const scope = { organisation, activity: imported.activity, round: imported.round }
  const place = { organisation, programme: imported.programme }
  const occurrences = countOccurrences()
  const done = imported.counts.read
  let batch = emptyBatch(done)
  let letters = 0
  let position = 0

  const store = async () => {
    const now = services.clock.now()
    const going = batch
    const kept = await inOrganisationWithWords(services.database.db, organisation, db =>
      storeBatch(db, imported, form, going, now),
    )
    batch = emptyBatch(position)
    letters = 0
    told()
    return kept
  }

  for await (const row of table.rows) {
    position++
    // What was passed before is only counted again, so that rows alike keep their numbers and what is remembered
    // of words stands against the same rows.
    const passed = position <= done
    if (position % breathAfter === 0) await setImmediate()
    if (!passed) batch.read++
    const read = isUnreadable(row)
      ? ({ ok: false, reason: row.reason } as const)
      : interpretRow(mapping, row.cells, services.clock.now(), passed ? undefined : detect)
    if (!read.ok) {
      if (passed) continue
      batch.refused++
      const raw = isUnreadable(row) ? row.raw : rawLine(row.cells)
      batch.refusals.push({ row: row.row, reason: cleanText(read.reason), raw: cleanText(raw) })
      letters += raw.length
    } else {
      const identity = rowIdentity(services.secrets, scope, read.row, occurrences)
      const hashes = read.row.words.map(said => wordsHash(services.secrets, place, said.words))
      const verdict = memory(position, read.row, hashes)
      if (passed) continue
      if (!verdict.comesIn) batch[verdict.why === 'known' ? 'known' : 'takenBack']++
      else {
        const only = <Item>(items: readonly Item[]) => verdict.words.map(at => items[at]!)
        batch.rows.push({
          number: row.row,
          row: { ...read.row, words: only(read.row.words) },
          identity: { ...identity, contributions: only(identity.contributions) },
          hashes: only(hashes),
        })
        for (const at of verdict.words) letters += read.row.words[at]!.words.length
      }
    }
    if ((batch.read >= batchRows || letters >= batchLetters) && !(await store())) return false
  }
  return batch.read === 0 || store()
}

type Growing = {
  rows: Batch['rows'][number][]
  refusals: Batch['refusals'][number][]
  after: number
  read: number
  refused: number
  known: number
  takenBack: number
}

function emptyBatch(after: number): Growing {
  return { rows: [], refusals: [], after, read: 0, refused: 0, known: 0, takenBack: 0 }
}

/** A row that was read and refused, as a line of CSV. */
function rawLine(cells: readonly string[]): string {
  return cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}

async function finish(services: Services, organisation: OrganisationId, id: Id<'import'>) {
  await inOrganisationWithWords(services.database.db, organisation, async db => {
    const now = services.clock.now()
    if (!(await moveImport(db, id, ['running'], 'done', { now, finished: true }))) return
    const imported = (await importById(db, id))!
    await forgetStoredFile(db, id)
    const { counts } = imported
    await recordAction(
      db,
      {
        action: 'imported words',
        subject: { kind: 'import', id },
        account: imported.maker,
        programme: imported.programme,
        detail: {
          read: counts.read,
          stored: counts.stored,
          known: counts.known,
          takenBack: counts.takenBack,
          refused: counts.refused,
        },
      },
      now,
    )
  })
}
