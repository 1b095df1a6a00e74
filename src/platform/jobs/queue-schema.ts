import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { openDatabase } from '../db/connection.ts'
import { poolAdapter } from './pool-adapter.ts'

/** Makes or updates the queue's own schema as the owner: the application may use it and not change it. */
export async function prepareQueues(url: string, queues: readonly string[]) {
  const owner = openDatabase(url, { size: 2, role: 'rowan_owner' })
  try {
    const boss = new PgBoss({ db: poolAdapter(owner.pool), supervise: false, schedule: false })
    boss.on('error', () => {})
    await boss.start()
    for (const queue of queues) {
      await boss.createQueue(queue, { retryLimit: 5, retryBackoff: true, expireInSeconds: 3600 })
    }
    await boss.stop({ graceful: false })
    await sql
      .raw(`
      grant usage on schema pgboss to rowan_app;
      grant select, insert, update, delete on all tables in schema pgboss to rowan_app;
      grant execute on all functions in schema pgboss to rowan_app;
      grant usage on all sequences in schema pgboss to rowan_app;`)
      .execute(owner.db)
  } finally {
    await owner.close()
  }
}
