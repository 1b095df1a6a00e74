import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, lchownSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

/** A copy of Rowan in a folder of its own, as a fresh clone would be, with the packages there already. */
export type Clone = { readonly folder: string; readonly owner?: Owner }
export type Owner = { readonly uid: number; readonly gid: number }

const root = resolve(import.meta.dirname, '..')
const leftOut = new Set(['.git', 'node_modules', 'data'])

/** Makes a clone in a temporary folder that only its owner can reach. */
export function makeClone(owner?: Owner): Clone {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'rowan-start-'))), 'rowan')
  cpSync(root, folder, { recursive: true, filter: path => path === root || !leftOut.has(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (owner) {
    chownSync(resolve(folder, '..'), owner.uid, owner.gid)
    giveTo(owner, folder)
  }
  return { folder, ...(owner && { owner }) }
}

function giveTo(owner: Owner, folder: string) {
  chownSync(folder, owner.uid, owner.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveTo(owner, path)
    else lchownSync(path, owner.uid, owner.gid)
  }
}

/** A running `npm start`. */
export type RowanProcess = {
  /** The number of the process group: npm, its shell and Rowan. */
  readonly pid: number
  /** Everything written to the terminal so far. */
  output(): string
  /** Waits until the address is told; throws with the output if Rowan ends before. */
  ready(): Promise<{ address: string; signIn: string | undefined }>
  /** Waits for the end and answers with the exit code. */
  ended(): Promise<number | null>
  /** What the terminal does on Ctrl+C, or another signal to the whole group. */
  signal(signal: NodeJS.Signals): void
}

const patience = 90_000

/** Runs `npm start` of a clone from `cwd` with nothing but the given settings. */
export function npmStart(
  clone: Clone,
  settings: Readonly<Record<string, string>>,
  cwd = clone.folder,
): RowanProcess {
  const { PATH, LANG } = process.env
  const child = spawn('npm', ['--prefix', clone.folder, 'start'], {
    cwd,
    // Without scripts before it: the clone's packages are ours, and not for an installer to change.
    env: { PATH, LANG, HOME: resolve(clone.folder, '..'), npm_config_ignore_scripts: 'true', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...clone.owner,
  })
  return watch(child)
}

function watch(child: ChildProcess): RowanProcess {
  let output = ''
  const exit = once(child, 'close')
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', text => (output += text))
  const within = async <T>(what: string, wait: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`${what} took more than ${patience} ms:\n${output}`)),
        patience,
      )
    })
    return Promise.race([wait, late]).finally(() => clearTimeout(timer))
  }
  const told = async () => {
    for (;;) {
      const address = /Rowan is ready at (\S+)[\s\S]*Stop/.exec(output)?.[1]
      if (address) return { address, signIn: /^ {2}(http\S+\/sign-in\/\S+)$/m.exec(output)?.[1] }
      const [more] = await Promise.race([
        once(child.stdout!, 'data').then(() => [true]),
        exit.then(() => [false]),
      ])
      if (!more) throw new Error(`Rowan ended before it was ready:\n${output}`)
    }
  }
  return {
    pid: child.pid!,
    output: () => output,
    ready: () => within('the start', told()),
    ended: () => within('the end', exit).then(([code]) => code as number | null),
    signal: signal => {
      try {
        process.kill(-child.pid!, signal)
      } catch {
        // It has ended by itself.
      }
    },
  }
}

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Fails unless a page comes from this address. */
export async function assertServes(address: string): Promise<void> {
  const page = await fetch(address)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /<html/)
}
