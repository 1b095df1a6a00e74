import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ClusterRefusal } from './cluster-refusal.ts'
import type { ServiceAccount } from './service-account.ts'

/**
 * Makes the data folder if it is missing. As root the account that PostgreSQL runs as must be able to reach
 * it: throws `ClusterRefusal` where a folder above is closed to it.
 */
export function makeDataFolder(dataDir: string, account: ServiceAccount | undefined): void {
  const isNew = !existsSync(dataDir)
  if (isNew) makeFolders(dirname(dataDir), account !== undefined)
  makeFolder(dataDir, 0o700)
  if (!account || canEnter(account, dataDir)) return
  if (isNew) chmodSync(dataDir, 0o711)
  else chownSync(dataDir, account.uid, account.gid)
  if (canEnter(account, dataDir)) return
  if (isNew) rmSync(dataDir, { recursive: true })
  throw new ClusterRefusal(
    `PostgreSQL refuses to run as root, and the account "${account.name}" that Rowan runs it as cannot reach ${dataDir}, because a folder above it is closed. Choose a folder that others may pass through, such as DATA_DIR=/srv/rowan, or leave DATA_DIR out.`,
  )
}

/** The folders on the way to the data. Those that root makes may be passed through, whatever the umask. */
function makeFolders(folder: string, reachable: boolean) {
  if (existsSync(folder)) return
  makeFolders(dirname(folder), reachable)
  makeFolder(folder)
  if (reachable) chmodSync(folder, 0o755)
}

/** One at a time, because a recursive `mkdirSync` says ENOENT where the truth is a disk that can only be read. */
function makeFolder(folder: string, mode?: number) {
  try {
    mkdirSync(folder, mode)
  } catch (error) {
    // Another start may have made it at the same moment.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function canEnter(account: ServiceAccount, folder: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
    cwd: '/',
    stdio: 'ignore',
    uid: account.uid,
    gid: account.gid,
  })
  return status === 0
}
