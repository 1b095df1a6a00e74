import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { WordsImport } from './import.ts'
import type { Refusal } from './imports.sql.ts'
import type { ImportRow } from './interpret-row.ts'
import type { RowIdentity } from './row-identity.ts'

/** Rows of the file that are stored together, with how far the reading then is. */
export type Batch = {
  readonly rows: readonly {
    readonly number: number
    readonly row: ImportRow
    readonly identity: RowIdentity
    /** The words alone, in their order: see wordsHash. */
    readonly hashes: readonly string[]
  }[]
  readonly refusals: readonly Refusal[]
  /** Rows of the file before this batch. */
  readonly after: number
  readonly read: number
  readonly refused: number
  /** Rows that came in before, and rows whose authors took their words back. */
  readonly known: number
  readonly takenBack: number
}

/**
 * Stores a batch in the caller's transaction and notes how far the reading is. False, and nothing is stored,
 * where the import was stopped meanwhile or another worker is at it.
 *
 * A row known from before adds nothing, and neither does a row of somebody whose response was taken back.
 * Where a person's response is there from an earlier file, the narrower of the two permissions holds.
 */
export async function storeBatch(
  db: OrganisationDatabase,
  imported: Pick<WordsImport, 'id' | 'programme' | 'activity'> & {
    readonly permission: NonNullable<WordsImport['permission']>
  },
  formVersion: Id<'form_version'>,
  batch: Batch,
  now: Date,
): Promise<boolean> {
  const current = await db
    .selectFrom('import')
    .select(['state', 'rows_read'])
    .where('id', '=', imported.id)
    .forUpdate()
    .executeTakeFirst()
  if (current?.state !== 'running' || current.rows_read !== batch.after) return false
  const { stored, withdrawn } =
    batch.rows.length === 0
      ? { stored: 0, withdrawn: 0 }
      : await insertRows(db, imported, formVersion, batch, now)
  if (batch.refusals.length > 0) await insertRefusals(db, imported.id, batch.refusals)
  await sql`
    update import set rows_read = rows_read + ${batch.read}, rows_stored = rows_stored + ${stored},
      rows_known = rows_known + ${batch.known + batch.rows.length - stored - withdrawn},
      rows_taken_back = rows_taken_back + ${batch.takenBack + withdrawn}, rows_refused = rows_refused + ${batch.refused},
      progress_at = ${now}
    where id = ${imported.id}`.execute(db)
  return true
}

