import { resolve } from 'node:path'
import { markOfKey, UnusableBackup } from '../backup/backup-file.ts'
import { reachDatabase, UnreachableDatabase } from '../backup/reach-database.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { queues } from '../jobs.ts'
import { migrations } from '../migrations.ts'
import { UnusableDatabase } from '../platform/db/migrate.ts'
import { CommandProblem } from './command-problem.ts'
import { readCommandWords } from './command-words.ts'
import type { Terminal } from './terminal.ts'

export const help = `rowan restore: bring back what rowan backup put into a file.

Usage: DATA_DIR=FOLDER rowan restore IN.rowan

  IN.rowan  a backup that this Rowan or an older one made

It is restored into an empty database: a new data folder (DATA_DIR), or the one at DATABASE_URL, which may be
any PostgreSQL from 15 on. A database that a Rowan has used is refused and left as it is. All of the backup is
restored, or nothing.

The secret key is not in the backup. Put the one that was in use into the new data folder as secret.key, or
give it as SECRET_KEY, before you start Rowan: without it receipts, sign-ins and sealed names cannot be opened.

Example
  DATA_DIR=/srv/rowan-new rowan restore /srv/backups/rowan-monday.rowan
  cp /safe/place/secret.key /srv/rowan-new/
  DATA_DIR=/srv/rowan-new npm start
`

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { words } = readCommandWords(argv, ['The backup to restore'], {})
  const path = words[0]!
  const database = await reachDatabase(process.env, 'fill').catch(error => {
    throw error instanceof UnreachableDatabase ? new CommandProblem(error.message) : error
  })
  try {
    const restored = await restoreBackup(database.url, path, { migrations, queues }, table =>
      terminal.progress(`Restoring ${table}`),
    )
    terminal.clear()
    terminal.print(
      `Restored what Rowan held on ${restored.made.slice(0, 16).replace('T', ' ')} UTC: ${restored.tables} tables.`,
    )
    if (restored.key !== null && restored.key !== markOfKey(database.secretKey)) {
      const place = resolve(database.dataDir, 'secret.key')
      terminal.print(
        `${database.secretKey ? 'The secret key here is another one than was in use then' : 'There is no secret key here yet'}. Before you start Rowan, put the one from then into ${place}, or give it as SECRET_KEY.`,
      )
    }
  } catch (error) {
    if (error instanceof UnusableBackup || error instanceof UnusableDatabase)
      throw new CommandProblem(error.message)
    throw error
  } finally {
    await database.release()
  }
}
