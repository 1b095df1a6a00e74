import { randomBytes } from 'node:crypto'
import { link, lstat, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { UnreadableFile } from './unreadable-file.ts'

/** A file to write: its name in the folder and what goes in, in pieces where it is large. */
export interface FileToWrite {
  readonly name: string
  readonly content: string | Uint8Array | AsyncIterable<string | Uint8Array>
}

/**
 * Writes all of the files into a folder, or none: each is written and synced under a hidden name first, and
 * takes its own name only when all are whole. A folder that is not there yet is made, and appears complete.
 * Files of the same names are replaced, and put back where a later one fails.
 *
 * A kill leaves at most a hidden folder `.rowan-…` behind, never part of a file under its name.
 *
 * @param signal ends the writing, with nothing left behind
 * @throws UnreadableFile with a sentence where the folder cannot be written or the disk is full
 */
export async function writeAllOrNothing(
  folder: string,
  files: readonly FileToWrite[],
  signal?: AbortSignal,
): Promise<void> {
  const target = resolve(folder)
  try {
    const isNew = !(await exists(target))
    const home = isNew ? dirname(target) : target
    const made = await mkdir(home, { recursive: true })
    const staging = join(home, `.rowan-${randomBytes(6).toString('hex')}`)
    try {
      await mkdir(staging)
      for (const file of files) await writeSynced(join(staging, file.name), file.content, signal)
      signal?.throwIfAborted()
      if (isNew) {
        await syncFolder(staging)
        await rename(staging, target)
        await syncFolder(home)
      } else {
        await moveAll(staging, target, files)
      }
    } catch (error) {
      if (made !== undefined) await removeEmpty(home, dirname(made), staging)
      throw error
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  } catch (error) {
    throw sentenceFor(error, folder)
  }
}

/**
 * Checks at the start of long work that its result could be written: the folder, or the nearest one above it
 * that is there, takes a new file.
 *
 * @throws UnreadableFile with a sentence where it does not
 */
export async function checkWritable(folder: string): Promise<void> {
  try {
    let nearest = resolve(folder)
    while (!(await exists(nearest)) && dirname(nearest) !== nearest) nearest = dirname(nearest)
    const probe = join(nearest, `.rowan-${randomBytes(6).toString('hex')}`)
    await mkdir(probe)
    await rmdir(probe)
  } catch (error) {
    throw sentenceFor(error, folder)
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    error => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}

async function writeSynced(path: string, content: FileToWrite['content'], signal?: AbortSignal) {
  const file = await open(path, 'wx')
  try {
    const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    for await (const piece of pieces) {
      signal?.throwIfAborted()
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Gives the staged files their names; what was there is kept aside until the last one has taken its place. */
async function moveAll(staging: string, target: string, files: readonly FileToWrite[]) {
  const aside = join(staging, '.before')
  await mkdir(aside)
  const moved: string[] = []
  try {
    for (const { name } of files) {
      if (await isFolder(join(target, name))) throw Object.assign(new Error(), { code: 'EISDIR' })
      await keep(join(target, name), join(aside, name))
      await rename(join(staging, name), join(target, name))
      moved.push(name)
    }
    await syncFolder(target)
  } catch (error) {
    const before = new Set(await readdir(aside))
    for (const name of moved) {
      if (before.has(name)) await rename(join(aside, name), join(target, name))
      else await rm(join(target, name))
    }
    throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false,
  )
}

/** A second name for the file, so that its own is never without one; moved where a disk has no such links. */
async function keep(path: string, aside: string) {
  try {
    await link(path, aside)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return
    await rename(path, aside)
  }
}

/** Makes new names durable; folders cannot be synced everywhere. */
async function syncFolder(path: string) {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

/** Takes away the folders made for this writing, from the innermost out, as far as they are empty. */
async function removeEmpty(from: string, above: string, staging: string) {
  await rm(staging, { recursive: true, force: true })
  for (let folder = from; folder !== above; folder = dirname(folder)) {
    const removed = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (!removed) return
  }
}

function sentenceFor(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UnreadableFile(
        `The disk that holds ${folder} is full. Nothing was written. Free some space, then try again.`,
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new UnreadableFile(
        `Nothing was written, because ${folder} does not allow new files. Choose a folder that you may write into.`,
      )
    case 'EEXIST':
    case 'ENOTEMPTY':
    case 'ENOTDIR':
      return new UnreadableFile(
        `Nothing was written, because ${folder} would have to be a folder and something else is there.`,
      )
    case 'EISDIR':
      return new UnreadableFile(
        `Nothing was written, because a folder is where a file in ${folder} would go.`,
      )
    case 'ENAMETOOLONG':
      return new UnreadableFile(`Nothing was written, because the name ${folder} is too long.`)
    default:
      return error
  }
}
