import { execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, program } from './binaries.ts'
import { postgresEnvironment } from './initdb.ts'
import { readPostmasterFile, runningPostmaster } from './postmaster-file.ts'
import { processStart } from './running-process.ts'
import type { ServiceAccount } from './service-account.ts'

export type Launch = {
  readonly binaries: Binaries
  readonly account: ServiceAccount | undefined
  /** PostgreSQL's own folder. */
  readonly folder: string
  /** Where its own messages go: a file, so that it outlives us without a broken pipe. */
  readonly messages: string
  readonly settings: Readonly<Record<string, string>>
}

/** A PostgreSQL that accepts connections. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** Settles when it has ended, however. It does not keep this process running unless `hold` was called. */
  readonly exited: Promise<void>
  hold(): void
}

export type Ending = 'fast' | 'immediate' | 'kill'

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const

/** What PostgreSQL says while processes of one that was killed still let go of its memory and files. */
const stillLettingGo =
  /lock file "postmaster.pid" already exists|pre-existing shared memory block|is still in use/
const portTaken = /could not create any TCP\/IP sockets|address already in use/i

/**
 * Starts PostgreSQL on 127.0.0.1 at `port` (a free one unless told) and waits until it accepts connections,
 * which after a power cut includes repeating what its journal holds. Answers with its messages if it does not start.
 */
export async function startPostmaster(
  launch: Launch,
  port?: number,
): Promise<{ ok: true; postmaster: Postmaster } | { ok: false; report: string }> {
  refuseOldFile(launch.folder)
  const patience = Date.now() + 15_000
  for (;;) {
    const attempt = await tryStart(launch, port ?? (await freePort()))
    if (attempt.ok) return attempt
    if (!stillLettingGo.test(attempt.report) && !portTaken.test(attempt.report)) return attempt
    if (Date.now() > patience) return attempt
    await pause(100)
  }
}

/** A number in `postmaster.pid` that another program has got since would make PostgreSQL believe it runs. */
function refuseOldFile(folder: string) {
  const pid = readPostmasterFile(folder)?.pid
  if (pid === undefined || processStart(pid) === undefined || runningPostmaster(folder) !== undefined) return
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

async function tryStart(
  launch: Launch,
  port: number,
): Promise<{ ok: true; postmaster: Postmaster } | { ok: false; report: string }> {
  const { binaries, account, folder, messages, settings } = launch
  const output = openMessages(messages)
  const started = statSync(messages).size
  const child = spawn(
    program(binaries, 'postgres'),
    [
      '-D',
      folder,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      cwd: folder,
      env: postgresEnvironment(),
      stdio: ['ignore', output, output],
      // A session of its own: Ctrl+C in the terminal reaches Rowan alone, which then stops PostgreSQL in turn.
      detached: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  closeSync(output)
  let failure = ''
  let running = true
  const exited = new Promise<void>(resolve => {
    child.once('error', error => {
      failure = error.message
      running = false
      resolve()
    })
    child.once('exit', () => {
      running = false
      resolve()
    })
  })
  while (running) {
    const file = readPostmasterFile(folder)
    if (file?.ready && file.pid === child.pid) {
      child.unref()
      return { ok: true, postmaster: { pid: child.pid, port, exited, hold: () => child.ref() } }
    }
    await Promise.race([exited, pause(5)])
  }
  return { ok: false, report: failure || readFileSync(messages).subarray(started).toString() }
}

function openMessages(file: string): number {
  if (existsSync(file) && statSync(file).size > 5_000_000) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/** Ends PostgreSQL; `fast` and `immediate` fall back on harder ways when it does not end. */
export async function endPostmaster(
  launch: Pick<Launch, 'binaries' | 'folder'>,
  pid: number,
  ending: Ending,
): Promise<void> {
  const started = processStart(pid)
  if (started === undefined) return
  const ways: readonly { way: Ending; seconds: number }[] = [
    { way: 'fast', seconds: 30 },
    { way: 'immediate', seconds: 10 },
    { way: 'kill', seconds: 10 },
  ]
  for (const { way, seconds } of ways.slice(ways.findIndex(({ way }) => way === ending))) {
    signalPostmaster(launch, pid, way)
    const patience = Date.now() + seconds * 1000
    while (Date.now() < patience) {
      if (processStart(pid) !== started) return
      await pause(5)
    }
  }
}

/** Tells PostgreSQL to end and does not wait. */
export function signalPostmaster(
  launch: Pick<Launch, 'binaries' | 'folder'>,
  pid: number,
  ending: Ending,
): void {
  try {
    if (process.platform === 'win32' && ending !== 'kill') {
      // Windows has no signals; Node would end the process without letting it write its data.
      execFileSync(program(launch.binaries, 'pg_ctl'), ['stop', '-W', '-m', ending, '-D', launch.folder])
    } else process.kill(pid, signals[ending])
  } catch {
    // It ended by itself in the meantime.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
