import { accessSync, constants, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Log } from '../log.ts'
import { findBinaries } from './cluster/binaries.ts'
import { ClusterRefusal } from './cluster/cluster-refusal.ts'
import { makeDataFolder } from './cluster/data-folder.ts'
import { explainFailure, orRefusal } from './cluster/explain-failure.ts'
import { dataFolder } from './cluster/folders.ts'
import { openPassword, superuser } from './cluster/initdb.ts'
import { keepAlive } from './cluster/kept-alive.ts'
import { preparePostgresFolder, refuseForeignFolder } from './cluster/postgres-folder.ts'
import { endPostmaster, type Launch, startPostmaster } from './cluster/postmaster.ts'
import { runningPostmaster } from './cluster/postmaster-file.ts'
import { serviceAccount } from './cluster/service-account.ts'
import { isThrowAway, makeThrowAwayFolder, removeAbandoned } from './cluster/throw-away.ts'

export { ClusterRefusal } from './cluster/cluster-refusal.ts'
export { orRefusal } from './cluster/explain-failure.ts'
export { dataFolder } from './cluster/folders.ts'

export type ClusterOptions = {
  /** Where the data lives; see `dataFolder`. A test without one gets a throw-away folder. */
  readonly dataDir?: string
  /** Whether what is committed survives a power cut. True unless told. */
  readonly durable?: boolean
  /** `serve` brings PostgreSQL back when it dies; `test` does not, and allows more connections. */
  readonly purpose: 'serve' | 'test'
  readonly log: Log
}

/** A running PostgreSQL of Rowan's own. */
export type Cluster = {
  /** For the superuser, with its password, over loopback TCP; the same for as long as the cluster runs. */
  readonly url: string
  readonly dataDir: string
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string
  /** The process number of PostgreSQL now: another after it died and came back. */
  readonly pid: number
  /** Settles, with the reason, only when PostgreSQL has died and could not be brought back. */
  readonly lost: Promise<string>
  /** Ends PostgreSQL once what it holds is safely written; a throw-away folder is removed. */
  stop(): Promise<void>
  /** Ends PostgreSQL with SIGKILL, as a power cut would; the folder stays. For tests of faults. */
  kill(): Promise<void>
}

const database = 'rowan'

/**
 * Starts Rowan's own PostgreSQL and answers when it accepts connections. One that a killed Rowan left
 * running on the same folder is stopped first, so the caller must hold the folder's start lock.
 * Throws `ClusterRefusal`, having changed nothing, when things outside Rowan are in the way.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const throwAway = options.purpose === 'test' && options.dataDir === undefined
  const dataDir = throwAway ? makeThrowAwayFolder() : dataFolder(options.dataDir)
  try {
    return await start(dataDir, options)
  } catch (error) {
    if (isThrowAway(dataDir)) rmSync(dataDir, { recursive: true, force: true })
    throw orRefusal(error, dataDir)
  }
}

/**
 * What must be known before anything is written, even a lock: throws `ClusterRefusal` where the data folder
 * was made by another PostgreSQL or cannot be reached or written. Makes the folder if it is missing.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    refuseForeignFolder(dataDir, findBinaries(dataDir).major)
    makeDataFolder(dataDir, serviceAccount())
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    throw orRefusal(error, dataDir)
  }
}

async function start(dataDir: string, { purpose, log, durable = true }: ClusterOptions): Promise<Cluster> {
  const binaries = findBinaries(dataDir)
  if (purpose === 'test') await removeAbandoned(binaries)
  const account = serviceAccount()
  const { cluster: folder, password: passwordFile } = await preparePostgresFolder(
    dataDir,
    binaries,
    account,
    durable,
  )
  const launch: Launch = {
    binaries,
    account,
    folder,
    messages: join(dataDir, 'postgres.log'),
    settings: {
      ...quietSettings,
      ...(purpose === 'test' ? testSettings : {}),
      ...(durable ? {} : fastSettings),
    },
  }
  const leftOver = runningPostmaster(folder)
  if (leftOver !== undefined) {
    log.info('stopping the PostgreSQL that a killed Rowan left running', { pid: leftOver })
    await endPostmaster(launch, leftOver, 'fast')
  }
  const password = openPassword(passwordFile, folder, binaries, account)
  const first = await startPostmaster(launch)
  if (!first.ok) throw new ClusterRefusal(explainFailure(first.report, dataDir))
  const { port, pid } = first.postmaster
  const url = (name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`
  try {
    await createDatabase(url('postgres'))
  } catch (error) {
    await endPostmaster(launch, pid, 'fast')
    throw error
  }
  log.info('PostgreSQL accepts connections', { pid, port, version: binaries.version })

  const abandon = isThrowAway(dataDir)
  const kept = keepAlive(launch, first.postmaster, log, abandon ? 'immediate' : 'fast', purpose === 'serve')
  const stop = async () => {
    await kept.end(abandon ? 'immediate' : 'fast')
    if (abandon) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
  let stopped: Promise<void> | undefined
  return {
    url: url(database),
    dataDir,
    version: binaries.version.split('.').slice(0, 2).join('.'),
    get pid() {
      return kept.pid()
    },
    lost: kept.lost,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
    kill: () => kept.end('kill'),
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
    if (!rowCount) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

/** Loopback only; and its messages carry no statement, parameter or value, which may be someone's words. */
const quietSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

const testSettings = { max_connections: '200' }

/** For clusters that nobody needs after a power cut. */
const fastSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
}
