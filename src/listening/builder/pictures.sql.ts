import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

/** Whether a version of the activity's form that was ever in use shows this file. */
async function isShownInForm(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
  file: Id<'stored_file'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('form')
    .innerJoin('form_version', join =>
      join
        .onRef('form_version.organisation_id', '=', 'form.organisation_id')
        .onRef('form_version.form_id', '=', 'form.id'),
    )
    .select('form_version.id')
    .where('form.activity_id', '=', activity)
    .where(shows('form_version.content', file))
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the form shows this file to those who work on it: in use, waiting, or before the last change. */
export async function isShownToTeam(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
  file: Id<'stored_file'>,
): Promise<boolean> {
  if (await isShownInForm(db, activity, file)) return true
  const found = await db
    .selectFrom('form')
    .innerJoin('form_draft', join =>
      join
        .onRef('form_draft.organisation_id', '=', 'form.organisation_id')
        .onRef('form_draft.form_id', '=', 'form.id'),
    )
    .select('form_draft.form_id')
    .where('form.activity_id', '=', activity)
    .where(sql<boolean>`(${shows('form_draft.content', file)} or ${shows('form_draft.before', file)})`)
    .executeTakeFirst()
  return found !== undefined
}

function shows(column: string, file: Id<'stored_file'>) {
  return sql<boolean>`${sql.ref(column)} @? ${`$.**.file ? (@ == "${file}")`}::jsonpath`
}
