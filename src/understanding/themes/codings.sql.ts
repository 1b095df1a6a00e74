import { sql } from 'kysely'
import type { Span } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Coded } from './analysis-step.ts'

const piecesOf = sql`
  from coding_excerpt piece
  join excerpt on excerpt.organisation_id = piece.organisation_id and excerpt.id = piece.excerpt_id
  where piece.organisation_id = coding.organisation_id and piece.theme_id = coding.theme_id
    and piece.contribution_id = coding.contribution_id`

/** The spans of the pieces that a coding holds, in the order of the words. */
const spans = sql<Span[]>`array(
  select json_build_object('start', excerpt.start_at, 'end', excerpt.end_at) ${piecesOf} order by excerpt.start_at)`

/** Its author changed what was coded: all of it that was read, or the words of a piece. */
const changedSince = sql<boolean>`case when coding.pieces = 0 then said.revision <> coding.revision
  else coding.pieces > (select count(*) ${piecesOf}) end`

/** Codings of a theme as they are now; only of these contributions where they are given. */
export async function codingsOf(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  only?: readonly string[],
): Promise<Coded[]> {
  if (only?.length === 0) return []
  let query = db
    .selectFrom('coding')
    .select(['contribution_id', 'pieces', 'suggested_theme_id', 'confidence', 'revision'])
    .select(sql<string[]>`array(select excerpt.id ${piecesOf} order by excerpt.start_at)`.as('excerpts'))
    .where('theme_id', '=', theme)
    .orderBy('contribution_id')
  if (only)
    query = query.where(
      sql<boolean>`contribution_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(only)}::jsonb))`,
    )
  const rows = await query.execute()
  return rows.map(row => ({
    contribution: row.contribution_id,
    excerpts: row.excerpts,
    pieces: row.pieces,
    suggestion: row.suggested_theme_id,
    confidence: row.confidence,
    revision: row.revision,
  }))
}

/**
 * Codes contributions to a theme, with their pieces, and gives those that were not coded to it before. Words that
 * were taken back meanwhile, or may no longer be read, are left out; so are pieces that stand in them no more.
 */
export async function insertCodings(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  codings: readonly Coded[],
  by: { account: Id<'account'> | undefined; now: Date },
): Promise<string[]> {
  if (codings.length === 0) return []
  const { rows } = await sql<{ contribution_id: string }>`
    insert into coding (organisation_id, theme_id, contribution_id, pieces, made_at, made_by, suggested_theme_id, confidence, revision)
    select ${db.organisation}, ${theme}, said.id, item.pieces, ${by.now}, ${by.account ?? null}, item.suggestion, item.confidence,
      coalesce(item.revision, said.revision)
    from jsonb_to_recordset(${JSON.stringify(codings)}::jsonb)
      as item (contribution uuid, pieces int, suggestion uuid, confidence real, revision int)
    join analysable_contribution said on said.id = item.contribution
    on conflict do nothing
    returning contribution_id`.execute(db)
  const made = new Set(rows.map(row => row.contribution_id))
  const pieces = codings
    .filter(coding => made.has(coding.contribution))
    .flatMap(({ contribution, excerpts }) => excerpts.map(excerpt => ({ contribution, excerpt })))
  if (pieces.length > 0)
    await sql`
      insert into coding_excerpt (organisation_id, theme_id, contribution_id, excerpt_id)
      select ${db.organisation}, ${theme}, item.contribution, excerpt.id
      from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as item (contribution uuid, excerpt uuid)
      join excerpt on excerpt.organisation_id = ${db.organisation} and excerpt.id = item.excerpt
        and excerpt.contribution_id = item.contribution
      on conflict do nothing`.execute(db)
  return [...made]
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

/** The excerpts of a contribution among these, with where they stand. */
export function excerptsAt(
  db: OrganisationDatabase,
  contribution: Id<'contribution'>,
  excerpts: readonly string[],
) {
  return db
    .selectFrom('excerpt')
    .select(['id', 'start_at as start', 'end_at as end'])
    .where('contribution_id', '=', contribution)
    .where(
      sql<boolean>`id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(excerpts)}::jsonb))`,
    )
    .orderBy('start_at')
    .execute()
}

/** A contribution that may be read beside others today. */
export function saidOnce(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  contribution: Id<'contribution'>,
) {
  return db
    .selectFrom('analysable_contribution')
    .select(['id', 'words', 'language', 'revision'])
    .where('programme_id', '=', programme)
    .where('id', '=', contribution)
    .executeTakeFirst()
}

export type SaidInTheme = {
  readonly contribution: Id<'contribution'>
  readonly words: string
  readonly language: string
  readonly quotable: boolean
  readonly confidence: number | null
  /** The pieces that speak of the theme, in their order; none where all of it does, or where none is left. */
  readonly pieces: readonly Span[]
  /** Only pieces of it were coded. */
  readonly isInPart: boolean
  /** Its author changed what was coded. */
  readonly changedSince: boolean
}

/** What was said of a theme: what is to be read again first, then the surest. */
export function saidInTheme(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  most: number,
  skip = 0,
): Promise<SaidInTheme[]> {
  return coded(db)
    .select('coding.confidence')
    .where('coding.theme_id', '=', theme)
    .orderBy(sql`${changedSince} desc`)
    .orderBy(sql`coding.confidence desc nulls first`)
    .orderBy('said.id')
    .limit(most)
    .offset(skip)
    .execute()
}

/** The themes that a contribution is in, and with which of its pieces. */
export function themesOfContribution(db: OrganisationDatabase, contribution: Id<'contribution'>) {
  return coded(db)
    .innerJoin('theme', join =>
      join
        .onRef('theme.organisation_id', '=', 'coding.organisation_id')
        .onRef('theme.id', '=', 'coding.theme_id'),
    )
    .select(['theme.id', 'theme.name', 'theme.hue'])
    .where('coding.contribution_id', '=', contribution)
    .where('theme.removed_at', 'is', null)
    .orderBy('theme.name')
    .execute()
}

function coded(db: OrganisationDatabase) {
  return db
    .selectFrom('coding')
    .innerJoin('analysable_contribution as said', join =>
      join.onRef('said.id', '=', 'coding.contribution_id'),
    )
    .select(['said.id as contribution', 'said.words', 'said.language', 'said.quotable'])
    .select([
      spans.as('pieces'),
      sql<boolean>`coding.pieces > 0`.as('isInPart'),
      changedSince.as('changedSince'),
    ])
}
