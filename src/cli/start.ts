import { readCommandWords } from './command-words.ts'
import type { Terminal } from './terminal.ts'

export const help = `rowan start: start the server, as "npm start" does.

Usage: rowan start

Settings come from the environment
  PORT          where it answers, 4000 unless told
  HOST          which of this machine's addresses, 127.0.0.1 unless told
  DATA_DIR      the folder for data and the secret key
  DATABASE_URL  a PostgreSQL of your own, 15 or newer, in place of Rowan's
  PUBLIC_URL    where people reach it, such as https://rowan.example
  SMTP_URL      the mail server; without one, mails wait in an outbox that the owner reads
  SECRET_KEY    the secret key, 32 letters or more, in place of the file in the data folder
  TRUST_PROXY   yes where a proxy of yours stands in front
  ROLE          web or worker, to split the work among processes on one database
  LOG_LEVEL     debug, info, warn, error or silent

Ctrl-C stops it.
`

export async function run(argv: readonly string[], _terminal: Terminal): Promise<void> {
  readCommandWords(argv, [], {})
  await import('../main.ts')
}
