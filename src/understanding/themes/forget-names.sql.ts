import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type AnalysisStep, withoutNames } from './analysis-step.ts'
import { rewriteStep, stepsOfTheme } from './steps.sql.ts'

/** Between the words of a term or a name. */
export const apart = sql.lit(String.raw`[\s.,;:!?…"“”‘’'()、，；–-]+`)

/** Short words join a name and are nobody's; a Chinese word is short and says something. */
export const isTelling = sql<boolean>`(length(word) > 3 or word ~ '[一-鿿]{2}')`

/**
 * Notes which words of a new theme's name the machine took from what was said, and from whom: the suggestion's. Words
 * that nobody said, such as those of "Other things said", are not among them.
 */
export async function borrowName(
  db: OrganisationDatabase,
  theme: Id<'theme'>,
  suggestion: Id<'suggested_theme'>,
): Promise<void> {
  await sql`
    with said as (
      select plain_text(coalesce(string_agg(c.words, ' '), '')) as text
      from suggested_membership member
      join analysable_contribution c on c.id = member.contribution_id
      where member.organisation_id = ${db.organisation} and member.suggested_theme_id = ${suggestion}
    )
    update theme t set borrowed_from = s.id, borrowed = array(
      select distinct word from regexp_split_to_table(plain_text(t.name), ${apart}) word
      where ${isTelling} and position(word in plain_text(s.name || ' ' || array_to_string(s.terms, ' '))) > 0
        and position(word in said.text) > 0)
    from suggested_theme s, said
    where t.organisation_id = ${db.organisation} and t.id = ${theme}
      and s.organisation_id = ${db.organisation} and s.id = ${suggestion}`.execute(db)
}

/**
 * After words were taken back: finds themes whose names were made of words that nobody says any more, neither in the
 * theme nor in the suggestion that the name came from. Where such a word is in the name still, the theme asks for
 * another; its lineage forgets every name with the word.
 *
 * @param activity whose programme it is
 */
export async function forgetNames(db: OrganisationDatabase, activity: string): Promise<void> {
  const { rows } = await sql<{ id: Id<'theme'>; words: string[] }>`
    with said as (
      select t.id, t.borrowed, plain_text(coalesce(string_agg(c.words, ' '), '')) as text
      from theme t
      join activity a on a.organisation_id = t.organisation_id and a.programme_id = t.programme_id
      left join lateral (
        select coding.contribution_id as id from coding
        where coding.organisation_id = t.organisation_id and coding.theme_id = t.id
        union
        select member.contribution_id from suggested_membership member
        where member.organisation_id = t.organisation_id and member.suggested_theme_id = t.borrowed_from
      ) named on true
      left join analysable_contribution c on c.id = named.id
      where t.organisation_id = ${db.organisation} and a.id = ${activity} and t.borrowed <> '{}'
      group by t.organisation_id, t.id
    ),
    gone as (
      select id, array(select word from unnest(borrowed) word where position(word in text) = 0) as words from said
    )
    update theme t set
      borrowed = array(select word from unnest(t.borrowed) word where word <> all (gone.words)),
      name_taken_back = t.name_taken_back or ${holds(sql`t.name`)},
      -- Nobody sees a removed theme, so nobody would choose another name for it.
      name = case when t.removed_at is not null and ${holds(sql`t.name`)} then '–' else t.name end
    from gone
    where t.organisation_id = ${db.organisation} and t.id = gone.id and gone.words <> '{}'
    returning t.id, gone.words`.execute(db)
  for (const { id, words } of rows) {
    for (const step of await stepsOfTheme(db, id)) {
      const forgotten = await namesWith(db, step, words)
      if (forgotten.size > 0) await rewriteStep(db, withoutNames(step, forgotten))
    }
  }
}

function holds(name: ReturnType<typeof sql>) {
  return sql<boolean>`exists (select from unnest(gone.words) word where position(word in plain_text(${name})) > 0)`
}

/** The names in a step's account that have one of these words. */
async function namesWith(
  db: OrganisationDatabase,
  step: AnalysisStep,
  words: readonly string[],
): Promise<Set<string>> {
  const names = [
    ...Object.values(step.detail).filter(value => typeof value === 'string'),
    ...step.changes.flatMap(change =>
      change.what === 'theme' ? [change.before.name ?? '', change.after.name ?? ''] : [],
    ),
  ]
  const { rows } = await sql<{ name: string }>`
    select name from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) name
    where exists (select from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) word
      where position(word in plain_text(name)) > 0)`.execute(db)
  return new Set(rows.map(row => row.name))
}
