import { sql } from 'kysely'
import { queues } from '../src/jobs.ts'
import { migrations } from '../src/migrations.ts'
import { startCluster } from '../src/platform/db/cluster.ts'
import { openDatabase } from '../src/platform/db/connection.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openLog } from '../src/platform/log.ts'

export type Template = { readonly url: string; readonly version: string; stop(): Promise<void> }

/**
 * A PostgreSQL with one migrated database, `rowan_template`, that each test file clones. A throw-away
 * cluster unless the address of another is given.
 */
export async function prepareTemplate(given: string | undefined): Promise<Template> {
  const cluster = given
    ? undefined
    : await startCluster({ durable: false, purpose: 'test', log: openLog('silent') })
  const url = given ?? cluster!.url
  const login = openDatabase(url, { size: 1, role: 'none' })
  await sql`drop database if exists rowan_template with (force)`.execute(login.db)
  await sql`create database rowan_template`.execute(login.db)
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(login.db)
  await login.close()
  await migrate(databaseAt(url, 'rowan_template'), migrations, queues)
  return {
    url,
    version: rows[0]!.version,
    stop: async () => {
      await cluster?.stop()
    },
  }
}

/** The same server's address with another database. */
export function databaseAt(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}
