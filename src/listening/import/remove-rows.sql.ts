import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/**
 * Takes back the words of up to `most` rows of an import, and gives how many rows those were; 0 where nothing is
 * left. A response that has no words left becomes a tombstone; one that has words from another file stays with
 * those. Whoever made something of the words hears of each.
 */
export async function takeBackRows(
  db: OrganisationDatabase,
  id: Id<'import'>,
  most: number,
  now: Date,
): Promise<number> {
  const { rows: going } = await sql<{ response: Id<'response'>; contributions: string[] }>`
    update imported_row set removed_at = ${now}
    where organisation_id = ${db.organisation} and id in (
      select id from imported_row
      where organisation_id = ${db.organisation} and import_id = ${id} and removed_at is null
      order by id limit ${most} for update
    )
    returning response_id as response, contribution_ids as contributions`.execute(db)
  if (going.length === 0) return 0
  const responses = [...new Set(going.map(row => row.response))]
  // Locked first and in one order, as an author's own change does, so that neither waits for the other in a circle.
  await db
    .selectFrom('response')
    .select('id')
    .where('id', 'in', responses)
    .orderBy('id')
    .forUpdate()
    .execute()
  // Whoever brought the words takes them out, their authors did not: only what authors took back stays remembered.
  await sql`
    delete from imported_words using contribution
    where imported_words.organisation_id = ${db.organisation}
      and contribution.organisation_id = ${db.organisation} and contribution.id = imported_words.contribution_id
      and contribution.revision = 1 and contribution.id = any(${going.flatMap(row => row.contributions)}::uuid[])`.execute(
    db,
  )
  await sql`
    delete from contribution where organisation_id = ${db.organisation}
      and id = any(${going.flatMap(row => row.contributions)}::uuid[])`.execute(db)
  await leaveTombstones(db, responses, now)
  await sql`
    update import set rows_removed = rows_removed + ${going.length}, progress_at = ${now}
    where id = ${id}`.execute(db)
  return going.length
}

async function leaveTombstones(
  db: OrganisationDatabase,
  responses: readonly Id<'response'>[],
  now: Date,
): Promise<void> {
  await sql`
    with touched as (
      select response.id, response.activity_id, not exists (
        select from contribution
        where contribution.organisation_id = ${db.organisation} and contribution.response_id = response.id
      ) as empty
      from response
      where response.organisation_id = ${db.organisation} and response.id = any(${[...responses]}::uuid[])
        and response.state <> 'withdrawn'
    ), gone as (
      update response set state = 'withdrawn', withdrawn_at = ${now}, answers = '{}', source = null
      from touched where response.organisation_id = ${db.organisation} and response.id = touched.id and touched.empty
    ), forbidden as (
      update permission set analysis = false, quotation = false, naming = 'none', story = false, telling = false,
        contact = false, name_sealed = null, contact_sealed = null, changed_at = ${now}
      from touched
      where permission.organisation_id = ${db.organisation} and permission.response_id = touched.id and touched.empty
    ), untold as (
      delete from characteristic using touched
      where characteristic.organisation_id = ${db.organisation} and characteristic.response_id = touched.id and touched.empty
    ), unused as (
      update use_of_words set ended_at = ${now} from touched
      where use_of_words.organisation_id = ${db.organisation} and use_of_words.response_id = touched.id and touched.empty
        and use_of_words.ended_at is null and use_of_words.kind in ('theme', 'quote', 'finding')
    ), noted as (
      insert into response_event (organisation_id, id, response_id, kind, at)
      select ${db.organisation}, gen_random_uuid(), id, case when empty then 'withdrawn' else 'partly withdrawn' end, ${now}
      from touched
    )
    insert into event (organisation_id, id, kind, payload)
    select ${db.organisation}, gen_random_uuid(), case when empty then 'response.withdrawn' else 'response.changed' end,
      jsonb_build_object('response', id, 'activity', activity_id)
    from touched`.execute(db)
}

/** What was listed of a removed import's refused rows goes with its words. */
export async function deleteRefusals(db: OrganisationDatabase, id: Id<'import'>): Promise<void> {
  await db.deleteFrom('import_refusal').where('import_id', '=', id).execute()
}
