import { isDeepStrictEqual } from 'node:util'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Activity } from '../../programmes/index.ts'
import { recordAction } from '../../trust/index.ts'
import type { FormContent } from '../forms/form.ts'
import { formContent } from '../forms/form.ts'
import { formProblems } from '../forms/form-problems.ts'
import { currentForm, type FormVersion, saveFormContent } from '../forms/forms.sql.ts'
import { draftOf, holdDraft, versionsOf, writeDraft } from './form-drafts.sql.ts'

export type By = { readonly account: Id<'account'>; readonly now: Date }

/** A form as its team works on it. */
export type WorkingForm = {
  readonly inUse: FormVersion
  /** What is worked on: what waits to be put into use, or what is in use. */
  readonly content: FormContent
  readonly waits: boolean
  readonly mayUndo: boolean
  /** Keys of questions and sections that any version used: never given to another. */
  readonly used: readonly string[]
}

export async function workingForm(
  db: OrganisationDatabase,
  activity: Id<'activity'>,
): Promise<WorkingForm | undefined> {
  const inUse = await currentForm(db, activity)
  if (!inUse) return undefined
  const draft = await draftOf(db, inUse.form)
  const versions = await versionsOf(db, inUse.form)
  const contents = [draft.content, draft.before, ...versions.map(({ content }) => content)]
  const used = contents.flatMap(one => (one ? [...one.questions, ...one.sections].map(({ key }) => key) : []))
  return {
    inUse,
    content: draft.content ?? inUse.content,
    waits: draft.content !== undefined,
    mayUndo: draft.before !== undefined,
    used: [...new Set(used)],
  }
}

/**
 * Changes the form that is worked on. As long as nobody could have been asked (the activity was never opened and
 * nothing answered it) the change is in use at once, if the form can be asked so; otherwise it waits.
 * False where nothing changed.
 */
export async function changeForm(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'state' | 'programme'>,
  by: By,
  change: (content: FormContent) => FormContent,
): Promise<boolean> {
  const found = await currentForm(db, activity.id)
  if (!found) return false
  const draft = await holdDraft(db, found.form, by.now)
  // Read again now that it is held: somebody else's change may have come between.
  const inUse = (await currentForm(db, activity.id)) ?? found
  const content = draft.content ?? inUse.content
  // As it will be read again: without what is undefined.
  const next = formContent.parse(JSON.parse(JSON.stringify(change(content))))
  if (isDeepStrictEqual(next, content)) return false
  await keep(db, activity, inUse, { next, before: content }, by)
  return true
}

/** Takes the last change back; once more does it again. */
export async function undoChange(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'state' | 'programme'>,
  by: By,
): Promise<boolean> {
  const found = await currentForm(db, activity.id)
  if (!found) return false
  const draft = await holdDraft(db, found.form, by.now)
  if (!draft.before) return false
  const inUse = (await currentForm(db, activity.id)) ?? found
  await keep(db, activity, inUse, { next: draft.before, before: draft.content ?? inUse.content }, by)
  return true
}

async function keep(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'state' | 'programme'>,
  inUse: FormVersion,
  { next, before }: { readonly next: FormContent; readonly before: FormContent },
  by: By,
) {
  const nobodyAsked = activity.state === 'draft' && !inUse.isFrozen
  const atOnce = nobodyAsked && formProblems(next).length === 0
  if (atOnce) await saveFormContent(db, inUse, next, by.now)
  const waits = !atOnce && !isDeepStrictEqual(next, inUse.content)
  await writeDraft(db, inUse.form, { content: waits ? next : undefined, before }, by)
  await record(db, activity, 'changed what a form asks', by)
}

/** Asks people what waits from now on. False where nothing waits or it cannot be asked as it is. */
export async function putIntoUse(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'programme'>,
  by: By,
): Promise<boolean> {
  const found = await currentForm(db, activity.id)
  if (!found) return false
  const { content } = await holdDraft(db, found.form, by.now)
  if (!content || formProblems(content).length > 0) return false
  await saveFormContent(db, (await currentForm(db, activity.id)) ?? found, content, by.now)
  // What is in use may be answered at any moment, so there is nothing to go back to.
  await writeDraft(db, found.form, { content: undefined, before: undefined }, by)
  await record(db, activity, 'put a form into use', by)
  return true
}

/** Goes back to what is in use; can be undone. */
export async function dropDraft(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'programme'>,
  by: By,
): Promise<boolean> {
  const found = await currentForm(db, activity.id)
  if (!found) return false
  const { content } = await holdDraft(db, found.form, by.now)
  if (!content) return false
  await writeDraft(db, found.form, { content: undefined, before: content }, by)
  await record(db, activity, 'dropped the changes to a form', by)
  return true
}

function record(
  db: OrganisationDatabase,
  activity: Pick<Activity, 'id' | 'programme'>,
  action: string,
  by: By,
) {
  const subject = { kind: 'activity', id: activity.id }
  return recordAction(db, { action, subject, account: by.account, programme: activity.programme }, by.now)
}
