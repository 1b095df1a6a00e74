import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'

export type DraftRow = {
  readonly id: Id<'response_draft'>
  readonly formVersion: Id<'form_version'>
  readonly content: Buffer
  readonly expiresAt: Date
}

/** Keeps a new draft. False, and nothing changed, where its token is known. */
export async function insertDraft(
  db: OrganisationDatabase,
  draft: {
    readonly id: Id<'response_draft'>
    readonly activity: Id<'activity'>
    readonly formVersion: Id<'form_version'>
    readonly tokenHash: string
    readonly content: Buffer
    readonly expiresAt: Date
  },
): Promise<boolean> {
  const row = await db
    .insertInto('response_draft')
    .values({
      organisation_id: db.organisation,
      id: draft.id,
      activity_id: draft.activity,
      form_version_id: draft.formVersion,
      token_hash: draft.tokenHash,
      content: draft.content,
      expires_at: draft.expiresAt,
    })
    .onConflict(conflict => conflict.columns(['organisation_id', 'token_hash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The draft of a token that is not over yet; locked where it is about to change. */
export async function draftByToken(
  db: OrganisationDatabase,
  wanted: { readonly activity: Id<'activity'>; readonly tokenHash: string; readonly now: Date },
  forChange: boolean,
): Promise<DraftRow | undefined> {
  const query = db
    .selectFrom('response_draft')
    .select(['id', 'form_version_id as formVersion', 'content', 'expires_at as expiresAt'])
    .where('activity_id', '=', wanted.activity)
    .where('token_hash', '=', wanted.tokenHash)
    .where('expires_at', '>', wanted.now)
  return await (forChange ? query.forUpdate() : query).executeTakeFirst()
}

export async function updateDraft(
  db: OrganisationDatabase,
  id: Id<'response_draft'>,
  change: {
    readonly content?: Buffer
    readonly expiresAt: Date
    readonly tokenHash?: string
    /** How it is found again by words; null where it no longer is. */
    readonly saved?: { readonly codeHash: string; readonly tokenSealed: Buffer } | null
  },
): Promise<void> {
  const { saved } = change
  await db
    .updateTable('response_draft')
    .set({
      expires_at: change.expiresAt,
      ...(change.content ? { content: change.content } : {}),
      ...(change.tokenHash === undefined ? {} : { token_hash: change.tokenHash }),
      ...(saved === undefined
        ? {}
        : { code_hash: saved?.codeHash ?? null, token_sealed: saved?.tokenSealed ?? null }),
    })
    .where('id', '=', id)
    .execute()
}

/** Drafts that these words may find, locked so that two tries at a PIN are two tries. */
export function draftsByCode(
  db: OrganisationDatabase,
  wanted: { readonly activity: Id<'activity'>; readonly codeHash: string; readonly now: Date },
) {
  return db
    .selectFrom('response_draft')
    .select([
      'id',
      'token_sealed as tokenSealed',
      'pin_failures as pinFailures',
      'pin_locked_until as pinLockedUntil',
    ])
    .where('activity_id', '=', wanted.activity)
    .where('code_hash', '=', wanted.codeHash)
    .where('expires_at', '>', wanted.now)
    .forUpdate()
    .execute()
}

export async function noteDraftTry(
  db: OrganisationDatabase,
  id: Id<'response_draft'>,
  failures: number,
  lockedUntil: Date | undefined,
): Promise<void> {
  await db
    .updateTable('response_draft')
    .set({ pin_failures: failures, pin_locked_until: lockedUntil ?? null })
    .where('id', '=', id)
    .execute()
}

export async function deleteDraft(db: OrganisationDatabase, id: Id<'response_draft'>): Promise<void> {
  await db.deleteFrom('response_draft').where('id', '=', id).execute()
}

/** Deletes a draft whose time is over; gives until when it is kept where it is not. */
export async function deleteIfOver(
  db: OrganisationDatabase,
  id: Id<'response_draft'>,
  now: Date,
): Promise<Date | undefined> {
  await db.deleteFrom('response_draft').where('id', '=', id).where('expires_at', '<=', now).execute()
  const row = await db
    .selectFrom('response_draft')
    .select('expires_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.expires_at
}
