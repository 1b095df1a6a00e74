import { sql } from 'kysely'
import type { SuggestedThemes } from '../../language/themes.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'

export type SuggestionState = 'open' | 'accepted' | 'set_aside'

export type SuggestedTheme = {
  readonly id: Id<'suggested_theme'>
  readonly run: Id<'theme_run'>
  readonly name: string
  readonly group: string | undefined
  readonly language: string
  readonly terms: readonly string[]
  readonly cohesion: number
  readonly state: SuggestionState
  readonly contributions: number
  readonly people: number
}

/** What is to be read for themes, in an order that does not depend on how it came in. */
export function textsOf(db: OrganisationDatabase, programme: Id<'programme'>) {
  return db
    .selectFrom('analysable_contribution')
    .select(['id', 'words', 'language'])
    .where('programme_id', '=', programme)
    .orderBy('id')
    .execute()
}

/** Keeps what a run found, whole, and marks it done. Words taken back meanwhile are left out. */
export async function storeSuggestions(
  db: OrganisationDatabase,
  run: Id<'theme_run'>,
  found: Extract<SuggestedThemes, { ok: true }>,
  now: Date,
): Promise<void> {
  const ids = new Map(found.themes.map(theme => [theme.id, newId<'suggested_theme'>()]))
  const groups = new Map(found.parents.map(parent => [parent.id, parent.name]))
  if (found.themes.length > 0) {
    await db
      .insertInto('suggested_theme')
      .values(
        found.themes.map((theme, position) => ({
          organisation_id: db.organisation,
          id: ids.get(theme.id)!,
          run_id: run,
          name: theme.name,
          group_name: theme.parentId === null ? null : (groups.get(theme.parentId) ?? null),
          language: theme.language,
          terms: [...theme.terms],
          cohesion: theme.cohesion,
          position,
        })),
      )
      .execute()
  }
  const examples = new Map(
    found.themes.flatMap(theme =>
      theme.excerpts.map(
        (excerpt, position) => [`${theme.id} ${excerpt.id}`, { ...excerpt, position }] as const,
      ),
    ),
  )
  const members = found.assignments.flatMap(assigned => {
    const theme = assigned.themeId === null ? undefined : ids.get(assigned.themeId)
    if (!theme) return []
    const example = examples.get(`${assigned.themeId} ${assigned.id}`)
    return [
      {
        theme,
        id: assigned.id,
        confidence: assigned.confidence,
        from: example?.start ?? null,
        to: example?.end ?? null,
        position: example?.position ?? null,
      },
    ]
  })
  for (let at = 0; at < members.length; at += 5000) {
    await sql`
      insert into suggested_membership (organisation_id, suggested_theme_id, contribution_id, confidence, start_at, end_at, position)
      select ${db.organisation}, item.theme, said.id, item.confidence, item."from", item."to", item.position
      from jsonb_to_recordset(${JSON.stringify(members.slice(at, at + 5000))}::jsonb)
        as item (theme uuid, id uuid, confidence real, "from" int, "to" int, position int)
      join analysable_contribution said on said.id = item.id
      on conflict do nothing`.execute(db)
  }
  await db
    .updateTable('theme_run')
    .set({
      state: 'done',
      progress: 1,
      provider: found.provider.id,
      revision: found.provider.revision,
      contributions: found.assignments.length,
      finished_at: now,
    })
    .where('id', '=', run)
    .execute()
}

/** The suggested themes of a run, counted over what may be read today. */
export async function suggestionsOf(
  db: OrganisationDatabase,
  run: Id<'theme_run'>,
): Promise<SuggestedTheme[]> {
  const rows = await suggestions(db)
    .where('suggested_theme.run_id', '=', run)
    .orderBy('suggested_theme.position')
    .execute()
  return rows.map(toSuggestion)
}

export async function suggestionById(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  id: Id<'suggested_theme'>,
): Promise<SuggestedTheme | undefined> {
  const row = await suggestions(db)
    .innerJoin('theme_run', join =>
      join
        .onRef('theme_run.organisation_id', '=', 'suggested_theme.organisation_id')
        .onRef('theme_run.id', '=', 'suggested_theme.run_id'),
    )
    .where('theme_run.programme_id', '=', programme)
    .where('suggested_theme.id', '=', id)
    .executeTakeFirst()
  return row && toSuggestion(row)
}

function suggestions(db: OrganisationDatabase) {
  return db
    .selectFrom('suggested_theme')
    .leftJoin('suggested_membership as member', join =>
      join
        .onRef('member.organisation_id', '=', 'suggested_theme.organisation_id')
        .onRef('member.suggested_theme_id', '=', 'suggested_theme.id'),
    )
    .leftJoin('analysable_contribution as said', join => join.onRef('said.id', '=', 'member.contribution_id'))
    .select([
      'suggested_theme.id',
      'suggested_theme.run_id',
      'suggested_theme.name',
      'suggested_theme.group_name',
      'suggested_theme.language',
      'suggested_theme.terms',
      'suggested_theme.cohesion',
      'suggested_theme.state',
    ])
    .select(sql<number>`count(said.id)`.as('contributions'))
    .select(sql<number>`count(distinct said.response_id)`.as('people'))
    .groupBy(['suggested_theme.organisation_id', 'suggested_theme.id'])
}

type Row = Awaited<ReturnType<ReturnType<typeof suggestions>['execute']>>[number]

function toSuggestion(row: Row): SuggestedTheme {
  return {
    id: row.id,
    run: row.run_id as Id<'theme_run'>,
    name: row.name,
    group: row.group_name ?? undefined,
    language: row.language,
    terms: row.terms,
    cohesion: row.cohesion,
    state: row.state as SuggestionState,
    contributions: row.contributions,
    people: row.people,
  }
}

export type Member = {
  readonly contribution: Id<'contribution'>
  readonly words: string
  readonly language: string
  readonly confidence: number
  /** The piece that speaks for the theme best, where this is one of its examples. */
  readonly example: { readonly start: number; readonly end: number } | undefined
}

/** What is in a suggested theme: its best examples first, then the surest. */
export async function membersOf(
  db: OrganisationDatabase,
  suggestion: Id<'suggested_theme'>,
): Promise<Member[]> {
  const rows = await db
    .selectFrom('suggested_membership as member')
    .innerJoin('analysable_contribution as said', join =>
      join.onRef('said.id', '=', 'member.contribution_id'),
    )
    .select([
      'said.id as contribution',
      'said.words',
      'said.language',
      'member.confidence',
      'member.start_at',
      'member.end_at',
    ])
    .where('member.suggested_theme_id', '=', suggestion)
    .orderBy(sql`member.position asc nulls last`)
    .orderBy('member.confidence', 'desc')
    .orderBy('said.id')
    .execute()
  return rows.map(row => ({
    contribution: row.contribution,
    words: row.words,
    language: row.language,
    confidence: row.confidence,
    example:
      row.start_at === null || row.end_at === null ? undefined : { start: row.start_at, end: row.end_at },
  }))
}

export async function markSuggestion(
  db: OrganisationDatabase,
  id: Id<'suggested_theme'>,
  state: SuggestionState,
  theme: Id<'theme'> | undefined,
): Promise<void> {
  await db
    .updateTable('suggested_theme')
    .set({ state, theme_id: theme ?? null })
    .where('id', '=', id)
    .execute()
}
