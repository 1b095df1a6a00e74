import type { OpenDatabase } from '../../platform/db/connection.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Submission } from './response.ts'

export type Accepted =
  | {
      readonly ok: true
      readonly response: Id<'response'>
      readonly receiptHash: string | undefined
      readonly isNew: boolean
    }
  /** Another response has this receipt already. Nothing was stored. */
  | { readonly ok: false }

type Stored = {
  readonly response_id: Id<'response'>
  readonly receipt_hash: string | null
  readonly is_new: boolean
}

/** Planned once a connection, under its name: a hall of people runs it in the same minute. */
const acceptStatement = 'select * from accept_submission($1, $2)'

/**
 * Stores a submission whole, or not at all: response, permission, contributions, characteristics, the way back by
 * its receipt, and the event. Durable when it resolves. The same key a second time stores nothing and gives the
 * first one's response.
 */
export async function insertSubmission(
  database: Pick<OpenDatabase, 'pool'>,
  organisation: OrganisationId,
  secrets: Pick<Secrets, 'seal'>,
  submission: Submission,
): Promise<Accepted> {
  const id = newId<'response'>()
  const { name, contactDetails, ...permission } = submission.permission
  const sealed = (context: string, text: string | undefined) =>
    text === undefined ? null : secrets.seal(`${context} ${id}`, text).toString('base64')
  const given = JSON.stringify({
    ...submission,
    id,
    event: newId<'event'>(),
    words: submission.words.map(said => ({ id: newId<'contribution'>(), ...said })),
    permission: {
      ...permission,
      name: sealed('name', name),
      contactDetails: sealed('contact', contactDetails),
    },
  })
  try {
    const { rows } = await database.pool.query<Stored>({
      name: 'accept',
      text: acceptStatement,
      values: [organisation, given],
    })
    const stored = rows[0]!
    return {
      ok: true,
      response: stored.response_id,
      receiptHash: stored.receipt_hash ?? undefined,
      isNew: stored.is_new,
    }
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'address_pkey')
      return { ok: false }
    throw error
  }
}

/** Fixes a form version for good, at its first answer. Cheap where it is fixed already. */
export async function freezeFormVersion(
  db: OrganisationDatabase,
  id: Id<'form_version'>,
  now: Date,
): Promise<void> {
  await db
    .updateTable('form_version')
    .set({ frozen_at: now })
    .where('id', '=', id)
    .where('frozen_at', 'is', null)
    .execute()
}
