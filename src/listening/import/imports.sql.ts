import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type ImportedPermission, type ImportState, importedPermission, type WordsImport } from './import.ts'
import { type ImportMapping, importMapping } from './mapping.ts'
import type { Survey } from './survey.ts'

type NewImport = {
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly file: Id<'stored_file'>
  readonly fileName: string
  readonly sha256: string
  readonly survey: Survey
}

export async function insertImport(
  db: OrganisationDatabase,
  made: NewImport,
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<Id<'import'>> {
  const id = newId<'import'>()
  await db
    .insertInto('import')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: made.programme,
      activity_id: made.activity,
      file_id: made.file,
      file_name: made.fileName,
      file_sha256: made.sha256,
      survey: JSON.stringify(made.survey),
      rows_total: made.survey.whole ? made.survey.rows : null,
      state: 'preview',
      made_at: by.now,
      made_by: by.account ?? null,
    })
    .execute()
  return id
}

/** One import of an activity, or undefined. */
export async function importById(
  db: OrganisationDatabase,
  id: Id<'import'>,
): Promise<WordsImport | undefined> {
  const row = await imports(db).where('import.id', '=', id).executeTakeFirst()
  return row && toImport(row)
}

/** The imports of an activity, the newest first. */
export async function importsOf(db: OrganisationDatabase, activity: Id<'activity'>): Promise<WordsImport[]> {
  const rows = await imports(db)
    .where('import.activity_id', '=', activity)
    .orderBy('import.made_at', 'desc')
    .orderBy('import.id', 'desc')
    .execute()
  return rows.map(toImport)
}

function imports(db: OrganisationDatabase) {
  return db
    .selectFrom('import')
    .leftJoin('account as maker', join =>
      join
        .onRef('maker.organisation_id', '=', 'import.organisation_id')
        .onRef('maker.id', '=', 'import.made_by'),
    )
    .leftJoin('account as recorder', join =>
      join
        .onRef('recorder.organisation_id', '=', 'import.organisation_id')
        .onRef('recorder.id', '=', 'import.recorded_by'),
    )
    .selectAll('import')
    .select(['maker.name as maker_name', 'recorder.name as recorder_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number]

function toImport(row: Row): WordsImport {
  const survey = row.survey as unknown as Survey | Record<string, never>
  return {
    id: row.id,
    programme: row.programme_id,
    activity: row.activity_id,
    file: row.file_id ?? undefined,
    fileName: row.file_name,
    survey: 'columns' in survey ? (survey as Survey) : undefined,
    mapping: row.mapping === null ? undefined : importMapping.parse(row.mapping),
    round: row.round,
    permission: row.permission === null ? undefined : importedPermission.parse(row.permission),
    permissionSource: row.permission_source,
    attribution: row.attribution,
    recordedBy: row.recorder_name ?? undefined,
    recordedAt: row.recorded_at ?? undefined,
    state: row.state as ImportState,
    counts: {
      read: row.rows_read,
      stored: row.rows_stored,
      known: row.rows_known,
      takenBack: row.rows_taken_back,
      refused: row.rows_refused,
    },
    total: row.rows_total ?? undefined,
    removed: row.rows_removed,
    failure: row.failure ?? undefined,
    madeAt: row.made_at,
    madeBy: row.maker_name ?? undefined,
    maker: row.made_by ?? undefined,
    progressAt: row.progress_at ?? undefined,
    finishedAt: row.finished_at ?? undefined,
  }
}

/** How the columns of the activity's newest file were chosen, for the next one of its kind. */
export async function latestMapping(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<ImportMapping | undefined> {
  const row = await db
    .selectFrom('import')
    .select('mapping')
    .where('activity_id', '=', activity)
    .where('mapping', 'is not', null)
    .where('state', '!=', 'preview')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? importMapping.parse(row.mapping) : undefined
}

/** Keeps what a look at another sheet of the file showed; what was chosen before is forgotten. */
export async function saveSurvey(db: OrganisationDatabase, id: Id<'import'>, survey: Survey): Promise<void> {
  await db
    .updateTable('import')
    .set({
      survey: JSON.stringify(survey),
      rows_total: survey.whole ? survey.rows : null,
      mapping: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .execute()
}

export async function saveMapping(
  db: OrganisationDatabase,
  id: Id<'import'>,
  mapping: ImportMapping,
): Promise<void> {
  await db
    .updateTable('import')
    .set({ mapping: JSON.stringify(mapping) })
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .execute()
}

/** Records the permission and lets the work begin. False where it has begun before, or has no columns yet. */
export async function savePermission(
  db: OrganisationDatabase,
  id: Id<'import'>,
  stated: {
    readonly permission: ImportedPermission
    readonly source: string
    readonly attribution: string
  },
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<boolean> {
  const row = await db
    .updateTable('import')
    .set({
      permission: JSON.stringify(stated.permission),
      permission_source: stated.source,
      attribution: stated.attribution,
      recorded_by: by.account ?? null,
      recorded_at: by.now,
      state: 'waiting',
      // Read by rowIdentity: what is imported after a removal belongs to responses of its own.
      round: sql<number>`(select count(*) from import other where other.organisation_id = ${db.organisation}
        and other.activity_id = import.activity_id and other.state in ('removing', 'removed'))`,
    })
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .where('mapping', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Moves an import on. False, and nothing changes, where it is in none of the states that lead there. */
export async function moveImport(
  db: OrganisationDatabase,
  id: Id<'import'>,
  from: readonly ImportState[],
  to: ImportState,
  facts: { readonly now: Date; readonly finished?: boolean; readonly failure?: string },
): Promise<boolean> {
  const row = await db
    .updateTable('import')
    .set({
      state: to,
      progress_at: facts.now,
      finished_at: facts.finished ? facts.now : null,
      failure: facts.failure ?? null,
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Lets go of the file and of what was seen in it. Gives the file that the caller deletes. */
export async function forgetFile(
  db: OrganisationDatabase,
  id: Id<'import'>,
): Promise<Id<'stored_file'> | undefined> {
  const row = await db
    .selectFrom('import')
    .select('file_id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  await db.updateTable('import').set({ file_id: null, survey: '{}' }).where('id', '=', id).execute()
  return row?.file_id ?? undefined
}

/** An import that never began leaves nothing. Gives the file that the caller deletes; undefined where it began. */
export async function deletePreview(
  db: OrganisationDatabase,
  id: Id<'import'>,
): Promise<{ readonly file: Id<'stored_file'> | undefined } | undefined> {
  const row = await db
    .deleteFrom('import')
    .where('id', '=', id)
    .where('state', '=', 'preview')
    .returning('file_id')
    .executeTakeFirst()
  return row && { file: row.file_id ?? undefined }
}

export type Refusal = { readonly row: number; readonly reason: string; readonly raw: string }

/** Rows that were refused, in the order of the file. */
export async function refusalsOf(
  db: OrganisationDatabase,
  id: Id<'import'>,
  most: number,
  after = 0,
): Promise<Refusal[]> {
  return db
    .selectFrom('import_refusal')
    .select(['row_number as row', 'reason', 'raw'])
    .where('import_id', '=', id)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(most)
    .execute()
}
