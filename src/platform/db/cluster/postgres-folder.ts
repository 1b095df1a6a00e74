import { accessSync, constants, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { ClusterRefusal } from './cluster-refusal.ts'
import { makeDataFolder } from './data-folder.ts'
import { initialise, making } from './initdb.ts'
import { giveTo, type ServiceAccount } from './service-account.ts'

/**
 * Rowan's PostgreSQL inside the data folder: `postgres/cluster` is PostgreSQL's own folder and
 * `postgres/password` the file with the superuser's password. Both come into being in one rename.
 */
export type PostgresFolder = { readonly cluster: string; readonly password: string }

/**
 * The data folder, ready for PostgreSQL to start in: made if it is missing. Refuses, and changes nothing,
 * where another PostgreSQL major made it or where it cannot be written.
 */
export async function preparePostgresFolder(
  dataDir: string,
  binaries: Binaries,
  account: ServiceAccount | undefined,
  durable: boolean,
): Promise<PostgresFolder> {
  const home = join(dataDir, 'postgres')
  refuseForeignFolder(dataDir, binaries.major)
  makeDataFolder(dataDir, account)
  for (const left of readdirSync(dataDir).filter(name => name.startsWith(making))) {
    rmSync(join(dataDir, left), { recursive: true, force: true })
  }
  if (!existsSync(home)) await initialise(home, binaries, account, durable)
  else if (account && statSync(join(home, 'cluster')).uid !== account.uid) giveTo(account, home)
  return { cluster: join(home, 'cluster'), password: join(home, 'password') }
}

/**
 * Throws `ClusterRefusal` where what is in `dataDir` cannot be used by PostgreSQL `ours` (a major version):
 * it was made by another major or is none of Rowan's. Reads only.
 */
export function refuseForeignFolder(dataDir: string, ours: number): void {
  const home = join(dataDir, 'postgres')
  const inside = readMajor(join(home, 'cluster'))
  const found = inside ?? readMajor(dataDir)
  if (found === undefined) {
    if (!existsSync(home) || existsSync(join(home, 'cluster', 'PG_VERSION'))) return
    // What another account keeps closed looks like nothing: say that it is closed.
    accessSync(home, constants.R_OK | constants.X_OK)
    throw new ClusterRefusal(
      `${home} is there but is not a PostgreSQL that Rowan made. Nothing was changed. Move it away, or keep Rowan's data elsewhere: DATA_DIR=/path npm start`,
    )
  }
  if (found > ours) {
    throw new ClusterRefusal(
      `The data in ${dataDir} was made by PostgreSQL ${found}, which is newer than Rowan's own (${ours}). Nothing was changed.\n` +
        'Start the newer Rowan that made it, or use another folder: DATA_DIR=/path npm start',
    )
  }
  if (found < ours) {
    throw new ClusterRefusal(
      [
        `The data in ${dataDir} was made by PostgreSQL ${found}; this Rowan brings PostgreSQL ${ours}. Nothing was changed. To bring it over:`,
        '  1. With the Rowan that made it: bin/rowan backup FILE',
        `  2. Move ${dataDir} away.`,
        '  3. With this Rowan: bin/rowan restore FILE',
      ].join('\n'),
    )
  }
  if (inside === undefined) {
    throw new ClusterRefusal(
      `${dataDir} is a folder of a PostgreSQL that Rowan did not make. Nothing was changed. Give Rowan a folder of its own: DATA_DIR=/path npm start`,
    )
  }
}

/** PostgreSQL's major version that made `folder`; infinite when its version file cannot be understood. */
function readMajor(folder: string): number | undefined {
  const file = join(folder, 'PG_VERSION')
  if (!existsSync(file)) return undefined
  const major = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return Number.isNaN(major) ? Number.POSITIVE_INFINITY : major
}
