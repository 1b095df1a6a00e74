/*
 * What breaks a rule, each with the reason. One that is needed no longer fails the test, so that the list stays true.
 */
export type Exceptions = Readonly<Record<string, string>>

/** Speaks to the database outside `*.sql.ts`, `migrations.ts` and `platform/db`. */
export const speaksSql: Exceptions = {
  'src/backup/restore-backup.ts': 'writes every table of every room, whatever they are',
  'src/backup/write-backup.ts': 'reads every table of every room, whatever they are',
  'src/platform/address.ts': 'the whole of what finds an organisation by an address: three queries, one file',
  'src/platform/events.ts': 'the relay and its queries are one mechanism',
  'src/platform/files/stored-file.ts': 'the whole of stored files',
  'src/platform/jobs/pool-adapter.ts': 'lets pg-boss speak through our pool',
  'src/platform/jobs/queue-schema.ts': 'makes the schema of pg-boss as the owner',
  'src/platform/mail/mail.ts': 'puts a mail into the outbox',
  'src/platform/mail/mailer.ts': 'empties the outbox',
  'src/platform/realtime/hub.ts': 'holds the one connection that listens',
  'src/start/own-database.ts': 'asks a foreign PostgreSQL for its rights before anything is opened',
}

/** Reads the time or chance itself and is not handed it. Milliseconds that a step took are no time of day. */
export const readsClock: Exceptions = {
  'src/backup/reach-database.ts': 'the command line is the edge: how long to wait for a database',
  'src/backup/write-backup.ts': 'the command line is the edge: it dates the backup',
  'src/cli/replay/analyse.ts': 'the command line is the edge: how long to wait for a job',
  'src/cli/replay/take-back.ts': 'the command line is the edge: how long to wait for a job',
  'src/platform/clock.ts': 'the clock that all others are handed',
  'src/platform/ids.ts': 'an id begins with the millisecond in which it was made',
  'src/platform/log.ts': 'the time of a log line',
  'src/platform/http/rate-limit.ts': 'its default, which tests replace',
  'src/platform/db/cluster/binaries.ts': 'the age of a folder on this machine',
  'src/platform/db/cluster/kept-alive.ts': 'how long PostgreSQL stayed up',
  'src/platform/db/cluster/postmaster.ts': 'how long to wait for PostgreSQL',
  'src/platform/db/cluster/throw-away.ts': 'the age of a folder on this machine',
  'src/listening/participate/find-conversation.ts': 'how old what is kept in memory is',
  'src/understanding/suggestions/draw-themes.ts': 'how often progress is written down',
  'src/cli/report.ts': 'the command line is the edge: it dates the report',
  'src/cli/terminal.ts': 'how often the terminal is redrawn',
  'src/main.ts': 'the edge',
  'src/start/lock.ts': 'the heartbeat of the lock on the data folder',
  'src/start/shutdown.ts': 'whether Ctrl+C was pressed twice in a second',
}

/** Has more than 300 lines. */
export const long: Exceptions = {
  'src/ui/i18n/public.ar.ts': 'a catalogue: one list of texts',
  'src/ui/i18n/public.en.ts': 'a catalogue: one list of texts',
  'src/ui/i18n/public.gd.ts': 'a catalogue: one list of texts',
  'src/ui/i18n/public.pl.ts': 'a catalogue: one list of texts',
  'src/ui/i18n/public.zh-Hans.ts': 'a catalogue: one list of texts',
}

/** Modules of Node inside the pure engines. */
export const pureUsesNode: Exceptions = {
  'src/language/suggest/suggest-in-background.ts': 'starts the worker',
  'src/language/suggest/suggest.worker.ts': 'is the worker',
  'src/language/themes-in-background.ts': 'starts the worker',
  'src/language/themes.worker.ts': 'is the worker',
  'src/language/wordvectors.ts': 'reads the model that is shipped beside it',
}

/** A view that answers a request itself. */
export const viewAnswers: Exceptions = {
  'src/publishing/publications/answer-editor.tsx': 'the answer that every form of the editor comes back to',
  'src/trust/accounts/show-account.tsx': 'the answer that every form of the account page comes back to',
  'src/overview/error-answer.tsx': 'the answer of every route that fails',
  'src/trust/http/refused.tsx': 'the answer of every route that refuses',
}
