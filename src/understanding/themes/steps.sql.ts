import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type AnalysisStep, type Change, change, type StepKind } from './analysis-step.ts'

const changesSchema = z.array(change)
const detailSchema = z.record(z.string(), z.union([z.string(), z.number()]))

export async function insertStep(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  step: {
    readonly kind: StepKind
    readonly themes: readonly Id<'theme'>[]
    readonly detail: Readonly<Record<string, string | number>>
    readonly changes: readonly Change[]
  },
  by: { account: Id<'account'> | undefined; now: Date },
): Promise<Id<'analysis_step'>> {
  const id = newId<'analysis_step'>()
  await db
    .insertInto('analysis_step')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: programme,
      kind: step.kind,
      made_at: by.now,
      made_by: by.account ?? null,
      theme_ids: [...step.themes],
      detail: JSON.stringify(step.detail),
      changes: JSON.stringify(step.changes),
    })
    .execute()
  return id
}

/** What was done, the newest first. */
export async function stepsOf(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  most: number,
  skip = 0,
): Promise<AnalysisStep[]> {
  const rows = await steps(db)
    .where('analysis_step.programme_id', '=', programme)
    .orderBy('analysis_step.made_at', 'desc')
    .orderBy('analysis_step.id', 'desc')
    .limit(most)
    .offset(skip)
    .execute()
  return rows.map(toStep)
}

export async function stepById(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'analysis_step'>,
): Promise<AnalysisStep | undefined> {
  const row = await steps(db)
    .where('analysis_step.programme_id', '=', programme)
    .where('analysis_step.id', '=', id)
    .executeTakeFirst()
  return row && toStep(row)
}

/** Every step that touched a theme. */
export async function stepsOfTheme(db: OrganisationDatabase, theme: Id<'theme'>): Promise<AnalysisStep[]> {
  const rows = await steps(db).where(sql<boolean>`analysis_step.theme_ids @> array[${theme}::uuid]`).execute()
  return rows.map(toStep)
}

/** Keeps a step's account as it is told from now on. */
export async function rewriteStep(db: OrganisationDatabase, step: AnalysisStep): Promise<void> {
  await db
    .updateTable('analysis_step')
    .set({ detail: JSON.stringify(step.detail), changes: JSON.stringify(step.changes) })
    .where('id', '=', step.id)
    .execute()
}

export async function markUndone(
  db: OrganisationDatabase,
  id: Id<'analysis_step'>,
  by: { account: Id<'account'> | undefined; now: Date },
): Promise<void> {
  await db
    .updateTable('analysis_step')
    .set({ undone_at: by.now, undone_by: by.account ?? null })
    .where('id', '=', id)
    .execute()
}

function steps(db: OrganisationDatabase) {
  return db
    .selectFrom('analysis_step')
    .leftJoin('account', join =>
      join
        .onRef('account.organisation_id', '=', 'analysis_step.organisation_id')
        .onRef('account.id', '=', 'analysis_step.made_by'),
    )
    .select([
      'analysis_step.id',
      'analysis_step.kind',
      'analysis_step.made_at',
      'analysis_step.theme_ids',
      'analysis_step.detail',
      'analysis_step.changes',
      'analysis_step.undone_at',
      'account.name',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof steps>['execute']>>[number]

function toStep(row: Row): AnalysisStep {
  return {
    id: row.id,
    kind: row.kind as StepKind,
    at: row.made_at,
    by: row.name ?? undefined,
    themes: row.theme_ids as Id<'theme'>[],
    detail: detailSchema.parse(row.detail),
    changes: changesSchema.parse(row.changes),
    undoneAt: row.undone_at ?? undefined,
  }
}
