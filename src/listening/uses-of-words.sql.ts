import { sql } from 'kysely'
import { enterWords, type OrganisationDatabase } from '../platform/db/transaction.ts'
import { type Id, newId } from '../platform/ids.ts'
import type { UseKind } from './your-words/own-response.ts'

/** Something that words led to, as their author will read it on their receipt. */
export type Use = {
  readonly kind: UseKind
  /** The theme, publication or recommendation: the same one is told once. */
  readonly subject: string
  readonly label: string
  readonly address?: string | undefined
}

/**
 * Tells the authors of these responses where their words have been. Rooms above call it in the transaction in
 * which they use the words; a use told before is told with its newest label and address.
 */
export async function recordUse(
  db: OrganisationDatabase,
  responses: readonly Id<'response'>[],
  use: Use,
  now: Date,
): Promise<void> {
  if (responses.length === 0) return
  await enterWords(db, async () => {
    const rows = JSON.stringify(
      [...new Set(responses)].map(response => ({ id: newId<'use_of_words'>(), response })),
    )
    // Only responses that still have words: a withdrawn one may have gone since the caller read.
    await sql`
      insert into use_of_words (organisation_id, id, response_id, kind, subject_id, label, address, at)
      select ${db.organisation}, item.id, item.response, ${use.kind}, ${use.subject}, ${use.label}, ${use.address ?? null}, ${now}
      from jsonb_to_recordset(${rows}::jsonb) as item (id uuid, response uuid)
      join response on response.organisation_id = ${db.organisation} and response.id = item.response and response.state <> 'withdrawn'
      on conflict (organisation_id, response_id, kind, subject_id)
        do update set label = excluded.label, address = excluded.address, ended_at = null`.execute(db)
  })
}

/** Tells them that a use has ended: the theme was taken apart, the quote left the report. */
export async function endUse(
  db: OrganisationDatabase,
  use: { readonly kind: UseKind; readonly subject: string; readonly responses?: readonly Id<'response'>[] },
  now: Date,
): Promise<void> {
  await enterWords(db, async () => {
    let query = db
      .updateTable('use_of_words')
      .set({ ended_at: now })
      .where('kind', '=', use.kind)
      .where('subject_id', '=', use.subject)
      .where('ended_at', 'is', null)
    if (use.responses) query = query.where('response_id', 'in', [...use.responses])
    await query.execute()
  })
}

/** Calls a use by another name wherever it was told, ended or not. */
export async function relabelUse(
  db: OrganisationDatabase,
  use: { readonly kind: UseKind; readonly subject: string },
  label: string,
): Promise<void> {
  await enterWords(db, async () => {
    await db
      .updateTable('use_of_words')
      .set({ label })
      .where('kind', '=', use.kind)
      .where('subject_id', '=', use.subject)
      .execute()
  })
}

/** Whether these responses, taken back since, left word that a note may say so. By response. */
export async function withdrawalNotes(
  db: OrganisationDatabase,
  responses: readonly Id<'response'>[],
): Promise<ReadonlySet<Id<'response'>>> {
  if (responses.length === 0) return new Set()
  return enterWords(db, async () => {
    const rows = await db
      .selectFrom('response')
      .select('id')
      .where('id', 'in', [...responses])
      .where('state', '=', 'withdrawn')
      .where('note_on_withdrawal', '=', true)
      .execute()
    return new Set(rows.map(row => row.id))
  })
}
