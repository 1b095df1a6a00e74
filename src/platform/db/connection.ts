import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './database.generated.ts'

export type Database = Kysely<DB>

/** The role every connection of the application has until listening enters another for one transaction. */
export type Role = 'rowan_owner' | 'rowan_app' | 'rowan_words'

export type OpenDatabase = {
  readonly db: Database
  readonly pool: pg.Pool
  close(): Promise<void>
}

// Counts fit a double up to 2^53; PostgreSQL's bigint would otherwise arrive as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A calendar date stays text: as a Date it would move with the time zone of the machine.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

/**
 * Opens a pool of at most `size` connections, each with the given role (`rowan_app` unless told).
 * Rowan's tables live in the schema `rowan`.
 */
export function openDatabase(
  url: string,
  settings: { size?: number; role?: Role | 'none' } = {},
): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: settings.size ?? 20,
    options: `-c role=${settings.role ?? 'rowan_app'} -c search_path=rowan -c timezone=UTC`,
    application_name: 'rowan',
  })
  // An idle connection that the server closed is replaced at its next use; unheard, the event ends the process.
  pool.on('error', () => {})
  // The same for one that is in use and between two statements: its next statement fails, and says so.
  pool.on('connect', client => void client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}
