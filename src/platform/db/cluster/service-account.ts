import { execFileSync } from 'node:child_process'
import { lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ClusterRefusal } from './cluster-refusal.ts'
import { isRoot, systemFolder } from './folders.ts'

/** Whom PostgreSQL runs as when Rowan runs as root. */
export type ServiceAccount = { readonly name: string; readonly uid: number; readonly gid: number }

const makers: readonly (readonly [string, ...string[]])[] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    systemFolder,
    '--shell',
    '/usr/sbin/nologin',
    'rowan',
  ],
  // BusyBox has no useradd.
  ['adduser', '-S', '-D', '-H', '-h', systemFolder, '-s', '/sbin/nologin', 'rowan'],
]

/**
 * The account PostgreSQL runs as: nobody else than ourselves (undefined) unless we are root; then `rowan`,
 * made if it is missing, or else `postgres` or `nobody`.
 */
export function serviceAccount(): ServiceAccount | undefined {
  if (!isRoot()) return undefined
  const found = lookUp('rowan') ?? makeAccount() ?? lookUp('postgres') ?? lookUp('nobody')
  if (found) return found
  throw new ClusterRefusal(
    'PostgreSQL refuses to run as root, and no account "rowan" could be made for it. Nothing was changed.\n' +
      'Start Rowan as an ordinary user, or make the account and start again:\n' +
      '  useradd --system rowan',
  )
}

function makeAccount(): ServiceAccount | undefined {
  for (const [command, ...parts] of makers) {
    try {
      execFileSync(command, parts, { stdio: 'ignore' })
    } catch {
      // Another way may work; two starts at once may also both have tried.
    }
    const made = lookUp('rowan')
    if (made) return made
  }
  return undefined
}

function lookUp(name: string): ServiceAccount | undefined {
  try {
    const number = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    const [uid, gid] = [number('-u'), number('-g')]
    return Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) ? { name, uid, gid } : undefined
  } catch {
    return undefined
  }
}

/** Makes the account the owner of `path` and of everything in it. */
export function giveTo(account: ServiceAccount, path: string) {
  lchownSync(path, account.uid, account.gid)
  if (!statSync(path).isDirectory()) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) giveTo(account, inner)
    else lchownSync(inner, account.uid, account.gid)
  }
}
