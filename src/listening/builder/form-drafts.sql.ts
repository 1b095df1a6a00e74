import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type FormContent, formContent } from '../forms/form.ts'

/** What waits to be put into use, if anything, and what the last change can be undone to. */
export type Draft = {
  readonly content: FormContent | undefined
  readonly before: FormContent | undefined
}

export async function draftOf(db: OrganisationDatabase, form: Id<'form'>): Promise<Draft> {
  const row = await db
    .selectFrom('form_draft')
    .select(['content', 'before'])
    .where('form_id', '=', form)
    .executeTakeFirst()
  return row ? readDraft(row) : { content: undefined, before: undefined }
}

/** The same, held until the transaction ends: two people who change one form do so one after the other. */
export async function holdDraft(db: OrganisationDatabase, form: Id<'form'>, now: Date): Promise<Draft> {
  await db
    .insertInto('form_draft')
    .values({ organisation_id: db.organisation, form_id: form, changed_at: now })
    .onConflict(conflict => conflict.columns(['organisation_id', 'form_id']).doNothing())
    .execute()
  const row = await db
    .selectFrom('form_draft')
    .select(['content', 'before'])
    .where('form_id', '=', form)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return readDraft(row)
}

export async function writeDraft(
  db: OrganisationDatabase,
  form: Id<'form'>,
  draft: Draft,
  by: { readonly account: Id<'account'>; readonly now: Date },
): Promise<void> {
  await db
    .updateTable('form_draft')
    .set({
      content: draft.content ? JSON.stringify(draft.content) : null,
      before: draft.before ? JSON.stringify(draft.before) : null,
      changed_at: by.now,
      changed_by: by.account,
    })
    .where('form_id', '=', form)
    .execute()
}

export type ListedVersion = {
  readonly version: number
  readonly madeAt: Date
  /** When it was first answered; from then on it never changes. */
  readonly frozenAt: Date | null
  readonly content: FormContent
}

/** Every version that was put into use, the newest first. */
export async function versionsOf(db: OrganisationDatabase, form: Id<'form'>): Promise<ListedVersion[]> {
  const rows = await db
    .selectFrom('form_version')
    .select(['version', 'made_at', 'frozen_at', 'content'])
    .where('form_id', '=', form)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({
    version: row.version,
    madeAt: row.made_at,
    frozenAt: row.frozen_at,
    content: formContent.parse(row.content),
  }))
}

function readDraft(row: { readonly content: unknown; readonly before: unknown }): Draft {
  return {
    content: row.content === null ? undefined : formContent.parse(row.content),
    before: row.before === null ? undefined : formContent.parse(row.before),
  }
}
