import { type DestinationStream, pino } from 'pino'

/**
 * Fields that a log line may carry. Ids, counts, durations and codes: never words that a person wrote,
 * names, addresses or secrets. The type is closed so that a new field is a decision.
 */
export type LogFields = {
  readonly organisation?: string
  readonly account?: string
  readonly request?: string
  readonly method?: string
  readonly route?: string
  readonly status?: number
  readonly ms?: number
  readonly job?: string
  readonly kind?: string
  readonly id?: string
  readonly count?: number
  readonly attempt?: number
  readonly port?: number
  readonly pid?: number
  readonly version?: string
  readonly error?: {
    readonly name: string
    readonly code?: string | undefined
    readonly stack?: string | undefined
  }
}

export type Log = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** A log of JSON lines. `destination` is for tests that read what was written. */
export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    debug: (message, fields = {}) => logger.debug(fields, message),
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  }
}

/**
 * What may be written down about an error: its kind and where it happened. Not its message, because
 * PostgreSQL and validators put the offending value, which may be someone's words, into theirs.
 */
export function describeError(error: unknown): NonNullable<LogFields['error']> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim())
    .join(' | ')
  return { name: error.name, code, stack: frames }
}
