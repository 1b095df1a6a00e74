import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Binaries, program } from './binaries.ts'
import { ClusterRefusal } from './cluster-refusal.ts'
import { explainFailure } from './explain-failure.ts'
import { giveTo, type ServiceAccount } from './service-account.ts'

/** The name of the superuser of Rowan's own PostgreSQL. */
export const superuser = 'rowan_login'

/** How the name of a PostgreSQL folder begins that is not whole yet. */
export const making = 'postgres.making-'

/**
 * Makes a new, empty PostgreSQL with its password at `home`; under another name first, so that an
 * interrupted first start leaves nothing that looks like a database.
 */
export async function initialise(
  home: string,
  binaries: Binaries,
  account: ServiceAccount | undefined,
  durable: boolean,
): Promise<void> {
  const fresh = join(dirname(home), making + randomBytes(4).toString('hex'))
  const password = join(fresh, 'password')
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(password, `${newPassword()}\n`, { mode: 0o600, flush: true })
  if (account) giveTo(account, fresh)
  try {
    // Character classes come from the C library for trigrams and search words, so "C" would lose every accent.
    let report = ''
    for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'UTF-8']) {
      report = await runInitdb(join(fresh, 'cluster'), password, locale, binaries, account, durable)
      if (!report) break
      rmSync(join(fresh, 'cluster'), { recursive: true, force: true })
      if (!report.includes('invalid locale')) break
    }
    if (report) throw new ClusterRefusal(explainFailure(report, dirname(home)))
    renameSync(fresh, home)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}

/** Returns what initdb reported, or nothing when it did its work. */
function runInitdb(
  cluster: string,
  password: string,
  locale: string,
  binaries: Binaries,
  account: ServiceAccount | undefined,
  durable: boolean,
): Promise<string> {
  const child = spawn(
    program(binaries, 'initdb'),
    [
      `--pgdata=${cluster}`,
      `--username=${superuser}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--lc-collate=C',
      `--lc-ctype=${locale}`,
      '--lc-messages=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    {
      cwd: dirname(cluster),
      env: postgresEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  return new Promise(resolve => {
    let report = ''
    child.stderr.setEncoding('utf8').on('data', text => {
      report += text
    })
    child.once('error', error => resolve(error.message))
    child.once('close', code => resolve(code === 0 ? '' : report || 'initdb was stopped'))
  })
}

/** The superuser's password. Where its file was lost, a new one; PostgreSQL must not be running then. */
export function openPassword(
  file: string,
  cluster: string,
  binaries: Binaries,
  account: ServiceAccount | undefined,
): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const password = newPassword()
  const { status, stderr, error } = spawnSync(
    program(binaries, 'postgres'),
    ['--single', '-D', cluster, '-c', 'log_min_messages=log', 'postgres'],
    {
      cwd: cluster,
      env: postgresEnvironment(),
      input: `alter role ${superuser} password '${password}'\n`,
      encoding: 'utf8',
      stdio: ['pipe', 'ignore', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  if (status !== 0) throw new ClusterRefusal(explainFailure(error?.message ?? stderr, dirname(file)))
  writeFileSync(file, `${password}\n`, { mode: 0o600, flush: true })
  if (account) giveTo(account, file)
  return password
}

function newPassword(): string {
  return randomBytes(32).toString('base64url')
}

/** PostgreSQL gets nothing of our environment: a stray PGDATA or PGOPTIONS would change what it does. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return {
    PATH,
    SystemRoot,
    TEMP,
    LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
    TZ: 'UTC',
  }
}
