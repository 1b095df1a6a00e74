import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Coded, ThemeState } from './analysis-step.ts'
import type { CountedTheme, Theme } from './theme.ts'

type Programme = Id<'programme'>

/** Waits until nobody else is changing the themes of this programme; until the transaction ends nobody is. */
export async function lockThemes(db: OrganisationDatabase, programme: Programme): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`themes ${programme}`}, 0))`.execute(db)
}

/**
 * The programme's themes, the most spoken of first, counted over what may be read beside others today. A theme
 * of few, or of nobody any more, is among them.
 */
export async function countedThemes(db: OrganisationDatabase, programme: Programme): Promise<CountedTheme[]> {
  const rows = await db
    .selectFrom('theme')
    .leftJoin('coding', join =>
      join
        .onRef('coding.organisation_id', '=', 'theme.organisation_id')
        .onRef('coding.theme_id', '=', 'theme.id'),
    )
    .leftJoin('analysable_contribution as said', join => join.onRef('said.id', '=', 'coding.contribution_id'))
    .select(['theme.id', 'theme.name', 'theme.definition', 'theme.hue', 'theme.origin'])
    .select(sql<number>`count(said.id)`.as('contributions'))
    .select(sql<number>`count(distinct said.response_id)`.as('people'))
    .where('theme.programme_id', '=', programme)
    .where('theme.removed_at', 'is', null)
    .groupBy(['theme.organisation_id', 'theme.id'])
    .orderBy('people', 'desc')
    .orderBy('theme.name')
    .execute()
  return rows.map(row => ({ ...row, origin: row.origin as Theme['origin'] }))
}

/** One theme, removed or not. */
export async function themeById(db: OrganisationDatabase, programme: Programme, id: Id<'theme'>) {
  const row = await db
    .selectFrom('theme')
    .selectAll()
    .where('id', '=', id)
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  return (
    row && {
      theme: {
        id: row.id,
        name: row.name,
        definition: row.definition,
        hue: row.hue,
        origin: row.origin as Theme['origin'],
      },
      state: stateOf(row),
    }
  )
}

function stateOf(row: {
  name: string
  definition: string
  removed_at: Date | null
  merged_into: string | null
}): ThemeState {
  return {
    name: row.name,
    definition: row.definition,
    removed: row.removed_at !== null,
    mergedInto: row.merged_into,
  }
}

export async function insertTheme(
  db: OrganisationDatabase,
  programme: Programme,
  theme: Theme,
  by: { account: Id<'account'> | undefined; now: Date },
): Promise<void> {
  await db
    .insertInto('theme')
    .values({
      organisation_id: db.organisation,
      programme_id: programme,
      ...theme,
      made_at: by.now,
      made_by: by.account ?? null,
      removed_at: by.now,
    })
    .execute()
}

export async function setThemeState(
  db: OrganisationDatabase,
  id: Id<'theme'>,
  state: ThemeState,
  now: Date,
): Promise<void> {
  await db
    .updateTable('theme')
    .set({
      name: state.name,
      definition: state.definition,
      removed_at: state.removed ? now : null,
      merged_into: state.mergedInto,
    })
    .where('id', '=', id)
    .execute()
}

/** Codings of a theme as they are now; only of these contributions where they are given. */
export async function codingsOf(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  only?: readonly Id<'contribution'>[],
): Promise<Coded[]> {
  if (only?.length === 0) return []
  let query = db
    .selectFrom('coding')
    .select(['contribution_id', 'excerpt_id', 'suggested_theme_id', 'confidence', 'revision'])
    .where('theme_id', '=', theme)
    .orderBy('contribution_id')
  if (only) query = query.where('contribution_id', 'in', [...only])
  const rows = await query.execute()
  return rows.map(row => ({
    contribution: row.contribution_id,
    excerpt: row.excerpt_id,
    suggestion: row.suggested_theme_id,
    confidence: row.confidence,
    revision: row.revision,
  }))
}

/**
 * Codes contributions to a theme and gives those that were not coded to it before. Words that were taken back
 * meanwhile, or may no longer be read, are left out.
 */
export async function insertCodings(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  codings: readonly Coded[],
  by: { account: Id<'account'> | undefined; now: Date },
): Promise<string[]> {
  if (codings.length === 0) return []
  const { rows } = await sql<{ contribution_id: string }>`
    insert into coding (organisation_id, theme_id, contribution_id, excerpt_id, made_at, made_by, suggested_theme_id, confidence, revision)
    select ${db.organisation}, ${theme}, said.id, excerpt.id, ${by.now}, ${by.account ?? null}, item.suggestion, item.confidence, said.revision
    from jsonb_to_recordset(${JSON.stringify(codings)}::jsonb)
      as item (contribution uuid, excerpt uuid, suggestion uuid, confidence real)
    join analysable_contribution said on said.id = item.contribution
    left join excerpt on excerpt.organisation_id = said.organisation_id and excerpt.id = item.excerpt
    on conflict do nothing
    returning contribution_id`.execute(db)
  return rows.map(row => row.contribution_id)
}

export async function deleteCodings(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  contributions: readonly string[],
): Promise<void> {
  if (contributions.length === 0) return
  await sql`delete from coding where theme_id = ${theme}
    and contribution_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(contributions)}::jsonb))`.execute(
    db,
  )
}

export type SaidInTheme = {
  readonly contribution: Id<'contribution'>
  readonly response: Id<'response'>
  readonly words: string
  readonly language: string
  readonly quotable: boolean
  readonly confidence: number | null
  /** Its author changed the words after it was coded. */
  readonly changedSince: boolean
}

/** What was said of a theme: the surest first. */
export async function saidInTheme(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  most: number,
  skip = 0,
): Promise<SaidInTheme[]> {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('analysable_contribution as said', join =>
      join.onRef('said.id', '=', 'coding.contribution_id'),
    )
    .select([
      'said.id as contribution',
      'said.response_id as response',
      'said.words',
      'said.language',
      'said.quotable',
      'coding.confidence',
    ])
    .select(sql<boolean>`said.revision <> coding.revision`.as('changedSince'))
    .where('coding.theme_id', '=', theme)
    .orderBy(sql`coding.confidence desc nulls first`)
    .orderBy('said.id')
    .limit(most)
    .offset(skip)
    .execute()
  return rows
}

/** The authors of what is coded to a theme. */
export async function responsesInTheme(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
): Promise<Id<'response'>[]> {
  const rows = await db
    .selectFrom('coding')
    .innerJoin('analysable_contribution as said', join =>
      join.onRef('said.id', '=', 'coding.contribution_id'),
    )
    .select('said.response_id')
    .distinct()
    .where('coding.theme_id', '=', theme)
    .execute()
  return rows.map(row => row.response_id)
}

export type Heard = { readonly contributions: number; readonly people: number; readonly coded: number }

/** How much there is to understand: what may be read, by how many people, and how much of it is in a theme. */
export async function heardIn(db: OrganisationDatabase, programme: Programme): Promise<Heard> {
  const row = await db
    .selectFrom('analysable_contribution as said')
    .select(sql<number>`count(*)`.as('contributions'))
    .select(sql<number>`count(distinct said.response_id)`.as('people'))
    .select(
      sql<number>`count(*) filter (where exists (
        select from coding join theme on theme.organisation_id = coding.organisation_id and theme.id = coding.theme_id
        where coding.contribution_id = said.id and theme.removed_at is null))`.as('coded'),
    )
    .where('said.programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  return row
}

export function newThemeId(): Id<'theme'> {
  return newId<'theme'>()
}
