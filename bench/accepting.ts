import { sql } from 'kysely'
import pg from 'pg'
import { acceptSubmission } from '../src/listening/responses/accept.ts'
import { nothingAllowed } from '../src/listening/responses/permission.ts'
import { newId } from '../src/platform/ids.ts'
import { bareInsert, bareInsertInTransaction, bareTable, words } from './baseline.ts'
import { type Bench, median } from './figure.ts'
import { type Hammered, hammer } from './hammer.ts'
import { openConversation } from './open-conversation.ts'

const rounds = 3
const load = { callers: 64, seconds: 4 }

export const benchAccepting: Bench = {
  about: 'storing a contribution for good, in process, pool 20, 64 callers, beside bare inserts in turn',
  async run(report) {
    const { services, organisation, programme, activity, form, statement, url, admin, close } =
      await openConversation()
    const pool = new pg.Pool({ connectionString: url, max: 20 })
    const accept = () =>
      acceptSubmission(services, organisation.id, {
        programme: programme.id,
        activity: activity.id,
        formVersion: form.id,
        formIsFrozen: true,
        statement: statement.id,
        channel: 'web',
        voice: 'own',
        language: 'en',
        source: undefined,
        key: newId(),
        words: [{ question: 'matters', words, language: 'en' }],
        answers: {},
        characteristics: { role: 'patient', age: '65-74' },
        permission: { ...nothingAllowed, analysis: true, quotation: true },
      })
    try {
      await pool.query(bareTable)
      const works = {
        bare: () => bareInsert(pool),
        wrapped: () => bareInsertInTransaction(pool),
        ours: accept,
      }
      const seen: Record<keyof typeof works, Hammered[]> = { bare: [], wrapped: [], ours: [] }
      // In turn, so that what else the machine does hits all three alike; the first round warms up.
      for (let round = 0; round <= rounds; round++) {
        for (const name of ['bare', 'wrapped', 'ours'] as const) {
          const result = await hammer(works[name], round === 0 ? { ...load, seconds: 1 } : load)
          if (round > 0) seen[name].push(result)
        }
      }
      const rate = (name: keyof typeof works) => median(seen[name].map(({ perSecond }) => perSecond))
      const cpu = (name: keyof typeof works) => median(seen[name].map(round => round.cpu))
      const p99 = (name: keyof typeof works) => median(seen[name].map(round => round.p99))
      report({ what: 'bare autocommit insert', value: rate('bare'), unit: '/s' })
      report({ what: 'that insert in BEGIN + set_config + COMMIT', value: rate('wrapped'), unit: '/s' })
      report({ what: 'the same, 99th percentile', value: p99('wrapped'), unit: 'ms' })
      report({ what: 'the same, CPU of this process', value: cpu('wrapped'), unit: 'µs' })
      report({ what: 'accepting a contribution', value: rate('ours'), unit: '/s' })
      report({ what: 'the same, 99th percentile', value: p99('ours'), unit: 'ms' })
      report({ what: 'the same, CPU of this process', value: cpu('ours'), unit: 'µs' })
      report({
        what: 'accepting, of the bare insert',
        value: rate('ours') / rate('bare'),
        unit: '',
        limit: { atLeast: 0.4 },
      })
      report({
        what: 'accepting, of the insert in a transaction',
        value: rate('ours') / rate('wrapped'),
        unit: '',
        limit: { atLeast: 0.65 },
      })
      report({
        what: '99th percentile, of that transaction’s',
        value: p99('ours') / p99('wrapped'),
        unit: '×',
        limit: { atMost: 2.5 },
      })
      const stored = await sql<{ count: number }>`select count(*) as count from rowan.contribution`.execute(
        admin.db,
      )
      report({ what: 'contributions stored in all rounds', value: stored.rows[0]?.count ?? 0, unit: '' })
    } finally {
      await pool.end()
      await close()
    }
  },
}
