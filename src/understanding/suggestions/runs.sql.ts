import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

/** One drawing of suggested themes, and how far it is. */
export type Run = {
  readonly id: Id<'theme_run'>
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly step: string
  readonly progress: number
  readonly seed: number
  readonly wantedCount: number | undefined
  readonly provider: string | undefined
  readonly revision: string | undefined
  readonly contributions: number | undefined
  readonly failure: string | undefined
  readonly madeAt: Date
}

export async function insertRun(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  wanted: { readonly seed: number; readonly count: number | undefined },
  by: { readonly account: Id<'account'> | undefined; readonly now: Date },
): Promise<Id<'theme_run'>> {
  const id = newId<'theme_run'>()
  await db
    .insertInto('theme_run')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: programme,
      state: 'waiting',
      seed: wanted.seed,
      wanted_count: wanted.count ?? null,
      made_at: by.now,
      made_by: by.account ?? null,
    })
    .execute()
  return id
}

export async function latestRun(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<Run | undefined> {
  const row = await db
    .selectFrom('theme_run')
    .selectAll()
    .where('programme_id', '=', programme)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRun(row)
}

export async function runById(db: OrganisationDatabase, id: Id<'theme_run'>) {
  const row = await db.selectFrom('theme_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row && { ...toRun(row), programme: row.programme_id }
}

function toRun(row: {
  id: Id<'theme_run'>
  state: string
  step: string
  progress: number
  seed: number
  wanted_count: number | null
  provider: string | null
  revision: string | null
  contributions: number | null
  failure: string | null
  made_at: Date
}): Run {
  return {
    id: row.id,
    state: row.state as Run['state'],
    step: row.step,
    progress: row.progress,
    seed: row.seed,
    wantedCount: row.wanted_count ?? undefined,
    provider: row.provider ?? undefined,
    revision: row.revision ?? undefined,
    contributions: row.contributions ?? undefined,
    failure: row.failure ?? undefined,
    madeAt: row.made_at,
  }
}

export async function setRunProgress(
  db: OrganisationDatabase,
  id: Id<'theme_run'>,
  step: string,
  progress: number,
): Promise<void> {
  await db
    .updateTable('theme_run')
    .set({ state: 'running', step, progress })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

export async function failRun(
  db: OrganisationDatabase,
  id: Id<'theme_run'>,
  failure: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('theme_run')
    .set({ state: 'failed', failure, finished_at: now })
    .where('id', '=', id)
    .execute()
}

/** How many suggestions of the latest run nobody has judged, and whether one is being drawn. */
export async function suggestionStanding(db: OrganisationDatabase, programme: Id<'programme'>) {
  const run = await latestRun(db, programme)
  if (!run) return { open: 0, isDrawing: false }
  const row = await db
    .selectFrom('suggested_theme')
    .select(sql<number>`count(*)`.as('open'))
    .where('run_id', '=', run.id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return { open: row.open, isDrawing: run.state === 'waiting' || run.state === 'running' }
}
