import { sql } from 'kysely'
import { namesOfOthers } from '../../language/theme-name-words.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { apart, isTelling } from '../themes/forget-names.sql.ts'

/**
 * Takes out of a programme's suggestions every word that nobody in them says any more: the words that set a
 * group apart, and the names made of them, may have been one person's, who took them back or changed them.
 *
 * @param activity whose programme it is
 */
export async function forgetTerms(db: OrganisationDatabase, activity: string): Promise<void> {
  await sql`
    with said as (
      select s.id, s.name, s.group_name, s.terms,
        plain_text(coalesce(string_agg(c.words, ' '), '')) as text, s.run_id
      from suggested_theme s
      join theme_run r on r.organisation_id = s.organisation_id and r.id = s.run_id
      join activity a on a.organisation_id = r.organisation_id and a.programme_id = r.programme_id
      left join suggested_membership m
        on m.organisation_id = s.organisation_id and m.suggested_theme_id = s.id
      left join analysable_contribution c
        on c.organisation_id = m.organisation_id and c.id = m.contribution_id
      where s.organisation_id = ${db.organisation} and a.id = ${activity}
      group by s.organisation_id, s.id
    ),
    grouped as (
      select *, string_agg(text, ' ') over (partition by run_id, group_name) as group_text from said
    ),
    kept as (
      select id,
        array(
          select term from unnest(terms) with ordinality as t (term, at)
          where not exists (
            select from regexp_split_to_table(plain_text(term), ${apart}) word where position(word in text) = 0
          ) order by at
        ) as terms,
        -- "Other things said" is nobody's words.
        name = any(${sql.val(namesOfOthers)}::text[]) or not exists (
          select from regexp_split_to_table(plain_text(name), ${apart}) word
          where ${isTelling} and position(word in text) = 0
        ) as name_is_said,
        group_name is null or not exists (
          select from regexp_split_to_table(plain_text(group_name), ${apart}) word
          where ${isTelling} and position(word in group_text) = 0
        ) as group_is_said
      from grouped
    ),
    renamed as (
    update suggested_theme s set
      terms = kept.terms,
      name = case when name_is_said then s.name
        else coalesce(nullif(array_to_string(kept.terms[1:2], ', '), ''), '–') end,
      group_name = case when group_is_said then s.group_name end
    from kept
    where s.organisation_id = ${db.organisation} and s.id = kept.id
      and (s.terms <> kept.terms or not name_is_said or not group_is_said)
    returning s.id, s.name
    )
    -- The lineage tells of a suggestion by the name that it has now.
    update analysis_step step set detail = step.detail || jsonb_build_object('suggested', renamed.name)
    from renamed
    where step.organisation_id = ${db.organisation} and step.kind in ('accept', 'set aside')
      and step.changes @> jsonb_build_array(jsonb_build_object('what', 'suggestion', 'suggestion', renamed.id))`.execute(
    db,
  )
}
