import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { commandLine } from './running-process.ts'

/** What a running PostgreSQL writes about itself into `postmaster.pid`. */
export type PostmasterFile = { readonly pid: number; readonly ready: boolean }

/** Reads `postmaster.pid` of a PostgreSQL folder. Undefined where none is or it is not readable yet. */
export function readPostmasterFile(folder: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return undefined
    return { pid, ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/**
 * The process number of the PostgreSQL that is running on `folder`, if one is: the number in the file
 * alone is not enough, as another program may have got it since.
 */
export function runningPostmaster(folder: string): number | undefined {
  const pid = readPostmasterFile(folder)?.pid
  if (pid === undefined) return undefined
  const command = commandLine(pid)
  return command?.includes('postgres') && command.includes(realpathSync(folder)) ? pid : undefined
}
