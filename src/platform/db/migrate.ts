import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { prepareQueues } from '../jobs/queue-schema.ts'
import { type OpenDatabase, openDatabase } from './connection.ts'
import type { Migrations } from './migration.ts'

/** The database cannot be used as it is; the message says why and what to do. Nothing was changed. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase'
}

const oldestPostgres = 15

/**
 * Brings the database at `url` to today's schema: roles, schema, tables, queue. Run at every start;
 * several processes may run it at once. Refuses a PostgreSQL that is too old and a schema that a newer
 * Rowan made, and then changes nothing.
 */
export async function migrate(url: string, migrations: Migrations, queues: readonly string[]): Promise<void> {
  await prepareRoles(url)
  const owner = openDatabase(url, { size: 2, role: 'rowan_owner' })
  try {
    await refuseNewerSchema(owner, migrations)
    const migrator = new Migrator({
      db: owner.db,
      provider: { getMigrations: async () => ({ ...migrations }) },
      migrationTableSchema: 'rowan',
    })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  } finally {
    await owner.close()
  }
  await prepareQueues(url, queues)
}

async function prepareRoles(url: string) {
  const login = openDatabase(url, { size: 1, role: 'none' })
  try {
    const { rows } = await sql<{ version: number; name: string }>`
      select current_setting('server_version_num')::int / 10000 as version, current_database() as name`.execute(
      login.db,
    )
    const { version, name } = rows[0]!
    if (version < oldestPostgres) {
      throw new UnusableDatabase(
        `This PostgreSQL is version ${version}. Rowan needs ${oldestPostgres} or newer. Nothing was changed.`,
      )
    }
    try {
      await sql.raw(roles).execute(login.db)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '42501') throw missingRights(name)
      throw error
    }
  } finally {
    await login.close()
  }
}

function missingRights(database: string): UnusableDatabase {
  return new UnusableDatabase(
    [
      'The login in DATABASE_URL has not the rights that Rowan needs. Nothing was changed.',
      'It needs CREATEROLE and CREATE on the database, or an administrator runs this once (YOUR_LOGIN is the user in DATABASE_URL):',
      '  create role rowan_owner; create role rowan_app; create role rowan_words;',
      '  grant rowan_app to rowan_words;',
      '  grant rowan_owner, rowan_app, rowan_words to "YOUR_LOGIN";',
      `  grant create on database "${database}" to rowan_owner;`,
    ].join('\n'),
  )
}

/** Roles are the cluster's, not the database's: another Rowan beside this one may have made them, or be making them. */
const roles = `
    begin;
    select pg_advisory_xact_lock(7262516);
    do $$
    declare
      wanted text;
    begin
      foreach wanted in array array['rowan_owner', 'rowan_app', 'rowan_words'] loop
        if not exists (select 1 from pg_roles where rolname = wanted) then
          begin
            execute format('create role %I nologin', wanted);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        -- From PostgreSQL 16 on, who makes a role is its member without being allowed to enter it.
        if not pg_has_role(current_user, wanted,
          case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end) then
          execute format('grant %I to %I', wanted, current_user);
        end if;
      end loop;
      if not pg_has_role('rowan_words', 'rowan_app', 'usage') then
        grant rowan_app to rowan_words;
      end if;
      if not has_database_privilege('rowan_owner', current_database(), 'create') then
        execute format('grant create on database %I to rowan_owner', current_database());
      end if;
    end $$;
    set local role rowan_owner;
    create schema if not exists rowan;
    grant usage on schema rowan to rowan_app, rowan_words;
    commit;`

async function refuseNewerSchema(owner: OpenDatabase, migrations: Migrations) {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('rowan.kysely_migration') is not null as there`.execute(owner.db)
  if (!found[0]?.there) return
  const { rows } = await sql<{ name: string }>`select name from rowan.kysely_migration order by name`.execute(
    owner.db,
  )
  const unknown = rows.find(row => !(row.name in migrations))
  if (unknown) {
    throw new UnusableDatabase(
      `This database was made by a newer Rowan (it has the change "${unknown.name}", which this one does not know). ` +
        'Nothing was changed. Start the newer version, or restore a backup from before it into another database.',
    )
  }
}
