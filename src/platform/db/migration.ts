import { type Kysely, sql } from 'kysely'

// Migrations run before the types of what they make exist.
// biome-ignore lint/suspicious/noExplicitAny: Kysely's own type for a migration's database
export type MigrationDatabase = Kysely<any>

export type Migration = { readonly up: (db: MigrationDatabase) => Promise<void> }

/** Migrations by name; names sort in the order in which they run, and never change once released. */
export type Migrations = Readonly<Record<string, Migration>>

type Privileges = { app?: string; words?: string }

/**
 * Shuts a table of people's data to all but its organisation: row-level security with one policy, and the
 * privileges named. Not forced, so that the owner can migrate and back up.
 */
export async function ownedByOrganisation(db: MigrationDatabase, table: string, privileges: Privileges) {
  const name = sql.table(table)
  await sql`alter table ${name} enable row level security`.execute(db)
  await sql`create policy organisation on ${name}
    using (organisation_id = current_organisation())
    with check (organisation_id = current_organisation())`.execute(db)
  await grant(db, table, privileges)
}

/** Gives privileges such as `select, insert` on a table or view to the application's roles. */
export async function grant(db: MigrationDatabase, table: string, { app, words }: Privileges) {
  const name = sql.table(table)
  if (app) await sql`grant ${sql.raw(app)} on ${name} to rowan_app`.execute(db)
  if (words) await sql`grant ${sql.raw(words)} on ${name} to rowan_words`.execute(db)
}

/** Runs statements one after the other; written as SQL because that is what is read when something is wrong. */
export async function run(db: MigrationDatabase, statements: string) {
  await sql.raw(statements).execute(db)
}
