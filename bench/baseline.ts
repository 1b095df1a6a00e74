import { Hono } from 'hono'
import pg from 'pg'
import { startCluster } from '../src/platform/db/cluster.ts'
import { newId } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import type { Bench } from './figure.ts'
import { hammer } from './hammer.ts'

/** Milliseconds of a fixed amount of arithmetic on one core, the best of five. */
export function cpuLoop(): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    let state = 1
    for (let step = 0; step < 2e7; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    if (state === 0) throw new Error('The generator has no period that ends in zero here.')
    best = Math.min(best, performance.now() - began)
  }
  return best
}

/** An app that answers with next to nothing: what a page costs before it says anything. */
export function emptyApp(): Hono {
  const app = new Hono()
  app.get('/', c => c.html('<!doctype html><title>Empty</title>'))
  return app
}

/** Microseconds of this process's CPU time that `ask` costs, over `times` calls. */
export async function cpuOf(ask: () => Promise<unknown>, times: number): Promise<number> {
  const before = process.cpuUsage()
  for (let call = 0; call < times; call++) await ask()
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / times
}

/** As many words as people write, and no indices but the key's: the least that keeping something costs. */
export const bareTable =
  'create table bare (id uuid primary key, words text not null, said_at timestamptz not null)'
const insert = 'insert into bare (id, words, said_at) values ($1, $2, $3)'
export const words =
  'The carer who comes in the morning knows how I take my tea, and that is what I would miss most.'

export async function bareInsert(pool: pg.Pool): Promise<void> {
  await pool.query(insert, [newId(), words, new Date()])
}

/** The same inside the transaction that every use of an organisation's data needs. */
export async function bareInsertInTransaction(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('app.organisation', '${newId()}', true)`)
    await client.query(insert, [newId(), words, new Date()])
    await client.query('commit')
  } finally {
    client.release()
  }
}

export const benchBaseline: Bench = {
  about: 'what this machine does with nothing of ours',
  async run(report) {
    report({ what: 'CPU loop, 20 million steps', value: cpuLoop(), unit: 'ms' })
    const app = emptyApp()
    await cpuOf(async () => (await app.request('/')).text(), 500)
    const page = await cpuOf(async () => (await app.request('/')).text(), 3000)
    report({ what: 'empty Hono page, CPU', value: page, unit: 'µs' })
    const cluster = await startCluster({ purpose: 'test', log: openLog('silent') })
    const pool = new pg.Pool({ connectionString: cluster.url, max: 20 })
    try {
      await pool.query(bareTable)
      const bare = await hammer(() => bareInsert(pool), { callers: 64, seconds: 4 })
      report({ what: 'bare autocommit insert, pool 20, 64 callers', value: bare.perSecond, unit: '/s' })
      const wrapped = await hammer(() => bareInsertInTransaction(pool), { callers: 64, seconds: 4 })
      report({ what: 'that insert in BEGIN + set_config + COMMIT', value: wrapped.perSecond, unit: '/s' })
      report({ what: 'the same, 99th percentile', value: wrapped.p99, unit: 'ms' })
    } finally {
      await pool.end()
      await cluster.stop()
    }
  },
}
