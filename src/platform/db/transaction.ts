import { sql } from 'kysely'
import type { OrganisationId } from '../ids.ts'
import type { Database } from './connection.ts'

const retryable = new Set(['40001', '40P01'])
const attempts = 4

/** A database in which one organisation's rows are all there is. Made only by `inOrganisation`. */
export type OrganisationDatabase = Database & { readonly organisation: OrganisationId }

/**
 * Runs `work` in one transaction that sees and changes only the organisation's rows, and commits.
 * What it returns is durable when the promise resolves. A conflict with another transaction
 * (SQLSTATE 40001, 40P01) is tried again, so `work` must have no effect outside the database.
 */
export function inOrganisation<Result>(
  db: Database,
  organisation: OrganisationId,
  work: (db: OrganisationDatabase) => Promise<Result>,
): Promise<Result> {
  return transact(db, organisation, undefined, work)
}

/**
 * The same with the role that alone may touch responses, contributions and permissions. For
 * `listening` only: `test/architecture.test.ts` fails where another room calls it.
 */
export function inOrganisationWithWords<Result>(
  db: Database,
  organisation: OrganisationId,
  work: (db: OrganisationDatabase) => Promise<Result>,
): Promise<Result> {
  return transact(db, organisation, 'rowan_words', work)
}

/**
 * Runs `work` with the words' role inside a transaction of `inOrganisation`, then goes back to the
 * application's: for what a room above asks of listening within its own transaction. For `listening` only.
 */
export async function enterWords<Result>(
  db: OrganisationDatabase,
  work: () => Promise<Result>,
): Promise<Result> {
  await sql`select set_config('role', 'rowan_words', true)`.execute(db)
  const result = await work()
  await sql`select set_config('role', 'rowan_app', true)`.execute(db)
  return result
}

async function transact<Result>(
  db: Database,
  organisation: OrganisationId,
  role: 'rowan_words' | undefined,
  work: (db: OrganisationDatabase) => Promise<Result>,
): Promise<Result> {
  if (!/^[0-9a-f-]{36}$/.test(organisation)) throw new Error('Not an organisation id.')
  // One message to the server: a simple query of two statements saves a round trip for every transaction.
  const begin = sql.raw(
    `begin; select set_config('app.organisation', '${organisation}', true)${role ? `, set_config('role', '${role}', true)` : ''}`,
  )
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.connection().execute(async connection => {
        await begin.execute(connection)
        try {
          const scoped = Object.assign(connection, { organisation }) as OrganisationDatabase
          const result = await work(scoped)
          await sql`commit`.execute(connection)
          return result
        } catch (error) {
          // Where the connection itself is gone the rollback fails too; the first error is the one that says why.
          await sql`rollback`.execute(connection).catch(() => {})
          throw error
        }
      })
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error
      await new Promise(resolve => setTimeout(resolve, 5 * 2 ** attempt))
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryable.has(String(error.code))
}
