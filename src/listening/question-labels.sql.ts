import { sql } from 'kysely'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import type { Id } from '../platform/ids.ts'
import { questionIn } from './forms/form.ts'
import { currentForm } from './forms/forms.sql.ts'

/**
 * What the questions of a conversation are called, by their keys: its own in the form's first language, and those
 * that only a file asked as who brought it wrote them. Empty where everything that was said answers one question,
 * because then nobody needs to be told which.
 */
export async function questionLabels(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<ReadonlyMap<string, string>> {
  const imported = await sql<{ question: string; label: string }>`
    select words->>'question' as question, words->>'label' as label
    from import, jsonb_array_elements(import.mapping->'words') as words
    where import.organisation_id = ${db.organisation} and import.activity_id = ${activity}
      and import.rows_stored > 0 and import.state <> 'removed'
    order by import.made_at`.execute(db)
  const labels = new Map(imported.rows.map(({ question, label }) => [question, label]))
  const content = (await currentForm(db, activity))?.content
  for (const asked of content?.questions ?? []) {
    const first = content!.languages[0]!
    labels.set(asked.key, questionIn(asked, first, first).question)
  }
  return labels.size > 1 ? labels : new Map()
}
