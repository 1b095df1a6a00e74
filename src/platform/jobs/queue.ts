import { PgBoss } from 'pg-boss'
import type { OpenDatabase } from '../db/connection.ts'
import type { OrganisationId } from '../ids.ts'
import { describeError, type Log } from '../log.ts'
import { poolAdapter } from './pool-adapter.ts'

/** What a job carries: ids and nothing that a person wrote. */
export type JobPayload = { readonly organisation: OrganisationId; readonly id: string }

/** Background work of one kind. Must be safe to run again: a worker can die half-way. */
export type Job = {
  readonly name: string
  readonly run: (payload: JobPayload) => Promise<void>
}

export type Queue = {
  /** Puts work in the queue, to be begun at once or after a time. The same may come twice: a job bears that. */
  send(name: string, payload: JobPayload, options?: { after?: Date }): Promise<void>
  /** Begins to work the queue in this process. */
  work(jobs: readonly Job[]): Promise<void>
  stop(): Promise<void>
}

/** Opens the queue for sending; `work` makes this process a worker too. */
export async function openQueue(database: OpenDatabase, log: Log): Promise<Queue> {
  const boss = new PgBoss({
    db: poolAdapter(database.pool),
    migrate: false,
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: 60,
  })
  boss.on(
    'error',
    quietly(error => log.warn('The queue could not be reached.', { error: describeError(error) })),
  )
  await boss.start()
  return {
    async send(name, payload, options = {}) {
      await boss.send(name, payload, options.after ? { startAfter: options.after } : {})
    },
    async work(jobs) {
      for (const job of jobs) {
        await boss.work<JobPayload>(job.name, { pollingIntervalSeconds: 0.5 }, async batch => {
          for (const { id, data } of batch) {
            const started = performance.now()
            try {
              await job.run(data)
              log.info('A job is done.', { job: job.name, id, ms: Math.round(performance.now() - started) })
            } catch (error) {
              log.error('A job failed and will be tried again.', {
                job: job.name,
                id,
                error: describeError(error),
              })
              // pg-boss keeps what it is given in its table: the kind of error and no words.
              throw new Error(describeError(error).name)
            }
          }
        })
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  }
}

/** Milliseconds for which the same complaint is made once: a database that is away is asked twice a second a job. */
const silence = 60_000

function quietly(say: (error: unknown) => void): (error: unknown) => void {
  let quietUntil = Number.NEGATIVE_INFINITY
  return error => {
    if (performance.now() < quietUntil) return
    quietUntil = performance.now() + silence
    say(error)
  }
}
