import type { OpenDatabase } from '../../platform/db/connection.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId, type OrganisationId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { gather } from './gather.ts'
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

type Known = {
  readonly submission_key: string
  readonly response_id: Id<'response'>
  readonly receipt_hash: string | null
}
type Prepared = Submission & { readonly id: Id<'response'> }

/** Planned once a connection, under its name: a hall of people runs it in the same minute. */
const acceptStatement = 'select * from accept_submissions($1, $2)'

/** Measured: more at once wait for each other, and with more together the last wait longer for their thanks. */
const together = { most: 16, atOnce: 4 }
type Intake = (submission: Prepared) => Promise<Accepted>
const intakes = new WeakMap<OpenDatabase['pool'], Map<OrganisationId, Intake>>()

/**
 * Stores a submission whole, or not at all: response, permission, contributions, characteristics, the way back by
 * its receipt, and the event. Durable when it resolves. The same key a second time stores nothing and gives the
 * first one's response. What comes in while others are being stored shares their transaction.
 */
export async function insertSubmission(
  database: Pick<OpenDatabase, 'pool'>,
  organisation: OrganisationId,
  secrets: Pick<Secrets, 'seal'>,
  submission: Submission,
): Promise<Accepted> {
  const id = newId<'response'>()
  const sealed = (context: string, text: string | undefined) =>
    text === undefined ? undefined : secrets.seal(`${context} ${id}`, text).toString('base64')
  const { name, contactDetails } = submission.permission
  return await intakeOf(
    database.pool,
    organisation,
  )({
    ...submission,
    id,
    permission: {
      ...submission.permission,
      name: sealed('name', name),
      contactDetails: sealed('contact', contactDetails),
    },
  })
}

function intakeOf(pool: OpenDatabase['pool'], organisation: OrganisationId): Intake {
  const ofPool = intakes.get(pool) ?? new Map<OrganisationId, Intake>()
  intakes.set(pool, ofPool)
  const known = ofPool.get(organisation)
  if (known) return known
  const made = gather<Prepared, Accepted>(
    submissions => insertTogether(pool, organisation, submissions),
    together,
  )
  ofPool.set(organisation, made)
  return made
}

async function insertTogether(
  pool: OpenDatabase['pool'],
  organisation: OrganisationId,
  submissions: readonly Prepared[],
): Promise<readonly Accepted[]> {
  const given = submissions.map(({ permission, words, ...submission }) => ({
    ...submission,
    ...permission,
    event: newId<'event'>(),
    words: words.map(said => ({ id: newId<'contribution'>(), ...said })),
  }))
  try {
    const { rows } = await pool.query<Known>({
      name: 'accept',
      text: acceptStatement,
      values: [organisation, JSON.stringify(given)],
    })
    const known = new Map(rows.map(row => [row.submission_key, row]))
    return submissions.map(({ id, key, receiptHash }) => {
      const first = known.get(key)
      if (!first || first.response_id === id) return { ok: true, response: id, receiptHash, isNew: true }
      return {
        ok: true,
        response: first.response_id,
        receiptHash: first.receipt_hash ?? undefined,
        isNew: false,
      }
    })
  } catch (error) {
    const receiptIsTaken =
      error instanceof Error && 'constraint' in error && error.constraint === 'address_pkey'
    // Of several, nobody knows whose it is: each is tried alone.
    if (receiptIsTaken && submissions.length === 1) return [{ ok: false }]
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
