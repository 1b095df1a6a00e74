import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { ThemeState } from './analysis-step.ts'
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
    .select('theme.name_taken_back as nameTakenBack')
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

/** One theme, removed or not, with its state for the lineage: a name that was taken back is not in it. */
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
  name_taken_back: boolean
  definition: string
  removed_at: Date | null
  merged_into: string | null
}): ThemeState {
  return {
    name: row.name_taken_back ? null : row.name,
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
      // A name that the lineage has forgotten does not return: the one that it has now stays.
      ...(state.name === null ? {} : { name: state.name, name_taken_back: false }),
      definition: state.definition,
      removed_at: state.removed ? now : null,
      merged_into: state.mergedInto,
    })
    .where('id', '=', id)
    .execute()
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
