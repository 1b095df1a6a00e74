import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { markOfKey } from '../backup/backup-file.ts'
import { reachDatabase, UnreachableDatabase } from '../backup/reach-database.ts'
import { NothingToBackUp, writeBackup } from '../backup/write-backup.ts'
import { CommandProblem } from './command-problem.ts'
import { readCommandWords } from './command-words.ts'
import { outputFile } from './outputs.ts'
import type { Terminal } from './terminal.ts'

export const help = `rowan backup: put everything that this Rowan holds into one file.

Usage: rowan backup OUT.rowan

  OUT.rowan  where to write; a file that is there is replaced once the new one is whole

Works while Rowan is running, on the data as it is at one moment, and while it is not. It finds the database
as "npm start" does: in the data folder (DATA_DIR), or at DATABASE_URL.

The file holds what people said, as it stands in the database: keep it as you keep that. Uploaded and rendered
files are in it. The secret key is not: receipts, sign-ins and sealed names cannot be opened without it. Keep a
copy of it in another place than the backups: it is the file secret.key in the data folder, or what you gave
as SECRET_KEY. Words that people take back later stay in backups that were made before: say in your programme
how long you keep backups, and delete them by then.

rowan restore --help says how to bring a backup back.

Example
  rowan backup /srv/backups/rowan-monday.rowan
`

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { words } = readCommandWords(argv, ['The file to write'], {})
  const path = words[0]!
  const out = await outputFile(path, [])
  const database = await reachDatabase(process.env, 'read').catch(error => {
    throw error instanceof UnreachableDatabase ? new CommandProblem(error.message) : error
  })
  try {
    const content = writeBackup(database.url, markOfKey(database.secretKey), (table, done, of) =>
      terminal.progress(`Reading ${table}`, done / of),
    )
    await out.write([{ name: out.file, content }])
  } catch (error) {
    throw error instanceof NothingToBackUp
      ? new CommandProblem(`${error.message} Nothing was written.`)
      : error
  } finally {
    await database.release()
  }
  const { size } = await stat(resolve(dirname(path), basename(path)))
  terminal.clear()
  terminal.print(
    `Everything is in ${path} (${(size / 1000).toLocaleString('en-GB', { maximumFractionDigits: 0 })} kB). The secret key is not in it: keep a copy of ${process.env['SECRET_KEY'] ? 'SECRET_KEY' : resolve(database.dataDir, 'secret.key')} in another place.`,
  )
}
