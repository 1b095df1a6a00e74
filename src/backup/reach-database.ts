import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { superuser } from '../platform/db/cluster/initdb.ts'
import { ClusterRefusal, dataFolder, prepareDataFolder, startCluster } from '../platform/db/cluster.ts'
import { openLog } from '../platform/log.ts'
import { readKey } from '../platform/secrets.ts'
import { takeStartLock } from '../start/lock.ts'
import { checkOwnDatabase } from '../start/own-database.ts'

/** The database that this installation uses, for as long as a command needs it. */
export type ReachedDatabase = {
  readonly url: string
  /** Where the data and the secret key are. */
  readonly dataDir: string
  readonly secretKey: Buffer | undefined
  /** Whether a server is working with it now. */
  readonly isServed: boolean
  release(): Promise<void>
}

/** The database cannot be reached as things are; the message says what to do. */
export class UnreachableDatabase extends Error {
  override readonly name = 'UnreachableDatabase'
}

/**
 * Reaches the database of these settings (DATABASE_URL, or DATA_DIR of Rowan's own PostgreSQL), whether a
 * server is running on it or not. Rowan's own is started for the time where it is not running.
 *
 * @param purpose `read` needs data that is there; `fill` makes the data folder where it is missing
 * @throws UnreachableDatabase with a sentence for the person at the terminal
 */
export async function reachDatabase(
  environment: Readonly<Record<string, string | undefined>>,
  purpose: 'read' | 'fill',
): Promise<ReachedDatabase> {
  const settings = readConfig(environment)
  if (!settings.ok)
    throw new UnreachableDatabase(`These settings are not right: ${settings.problems.join('; ')}.`)
  const { config } = settings
  const dataDir = dataFolder(config.DATA_DIR === undefined ? undefined : resolve(config.DATA_DIR))
  const place = { dataDir, secretKey: keyAt(config, dataDir) }
  if (config.DATABASE_URL) {
    const usable = await checkOwnDatabase(config.DATABASE_URL)
    if (!usable.ok) throw new UnreachableDatabase(usable.message)
    return { ...place, url: config.DATABASE_URL, isServed: false, release: async () => {} }
  }
  const cluster = join(dataDir, 'postgres', 'cluster')
  if (purpose === 'read' && !existsSync(join(cluster, 'PG_VERSION'))) {
    throw new UnreachableDatabase(
      `There is no database of Rowan's in ${dataDir}. Name its folder with DATA_DIR, or its address with DATABASE_URL, as when you start Rowan.`,
    )
  }
  try {
    return await reachOwn(dataDir, cluster, place)
  } catch (error) {
    if (error instanceof ClusterRefusal) throw new UnreachableDatabase(error.message)
    throw error
  }
}

async function reachOwn(
  dataDir: string,
  cluster: string,
  place: Pick<ReachedDatabase, 'dataDir' | 'secretKey'>,
): Promise<ReachedDatabase> {
  prepareDataFolder(dataDir)
  const taken = takeStartLock(dataDir, 'rowan backup or restore', new Date())
  if (!taken.ok) {
    const url = addressOfRunning(dataDir, cluster)
    if (url !== undefined) return { ...place, url, isServed: true, release: async () => {} }
    throw new UnreachableDatabase(
      `Rowan is just starting or stopping on ${dataDir} (process ${taken.holder.pid}). Try again in a moment.`,
    )
  }
  try {
    const own = await startCluster({ dataDir, purpose: 'serve', log: openLog('silent') })
    return {
      ...place,
      url: own.url,
      isServed: false,
      release: async () => {
        await own.stop()
        taken.lock.release()
      },
    }
  } catch (error) {
    taken.lock.release()
    throw error
  }
}

/** PostgreSQL writes its port into the fourth line of postmaster.pid; the password lies beside its folder. */
function addressOfRunning(dataDir: string, cluster: string): string | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    if (lines[7]?.trim() !== 'ready') return undefined
    const password = readFileSync(join(dataDir, 'postgres', 'password'), 'utf8').trim()
    return `postgres://${superuser}:${password}@127.0.0.1:${lines[3]?.trim()}/rowan`
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      throw new UnreachableDatabase(
        `The database in ${dataDir} belongs to another user of this machine. Run this as the user who starts Rowan.`,
      )
    }
    return undefined
  }
}

function keyAt(config: Config, dataDir: string): Buffer | undefined {
  if (config.SECRET_KEY) return readKey(config.SECRET_KEY)
  const file = join(dataDir, 'secret.key')
  return existsSync(file) ? readKey(readFileSync(file, 'utf8')) : undefined
}
