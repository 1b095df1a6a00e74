import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type FormContent, type FormDraft, formContent } from './form.ts'

export type FormVersion = {
  readonly id: Id<'form_version'>
  readonly form: Id<'form'>
  readonly version: number
  readonly content: FormContent
  readonly isFrozen: boolean
}

/** The newest version of the activity's form. */
export async function currentForm(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<FormVersion | undefined> {
  const row = await db
    .selectFrom('form')
    .innerJoin('form_version', join =>
      join
        .onRef('form_version.organisation_id', '=', 'form.organisation_id')
        .onRef('form_version.form_id', '=', 'form.id'),
    )
    .select([
      'form_version.id',
      'form.id as form',
      'form_version.version',
      'form_version.content',
      'form_version.frozen_at',
    ])
    .where('form.activity_id', '=', activity)
    .orderBy('form_version.version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      form: row.form,
      version: row.version,
      content: formContent.parse(row.content),
      isFrozen: row.frozen_at !== null,
    }
  )
}

/** One version of a form, whichever it is: what a response of that version answered. */
export async function formVersionById(
  db: OrganisationDatabase,
  id: Id<'form_version'>,
): Promise<FormContent | undefined> {
  const row = await db.selectFrom('form_version').select('content').where('id', '=', id).executeTakeFirst()
  return row && formContent.parse(row.content)
}

export async function insertForm(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
  content: FormDraft,
  now: Date,
): Promise<Id<'form'>> {
  const form = newId<'form'>()
  await db
    .insertInto('form')
    .values({ organisation_id: db.organisation, id: form, activity_id: activity })
    .execute()
  await insertVersion(db, form, 1, formContent.parse(content), now)
  return form
}

/** Changes what is asked: the newest version itself while nobody has answered it, otherwise the next version. */
export async function saveFormContent(
  db: OrganisationDatabase,
  current: FormVersion,
  draft: FormDraft,
  now: Date,
): Promise<void> {
  const content = formContent.parse(draft)
  const changed = await db
    .updateTable('form_version')
    .set({ content: JSON.stringify(content), made_at: now })
    .where('id', '=', current.id)
    .where('frozen_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!changed) await insertVersion(db, current.form, current.version + 1, content, now)
}

async function insertVersion(
  db: OrganisationDatabase,
  form: Id<'form'>,
  version: number,
  content: FormContent,
  now: Date,
) {
  await db
    .insertInto('form_version')
    .values({
      organisation_id: db.organisation,
      id: newId(),
      form_id: form,
      version,
      content: sql`${JSON.stringify(content)}::jsonb`,
      made_at: now,
    })
    .execute()
}
