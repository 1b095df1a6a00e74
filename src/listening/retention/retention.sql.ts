import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** A programme whose words were promised to be gone by now. */
export type Due = {
  readonly programme: Id<'programme'>
  readonly keptMonths: number
  readonly dueAt: Date
}

/** Closed programmes whose time is over and that still hold words or things that people told of themselves. */
export async function programmesDue(db: OrganisationDatabase, now: Date): Promise<readonly Due[]> {
  const { rows } = await sql<Due>`
    select p.id as programme, d.retention_months as "keptMonths",
      p.closed_at + make_interval(months => d.retention_months) as "dueAt"
    from programme p
    join data_responsibility d on d.organisation_id = p.organisation_id and d.programme_id = p.id
    where p.state = 'closed' and p.closed_at + make_interval(months => d.retention_months) <= ${now}
      and exists (select from response r
        where r.organisation_id = p.organisation_id and r.programme_id = p.id and r.state <> 'withdrawn')
    order by p.id`.execute(db)
  return rows
}

/**
 * Takes the words out of at most `most` responses of a programme, as their authors would have done by taking them
 * back, and gives how many: fewer than `most` when nothing is left.
 */
export async function expireResponses(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  most: number,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with due as materialized (
      select organisation_id, id from response
      where organisation_id = ${db.organisation} and programme_id = ${programme} and state <> 'withdrawn'
      order by id limit ${most} for update skip locked
    ), words as (
      delete from contribution c using due where c.organisation_id = due.organisation_id and c.response_id = due.id
    ), told as (
      delete from characteristic k using due where k.organisation_id = due.organisation_id and k.response_id = due.id
    ), allowed as (
      update permission p set analysis = false, quotation = false, naming = 'none', story = false, telling = false,
        contact = false, name_sealed = null, contact_sealed = null, changed_at = ${now}
      from due where p.organisation_id = due.organisation_id and p.response_id = due.id
    ), ended as (
      update use_of_words u set ended_at = ${now}
      from due where u.organisation_id = due.organisation_id and u.response_id = due.id and u.ended_at is null
        and u.kind in ('theme', 'quote', 'finding')
    ), noted as (
      insert into response_event (organisation_id, id, response_id, kind, at)
      select organisation_id, gen_random_uuid(), id, 'expired', ${now} from due
    ), emptied as (
      update response r set state = 'withdrawn', withdrawn_at = ${now}, expired_at = ${now}, answers = '{}', source = null
      from due where r.organisation_id = due.organisation_id and r.id = due.id
      returning r.id
    )
    select count(*) as count from emptied`.execute(db)
  return rows[0]!.count
}

/** Adds what was deleted to the note of this run, which begins with its first. */
export async function noteDeleted(
  db: OrganisationDatabase,
  run: Id<'retention_run'>,
  due: Due,
  responses: number,
  now: Date,
): Promise<void> {
  await db
    .insertInto('retention_run')
    .values({
      organisation_id: db.organisation,
      id: run,
      programme_id: due.programme,
      kept_months: due.keptMonths,
      due_at: due.dueAt,
      began_at: now,
      responses,
    })
    .onConflict(conflict =>
      conflict
        .columns(['organisation_id', 'id'])
        .doUpdateSet(update => ({ responses: update('retention_run.responses', '+', responses) })),
    )
    .execute()
}

export type RetentionRun = {
  readonly at: Date
  readonly keptMonths: number
  readonly responses: number
}

/** What was deleted in a programme because its time was over, the newest first. */
export async function retentionRuns(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<readonly RetentionRun[]> {
  const rows = await db
    .selectFrom('retention_run')
    .select(['began_at', 'kept_months', 'responses'])
    .where('programme_id', '=', programme)
    .orderBy('began_at', 'desc')
    .execute()
  return rows.map(row => ({
    at: row.began_at,
    keptMonths: row.kept_months,
    responses: row.responses,
  }))
}

/** How many responses of a programme still hold what people said or told. */
export async function responsesKept(db: OrganisationDatabase, programme: Id<'programme'>): Promise<number> {
  const row = await db
    .selectFrom('response')
    .select(sql<number>`count(*)`.as('count'))
    .where('programme_id', '=', programme)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirstOrThrow()
  return row.count
}

/** When a closed programme's words are due to go, if people were told a time. */
export async function deletionDue(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<{ readonly keptMonths: number | undefined; readonly dueAt: Date | undefined }> {
  const { rows } = await sql<{ keptMonths: number | null; dueAt: Date | null }>`
    select d.retention_months as "keptMonths",
      case when p.state = 'closed' then p.closed_at + make_interval(months => d.retention_months) end as "dueAt"
    from programme p
    left join data_responsibility d on d.organisation_id = p.organisation_id and d.programme_id = p.id
    where p.id = ${programme}`.execute(db)
  return { keptMonths: rows[0]?.keptMonths ?? undefined, dueAt: rows[0]?.dueAt ?? undefined }
}
