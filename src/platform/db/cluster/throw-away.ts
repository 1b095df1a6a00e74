import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Binaries } from './binaries.ts'
import { isRoot, throwAwayFolder } from './folders.ts'
import { endPostmaster } from './postmaster.ts'
import { runningPostmaster } from './postmaster-file.ts'
import { processStart } from './running-process.ts'

const ownerSchema = z.object({ pid: z.number(), started: z.string() })

/** A new data folder for one test run, and its owner noted, so that a later run can clear up after a killed one. */
export function makeThrowAwayFolder(): string {
  const base = throwAwayFolder()
  mkdirSync(base, { recursive: true })
  if (isRoot()) for (const folder of [dirname(base), base]) chmodSync(folder, 0o755)
  const folder = mkdtempSync(join(base, 'cluster-'))
  const owner = { pid: process.pid, started: processStart(process.pid) ?? '' }
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner))
  return folder
}

/** Whether `dataDir` is one that may be deleted without asking. */
export function isThrowAway(dataDir: string): boolean {
  return dirname(dataDir) === throwAwayFolder()
}

/** Stops and removes throw-away clusters whose test run was killed. */
export async function removeAbandoned(binaries: Binaries): Promise<void> {
  for (const name of list(throwAwayFolder())) {
    const dataDir = join(throwAwayFolder(), name)
    if (!isAbandoned(dataDir)) continue
    const folder = join(dataDir, 'postgres', 'cluster')
    const pid = runningPostmaster(folder)
    if (pid !== undefined) await endPostmaster({ binaries, folder }, pid, 'immediate')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 })
  }
}

function isAbandoned(dataDir: string): boolean {
  try {
    const owner = ownerSchema.parse(JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8')))
    return processStart(owner.pid) !== owner.started
  } catch {
    const made = statSync(dataDir, { throwIfNoEntry: false })?.mtimeMs
    return made !== undefined && Date.now() - made > 60_000
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
