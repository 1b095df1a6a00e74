import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import {
  checkWritable,
  type FileToWrite,
  writeAllOrNothing,
} from '../platform/tabular/write-all-or-nothing.ts'
import { CommandProblem } from './command-problem.ts'

/** A place for a result, checked before any work is done for it. */
export interface Output {
  readonly folder: string
  /** Writes everything, or nothing and throws; Ctrl-C while writing counts as nothing. */
  write(files: readonly FileToWrite[]): Promise<void>
}

/**
 * A file to write, by the path the caller gave. Refused where it is one of the inputs, where a folder is in
 * its place, and where nothing can be written.
 */
export async function outputFile(
  path: string,
  inputs: readonly string[],
): Promise<Output & { readonly file: string }> {
  if (await isFolder(path)) {
    throw new CommandProblem(
      `${path} is a folder. Name the file to write, for example ${path.replace(/\/+$/, '')}/result.csv.`,
    )
  }
  const written = await realpath(path).catch(() => resolve(path))
  for (const input of inputs) {
    if (written === (await realpath(input).catch(() => resolve(input)))) {
      throw new CommandProblem(`${path} is the file that is read. Write to another one.`)
    }
  }
  return { file: basename(path), ...(await outputFolder(dirname(path))) }
}

/** A folder to write into, by the path the caller gave; it may not be there yet. */
export async function outputFolder(path: string): Promise<Output> {
  await checkWritable(path)
  return { folder: path, write: files => writeUnlessStopped(path, files) }
}

async function writeUnlessStopped(folder: string, files: readonly FileToWrite[]) {
  const stop = new AbortController()
  const abort = () => stop.abort()
  // Before this there is nothing to take back, so the signals' own effect is the right one.
  process.once('SIGINT', abort)
  process.once('SIGTERM', abort)
  try {
    await writeAllOrNothing(folder, files, stop.signal)
  } catch (error) {
    if (stop.signal.aborted) throw new CommandProblem('Stopped. Nothing was written.', 130)
    throw error
  } finally {
    process.off('SIGINT', abort)
    process.off('SIGTERM', abort)
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}
