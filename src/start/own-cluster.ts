import {
  type Cluster,
  ClusterRefusal,
  orRefusal,
  prepareDataFolder,
  startCluster,
} from '../platform/db/cluster.ts'
import type { Log } from '../platform/log.ts'
import { type Claim, type StartLock, takeStartLock } from './lock.ts'
import { checkPort } from './port.ts'

export type OwnCluster =
  | { readonly ok: true; readonly cluster: Cluster; readonly lock: StartLock }
  | {
      readonly ok: false
      readonly message: string
      /** 0 where what was asked for is already so. */
      readonly exitCode: 0 | 1
    }

export type OwnClusterOptions = {
  readonly dataDir: string
  /** Where people reach this Rowan; the second start is told. */
  readonly address: string
  readonly host: string
  readonly port: number
  readonly log: Log
  readonly now: Date
}

/**
 * Rowan's own PostgreSQL for a server, with the data folder locked for this process, once it is sure that
 * the port can be served. Whatever is in the way comes back as a message for the terminal, and then nothing
 * is left running or locked.
 */
export async function openOwnCluster(options: OwnClusterOptions): Promise<OwnCluster> {
  const { dataDir, address, host, port, log, now } = options
  try {
    prepareDataFolder(dataDir)
    const taken = takeStartLock(dataDir, address, now)
    if (!taken.ok) return alreadyRunning(taken.holder, dataDir, address)
    try {
      const free = await checkPort(host, port)
      if (free.ok)
        return { ok: true, cluster: await startCluster({ dataDir, purpose: 'serve', log }), lock: taken.lock }
      taken.lock.release()
      return { ok: false, message: free.message, exitCode: 1 }
    } catch (error) {
      taken.lock.release()
      throw error
    }
  } catch (error) {
    const refusal = orRefusal(error, dataDir)
    if (refusal instanceof ClusterRefusal) return { ok: false, message: refusal.message, exitCode: 1 }
    throw error
  }
}

function alreadyRunning(holder: Claim, dataDir: string, address: string): OwnCluster {
  const elsewhere = holder.address !== address
  return {
    ok: false,
    exitCode: elsewhere ? 1 : 0,
    message: [
      `Rowan is already running with this data at ${holder.address} (process ${holder.pid}, since ${holder.since.slice(0, 16).replace('T', ' ')} UTC).`,
      `Stop it with Ctrl+C in its window, or with: kill ${holder.pid}`,
      ...(elsewhere
        ? [
            'For a second Rowan beside it, give it data of its own:',
            `  DATA_DIR=${dataDir}-2 PORT=${new URL(address).port} npm start`,
          ]
        : []),
    ].join('\n'),
  }
}
