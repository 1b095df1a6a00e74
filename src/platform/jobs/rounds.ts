import type { OrganisationId } from '../ids.ts'
import { describeError, type Log } from '../log.ts'
import type { Queue } from './queue.ts'

const hour = 3_600_000

/**
 * Sends each of the jobs for every organisation now and every hour from now on: for what falls due by itself and
 * nobody presses a button for. Several processes may do so at once; the jobs find nothing the second time.
 */
export function startRounds(
  queue: Queue,
  jobs: readonly string[],
  organisations: () => Promise<readonly OrganisationId[]>,
  log: Log,
): { stop(): void } {
  const goRound = async () => {
    try {
      for (const organisation of await organisations())
        for (const job of jobs) await queue.send(job, { organisation, id: organisation })
    } catch (error) {
      log.warn('What falls due could not be looked for; it is tried again in an hour.', {
        error: describeError(error),
      })
    }
  }
  void goRound()
  const timer = setInterval(() => void goRound(), hour)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