async function insertRows(
  db: OrganisationDatabase,
  imported: Parameters<typeof storeBatch>[1],
  formVersion: Id<'form_version'>,
  { rows }: Batch,
  now: Date,
): Promise<{ stored: number; withdrawn: number }> {
  const { analysis, quotation, story, telling } = imported.permission
  const items = rows.map(({ number, row, identity }) => ({
    id: identity.row,
    response: identity.response,
    contributions: identity.contributions,
    number,
    language: row.words[0]!.language,
    at: row.saidAt ?? now,
  }))
  const said = rows.flatMap(({ row, identity, hashes }) =>
    row.words.map((words, at) => ({
      row: identity.row,
      id: identity.contributions[at]!,
      hash: hashes[at]!,
      ...words,
    })),
  )
  const told = rows.flatMap(({ number, row, identity }) =>
    row.groups.map(group => ({ row: identity.row, number, ...group })),
  )
  const result = await sql<{ stored: number; withdrawn: number }>`
    with item as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
        as item (id uuid, response uuid, contributions jsonb, number int, language text, at timestamptz)
    ), withdrawn as (
      select item.id from item
      join response on response.organisation_id = ${db.organisation} and response.id = item.response
      where response.state = 'withdrawn'
    ), words as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(said)}::jsonb)
        as words (row uuid, id uuid, hash text, question text, words text, language text)
    ), fresh as (
      insert into imported_row (organisation_id, id, import_id, response_id, contribution_ids)
      select ${db.organisation}, item.id, ${imported.id}, item.response,
        array(select jsonb_array_elements_text(item.contributions)::uuid)
      from item
      where not exists (select from withdrawn where withdrawn.id = item.id)
      order by item.id
      on conflict do nothing
      returning id, response_id
    ), given as (
      insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, voice, language,
        import_id, import_row, submission_key, received_at)
      select distinct on (item.response) ${db.organisation}::uuid, item.response, ${imported.programme}::uuid,
        ${imported.activity}::uuid, ${formVersion}::uuid, 'import', 'own', item.language, ${imported.id}::uuid,
        item.number, 'import ' || item.response, item.at
      from item join fresh on fresh.id = item.id
      order by item.response, item.number
      on conflict do nothing
      returning id
    ), allowed as (
      insert into permission (organisation_id, response_id, analysis, quotation, naming, story, telling, contact, changed_at)
      select ${db.organisation}, given.id, ${analysis}::boolean, ${quotation}::boolean, 'none', ${story}::boolean,
        ${telling}::boolean, false, ${now}::timestamptz
      from given
    ), narrowed as (
      update permission set
        analysis = permission.analysis and ${analysis}::boolean, quotation = permission.quotation and ${quotation}::boolean,
        story = permission.story and ${story}::boolean, telling = permission.telling and ${telling}::boolean,
        changed_at = ${now}::timestamptz
      from (select distinct response_id from fresh) as grown
      where permission.organisation_id = ${db.organisation} and permission.response_id = grown.response_id
        and ((permission.analysis and not ${analysis}::boolean) or (permission.quotation and not ${quotation}::boolean)
          or (permission.story and not ${story}::boolean) or (permission.telling and not ${telling}::boolean))
      returning permission.response_id
    ), heard as (
      insert into event (organisation_id, id, kind, payload)
      select ${db.organisation}, gen_random_uuid(), kind,
        jsonb_build_object('response', narrowed.response_id, 'activity', ${imported.activity}::text)
      from narrowed, unnest(array['permission.changed', 'response.changed']) as kind
    ), spoken as (
      insert into contribution (organisation_id, id, response_id, question, words, language)
      select ${db.organisation}, words.id, fresh.response_id, words.question, words.words, words.language
      from words join fresh on fresh.id = words.row
    ), remembered as (
      insert into imported_words (organisation_id, contribution_id, import_id, imported_row_id, question, words_hash)
      select ${db.organisation}, words.id, ${imported.id}, fresh.id, words.question, decode(words.hash, 'hex')
      from words join fresh on fresh.id = words.row
    ), described as (
      insert into characteristic (organisation_id, response_id, kind, value)
      select distinct on (fresh.response_id, told.kind) ${db.organisation}::uuid, fresh.response_id, told.kind, told.value
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (row uuid, number int, kind text, value text)
      join fresh on fresh.id = told.row
      order by fresh.response_id, told.kind, told.number
      on conflict do nothing
    )
    select (select count(*) from fresh) as stored, (select count(*) from withdrawn) as withdrawn`.execute(db)
  return result.rows[0]!
}

/** So many refused rows are listed, with so many letters of theirs in all; more are counted. */
const mostListed = 10_000
const mostRawLetters = 20_000_000

async function insertRefusals(
  db: OrganisationDatabase,
  id: Id<'import'>,
  refusals: readonly Refusal[],
): Promise<void> {
  const { rows } = await sql<{ listed: number; letters: number }>`
    select count(*) as listed, coalesce(sum(length(raw)), 0) as letters from import_refusal
    where import_id = ${id}`.execute(db)
  let letters = rows[0]!.letters
  const listed = refusals.slice(0, Math.max(0, mostListed - rows[0]!.listed)).map(refusal => {
    letters += refusal.raw.length
    return letters > mostRawLetters ? { ...refusal, raw: '' } : refusal
  })
  if (listed.length === 0) return
  await sql`
    insert into import_refusal (organisation_id, import_id, row_number, reason, raw)
    select ${db.organisation}, ${id}, item.row, item.reason, item.raw
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb) as item (row int, reason text, raw text)
    on conflict do nothing`.execute(db)
}
