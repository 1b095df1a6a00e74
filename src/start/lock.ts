import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { processStart } from '../platform/db/cluster/running-process.ts'

const claimSchema = z.object({
  pid: z.number(),
  /** Tells this process from a later one with the same number. */
  started: z.string(),
  host: z.string(),
  since: z.iso.datetime(),
  address: z.string(),
  released: z.boolean(),
})

/** Who works with a data folder, since when, and where it serves. */
export type Claim = z.infer<typeof claimSchema>

export type StartLock = { release(): void }

const name = /^start-lock\.(\d+)$/
/** Another machine or container sharing the folder cannot be asked whether a process runs: its lock must move. */
const beat = 5_000
const silence = 30_000

/**
 * Takes the data folder for this process, or answers who has it. A lock whose process is gone counts for
 * nothing. The highest number is the lock and numbers only grow, so that two starts that both find a dead
 * lock cannot both replace it.
 */
export function takeStartLock(
  dataDir: string,
  address: string,
  now: Date,
): { ok: true; lock: StartLock } | { ok: false; holder: Claim } {
  const claim: Claim = {
    pid: process.pid,
    started: processStart(process.pid) ?? '',
    host: hostname(),
    since: now.toISOString(),
    address,
    released: false,
  }
  for (;;) {
    const last = numbers(dataDir).at(-1) ?? 0
    const holder = readClaim(dataDir, last)
    if (holder && isHeld(dataDir, last, holder, now)) return { ok: false, holder }
    const mine = last + 1
    if (!place(dataDir, mine, claim)) continue
    const all = numbers(dataDir)
    if (all.at(-1) !== mine) {
      rmSync(file(dataDir, mine), { force: true })
      continue
    }
    for (const older of all.slice(0, -1)) rmSync(file(dataDir, older), { force: true })
    return { ok: true, lock: hold(dataDir, mine, claim) }
  }
}

function hold(dataDir: string, number: number, claim: Claim): StartLock {
  const timer = setInterval(() => {
    try {
      const now = new Date()
      utimesSync(file(dataDir, number), now, now)
    } catch {
      // The folder may be away for a moment; the process number still holds the lock on this machine.
    }
  }, beat)
  timer.unref()
  let released = false
  const release = () => {
    if (released) return
    released = true
    clearInterval(timer)
    process.off('exit', release)
    try {
      const draft = write(dataDir, { ...claim, released: true })
      renameSync(draft, file(dataDir, number))
    } catch {
      // Unreleased, it counts for nothing once this process is gone.
    }
  }
  process.once('exit', release)
  return { release }
}

function isHeld(dataDir: string, number: number, claim: Claim, now: Date): boolean {
  if (claim.released) return false
  if (claim.host === hostname()) return processStart(claim.pid) === claim.started
  const moved = statSync(file(dataDir, number), { throwIfNoEntry: false })?.mtimeMs
  return moved !== undefined && now.getTime() - moved < silence
}

/** A hard link appears whole or not at all, and never over another. */
function place(dataDir: string, number: number, claim: Claim): boolean {
  const draft = write(dataDir, claim)
  try {
    linkSync(draft, file(dataDir, number))
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function write(dataDir: string, claim: Claim): string {
  const draft = join(dataDir, `start-lock-${claim.pid}.draft`)
  writeFileSync(draft, `${JSON.stringify(claim)}\n`, { mode: 0o600 })
  return draft
}

function readClaim(dataDir: string, number: number): Claim | undefined {
  try {
    return claimSchema.parse(JSON.parse(readFileSync(file(dataDir, number), 'utf8')))
  } catch {
    return undefined
  }
}

function numbers(dataDir: string): number[] {
  return readdirSync(dataDir)
    .flatMap(entry => name.exec(entry)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other)
}

function file(dataDir: string, number: number): string {
  return join(dataDir, `start-lock.${number}`)
}
