import type pg from 'pg'
import type { ConstructorOptions } from 'pg-boss'

type QueueDatabase = NonNullable<ConstructorOptions['db']>

/** Lets pg-boss speak through a pool of ours, with its role and its limit, in place of one of its own. */
export function poolAdapter(pool: pg.Pool): QueueDatabase {
  return {
    async executeSql(text, values) {
      // pg-boss sends several statements at once where it has no values, and reads the last one's rows.
      const result = await (values ? pool.query(text, values) : pool.query(text))
      const last: pg.QueryResult = Array.isArray(result) ? result.at(-1) : result
      return { rows: last.rows }
    },
  }
}
