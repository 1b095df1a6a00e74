import { createWriteStream } from 'node:fs'
import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
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
 * its place, and where nothing can be written. A link stays, and what it leads to is replaced. A pipe or a
 * device, such as /dev/stdout, is written into and never replaced.
 */
export async function outputFile(
  path: string,
  inputs: readonly string[],
): Promise<Output & { readonly file: string }> {
  const there = await stat(path).catch(error => {
    if (error.code === 'ENAMETOOLONG') {
      throw new CommandProblem(
        `A file cannot have a name as long as “${basename(path)}”. Choose a shorter one.`,
      )
    }
  })
  if (there?.isDirectory()) {
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
  if (there && !there.isFile()) {
    return { file: basename(path), folder: dirname(path), write: files => writeInto(path, files) }
  }
  const isLink = await lstat(path).then(
    found => found.isSymbolicLink(),
    () => false,
  )
  const target = isLink ? written : path
  return { file: basename(target), ...(await outputFolder(dirname(target))) }
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

/** What has left through a pipe or a device cannot be taken back, so a failure says that it is not whole. */
async function writeInto(path: string, files: readonly FileToWrite[]) {
  try {
    for (const { content } of files) {
      const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
      await pipeline(Readable.from(pieces), createWriteStream(path))
    }
  } catch (error) {
    const reasons: Readonly<Record<string, string>> = {
      EPIPE: 'what read from it stopped before the end',
      ENOSPC: 'it takes no more',
      EACCES: 'you do not have permission to write into it',
      EPERM: 'you do not have permission to write into it',
      ENXIO: 'nothing can be written into it',
    }
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (reason === undefined) throw error
    throw new CommandProblem(`The result was not written whole to ${path}: ${reason}.`)
  }
}
