import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where Rowan keeps what it may not keep in the clone when it runs as root. */
export const systemFolder = '/var/lib/rowan'

/** The folder of this copy of Rowan, whatever the working directory. */
const repositoryFolder = realpathSync(resolve(dirname(fileURLToPath(import.meta.url)), '../../../..'))

/** Whether this process is root, as which PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Where this Rowan keeps its data: `given` (DATA_DIR, relative to the working directory) if set; else
 * `data` in the clone; as root a folder under `/var/lib/rowan` named after the clone's path, because the
 * clone may be closed to the unprivileged account that PostgreSQL has to run as.
 */
export function dataFolder(given?: string, root = isRoot(), repository = repositoryFolder): string {
  if (given) return resolve(given)
  if (!root) return join(repository, 'data')
  return join(systemFolder, createHash('sha256').update(repository).digest('hex').slice(0, 16))
}

/** Where throw-away clusters are made. Root's own temporary folder is often closed to everybody else. */
export function throwAwayFolder(root = isRoot()): string {
  return root
    ? join(systemFolder, 'test')
    : join(realpathSync(tmpdir()), `rowan-test-${process.getuid?.() ?? 0}`)
}
