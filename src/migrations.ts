import { listeningMigrations } from './listening/migrations.ts'
import type { Migrations } from './platform/db/migration.ts'
import { platformMigrations } from './platform/migrations.ts'
import { programmeMigrations } from './programmes/migrations.ts'
import { publishingMigrations } from './publishing/migrations.ts'
import { trustMigrations } from './trust/migrations.ts'
import { understandingMigrations } from './understanding/migrations.ts'

/** Every change to the schema, in the order of the names. A released one is never altered: add another. */
export const migrations: Migrations = {
  ...platformMigrations,
  ...trustMigrations,
  ...programmeMigrations,
  ...listeningMigrations,
  ...understandingMigrations,
  ...publishingMigrations,
}
