import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { outsideOrganisations } from '../src/platform/db/outside-organisations.ts'
import { newId } from '../src/platform/ids.ts'
import { dropConstraints, insertAnyRow, type TableColumns, tableColumns } from './any-row.ts'
import { type TestDatabase, testDatabase } from './database.ts'

const [ours, theirs] = [newId<'organisation'>(), newId<'organisation'>()]
const words = ['response', 'contribution', 'permission', 'characteristic']

describe('every row of people’s data belongs to an organisation', () => {
  let database: TestDatabase
  let tables: TableColumns
  let views: string[]
  const owned = () => [...tables].filter(([table]) => !outsideOrganisations.includes(table))

  before(async () => {
    database = await testDatabase()
    tables = await tableColumns(database.owner.db)
    const { rows } = await sql<{ name: string }>`
      select viewname as name from pg_views where schemaname = 'rowan' order by viewname`.execute(
      database.owner.db,
    )
    views = rows.map(row => row.name)
    assert.ok(tables.size > 30 && views.length >= 3)
  })

  test('every table has row-level security with one policy for all, and its key begins with the organisation', async () => {
    const { rows } = await sql<{
      name: string
      enabled: boolean
      forced: boolean
      owner: string
      key: string | null
      policies: { command: string; permissive: boolean; using: string; check: string; roles: number[] }[]
    }>`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        pg_get_userbyid(c.relowner) as owner,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as key,
        coalesce((select json_agg(json_build_object('command', p.polcmd, 'permissive', p.polpermissive,
            'using', pg_get_expr(p.polqual, c.oid), 'check', pg_get_expr(p.polwithcheck, c.oid),
            'roles', p.polroles::int[]))
          from pg_policy p where p.polrelid = c.oid), '[]') as policies
      from pg_class c where c.relnamespace = 'rowan'::regnamespace and c.relkind in ('r', 'p')`.execute(
      database.owner.db,
    )
    const rule = '(organisation_id = current_organisation())'
    for (const { name, enabled, forced, owner, key, policies } of rows) {
      assert.equal(owner, 'rowan_owner', name)
      if (outsideOrganisations.includes(name)) continue
      assert.equal(enabled, true, `${name} has no row-level security`)
      assert.equal(forced, false, `${name}: forced security stops the owner’s migrations and backup`)
      assert.equal(key, 'organisation_id', `${name}: the key begins with something else`)
      const expected = { command: '*', permissive: true, using: rule, check: rule, roles: [0] }
      assert.deepEqual(policies, [expected], name)
    }
    const names = new Set(rows.map(row => row.name))
    for (const name of outsideOrganisations) assert.ok(names.has(name), `${name} is no table: unlist it`)
  })

  test('every view belongs to the owner, says whose rows it shows, and is no barrier', async () => {
    const { rows } = await sql<{ name: string; owner: string; options: string[] | null; text: string }>`
      select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.reloptions as options,
        pg_get_viewdef(c.oid) as text
      from pg_class c where c.relnamespace = 'rowan'::regnamespace and c.relkind in ('v', 'm')`.execute(
      database.owner.db,
    )
    for (const { name, owner, options, text } of rows) {
      assert.equal(owner, 'rowan_owner', name)
      assert.equal(options, null, name)
      assert.match(text, /organisation_id = (rowan\.)?current_organisation\(\)/, name)
    }
  })

  test('the application’s own role cannot touch the words’ tables', async () => {
    for (const table of words) {
      for (const privilege of ['select', 'insert', 'update', 'delete']) {
        const { rows } = await sql<{ held: boolean }>`
          select has_table_privilege('rowan_app', ${`rowan.${table}`}, ${privilege})
            or has_any_column_privilege('rowan_app', ${`rowan.${table}`},
              ${privilege === 'delete' ? 'select' : privilege}) as held`.execute(database.owner.db)
        assert.equal(rows[0]!.held, false, `${privilege} on ${table}`)
      }
      await assert.rejects(
        () => sql`select 1 from ${sql.table(table)}`.execute(database.db),
        (error: Error) => 'code' in error && error.code === '42501',
        table,
      )
    }
  })

  describe('with rows of two organisations and every privilege', () => {
    before(async () => {
      const { db } = database.owner
      await dropConstraints(db)
      // So that row-level security alone is what is tried.
      await sql`grant select, insert, update, delete on all tables in schema rowan to rowan_words`.execute(db)
      for (const organisation of [ours, theirs]) {
        const id = newId()
        for (const [table, columns] of owned()) await insertAnyRow(db, table, columns, organisation, id)
      }
    })

    /** Runs a statement as `organisation` and undoes it: how many rows it gave, or its error's message. */
    async function tried(organisation: string, statement: RawBuilder<unknown>): Promise<number | string> {
      return database.db.connection().execute(async connection => {
        await sql`begin`.execute(connection)
        try {
          await sql`select set_config('app.organisation', ${organisation}, true), set_config('role', 'rowan_words', true)`.execute(
            connection,
          )
          return (await statement.execute(connection)).rows.length
        } catch (error) {
          return error instanceof Error ? error.message : 'unknown'
        } finally {
          await sql`rollback`.execute(connection)
        }
      })
    }

    test('a session sees its own row of every table and view, and none of another’s', async () => {
      for (const name of [...owned().map(([table]) => table), ...views]) {
        const rows = sql.table(name)
        assert.equal(await tried(ours, sql`select organisation_id from ${rows}`), 1, name)
        const foreign = sql`select 1 from ${rows} where organisation_id = ${theirs}::uuid`
        assert.equal(await tried(ours, foreign), 0, name)
      }
    })

    test('a session of no organisation sees nothing', async () => {
      for (const name of [...owned().map(([table]) => table), ...views]) {
        assert.equal(await tried('', sql`select 1 from ${sql.table(name)}`), 0, name)
      }
    })

    test('a session changes and deletes its own row, and none of another’s', async () => {
      for (const [table] of owned()) {
        const rows = sql.table(table)
        const change = (whose: string) =>
          sql`update ${rows} set organisation_id = organisation_id where organisation_id = ${whose}::uuid returning 1`
        const remove = (whose: string) =>
          sql`delete from ${rows} where organisation_id = ${whose}::uuid returning 1`
        assert.equal(await tried(ours, change(ours)), 1, table)
        assert.equal(await tried(ours, change(theirs)), 0, table)
        assert.equal(await tried(ours, remove(ours)), 1, table)
        assert.equal(await tried(ours, remove(theirs)), 0, table)
      }
    })

    test('a session gives no row to another organisation, new or its own', async () => {
      for (const [table, columns] of owned()) {
        const given = sql`update ${sql.table(table)} set organisation_id = ${theirs}::uuid returning 1`
        assert.match(String(await tried(ours, given)), /violates row-level security policy/, table)
        const inserted = await database.db.connection().execute(async connection => {
          await sql`begin`.execute(connection)
          await sql`select set_config('app.organisation', ${ours}, true), set_config('role', 'rowan_words', true)`.execute(
            connection,
          )
          return insertAnyRow(connection, table, columns, theirs, newId())
            .then(
              () => 'it was let in',
              (error: Error) => error.message,
            )
            .finally(() => sql`rollback`.execute(connection))
        })
        assert.match(inserted, /violates row-level security policy/, table)
      }
    })
  })
})
