import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { explainFailure } from './explain-failure.ts'
import {
  type Ending,
  endPostmaster,
  type Launch,
  type Postmaster,
  signalPostmaster,
  startPostmaster,
} from './postmaster.ts'

/** A PostgreSQL that is watched over until it is ended on purpose. */
export type KeptAlive = {
  /** The process number now. */
  pid(): number
  /** Settles, with the reason, only when it has died and could not be brought back. */
  readonly lost: Promise<string>
  end(ending: Ending): Promise<void>
}

/** Seconds that PostgreSQL has to stay up for its next death to count as the first again. */
const settled = 60
const waits = [0, 200, 1000, 5000]

/**
 * Brings PostgreSQL back when it dies, on the same port, so that every pool finds its way back by itself.
 * When this process ends without having ended it, PostgreSQL is told to end too, by `farewell`.
 */
export function keepAlive(
  launch: Launch,
  first: Postmaster,
  log: Log,
  farewell: Ending,
  revive: boolean,
): KeptAlive {
  let current = first
  let wanted = true
  const sayFarewell = () => signalPostmaster(launch, current.pid, farewell)
  process.once('exit', sayFarewell)

  const watch = async (): Promise<string> => {
    let deaths = 0
    for (;;) {
      const since = Date.now()
      await current.exited
      if (!wanted || !revive) return ''
      deaths = Date.now() - since > settled * 1000 ? 0 : deaths
      let report = 'PostgreSQL died again and again'
      let next: Postmaster | undefined
      while (!next && deaths < waits.length) {
        await pause(waits[deaths++])
        if (!wanted) return ''
        log.warn('PostgreSQL died and is started again', { pid: current.pid, attempt: deaths })
        const attempt = await startPostmaster(launch, first.port)
        if (attempt.ok) next = attempt.postmaster
        else report = attempt.report
      }
      if (!next) return explainFailure(report, launch.folder)
      current = next
      if (!wanted) await endPostmaster(launch, current.pid, farewell)
    }
  }
  const watching = watch()

  return {
    pid: () => current.pid,
    lost: new Promise(resolve => {
      void watching.then(reason => reason && resolve(reason))
    }),
    end: async ending => {
      wanted = false
      process.off('exit', sayFarewell)
      current.hold()
      await endPostmaster(launch, current.pid, ending)
      await watching
    },
  }
}
