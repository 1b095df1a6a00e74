import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Submission } from './response.ts'

export type Accepted = { readonly response: Id<'response'>; readonly isNew: boolean }

/**
 * Stores a submission whole: response, permission, contributions, characteristics, the way back by its
 * receipt, and the event, in one statement, because a hall answers within a minute and every further round
 * trip is paid by each of them. The same key a second time stores nothing and gives the first one's response.
 */
export async function insertSubmission(
  db: OrganisationDatabase,
  secrets: Pick<Secrets, 'seal'>,
  submission: Submission,
): Promise<Accepted> {
  const id = newId<'response'>()
  const { permission } = submission
  const contributions = submission.words.map(said => ({ id: newId<'contribution'>(), ...said }))
  const characteristics = Object.entries(submission.characteristics).map(([kind, value]) => ({ kind, value }))
  const name = permission.name === undefined ? null : secrets.seal(`name ${id}`, permission.name)
  const contact =
    permission.contactDetails === undefined ? null : secrets.seal(`contact ${id}`, permission.contactDetails)
  const event = JSON.stringify({ response: id, activity: submission.activity })
  const { rows } = await sql<{ id: Id<'response'> }>`/* prepare accept */
    with given as (
      insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, voice, language,
        source, submission_key, received_at, receipt_hash)
      values (${db.organisation}, ${id}, ${submission.programme}, ${submission.activity}, ${submission.formVersion},
        ${submission.channel}, ${submission.voice}, ${submission.language}, ${submission.source ?? null},
        ${submission.key}, ${submission.receivedAt}, ${submission.receiptHash ?? null})
      on conflict (organisation_id, submission_key) do nothing
      returning organisation_id, id
    ), allowed as (
      insert into permission (organisation_id, response_id, statement_id, analysis, quotation, naming, story, telling,
        contact, name_sealed, contact_sealed, changed_at)
      select organisation_id, id, ${submission.statement ?? null}::uuid, ${permission.analysis}::boolean,
        ${permission.quotation}::boolean, ${permission.naming}, ${permission.story}::boolean,
        ${permission.telling}::boolean, ${permission.contact}::boolean, ${name}::bytea, ${contact}::bytea,
        ${submission.receivedAt}::timestamptz
      from given
    ), said as (
      insert into contribution (organisation_id, id, response_id, question, words, language)
      select given.organisation_id, item.id, given.id, item.question, item.words, item.language
      from given, jsonb_to_recordset(${JSON.stringify(contributions)}::jsonb)
        as item (id uuid, question text, words text, language text)
    ), told as (
      insert into characteristic (organisation_id, response_id, kind, value)
      select given.organisation_id, given.id, item.kind, item.value
      from given, jsonb_to_recordset(${JSON.stringify(characteristics)}::jsonb) as item (kind text, value text)
    ), way_back as (
      insert into address (kind, key, organisation_id, target_id)
      select 'receipt', ${submission.receiptHash ?? null}::text, organisation_id, id from given
      where ${submission.receiptHash ?? null}::text is not null
    ), noted as (
      insert into event (organisation_id, id, kind, payload)
      select organisation_id, ${newId()}::uuid, 'response.received', ${event}::jsonb from given
    )
    select id from given`.execute(db)
  const stored = rows[0]
  if (stored) return { response: stored.id, isNew: true }
  const first = await db
    .selectFrom('response')
    .select('id')
    .where('submission_key', '=', submission.key)
    .executeTakeFirstOrThrow()
  return { response: first.id, isNew: false }
}

/** Fixes a form version for good, at its first answer. Cheap where it is fixed already. */
export async function freezeFormVersion(
  db: OrganisationDatabase,
  id: Id<'form_version'>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('form_version')
    .set({ frozen_at: now })
    .where('id', '=', id)
    .where('frozen_at', 'is', null)
    .execute()
}
