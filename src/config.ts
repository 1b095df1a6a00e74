import { z } from 'zod'

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  SECRET_KEY: z.string().min(32).optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Rowan <rowan@localhost>'),
  TRUST_PROXY: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
})

/** What each setting has to be, as a sentence goes on after "must be". Values are not repeated: some are secret. */
const wanted: Readonly<Record<string, string>> = {
  PORT: 'a whole number from 1 to 65535, such as 4000',
  DATABASE_URL: 'the address of a PostgreSQL, such as postgres://user:password@host:5432/rowan',
  PUBLIC_URL: 'the address where people reach Rowan, such as https://rowan.example',
  ROLE: 'all, web or worker',
  SECRET_KEY: 'at least 32 letters long',
  TRUST_PROXY: 'yes or no',
  LOG_LEVEL: 'debug, info, warn, error or silent',
}

export type Config = z.infer<typeof schema>

/** Reads the settings from the environment. An empty value counts as not set. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; config: Config } | { ok: false; problems: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, config: result.data }
  return {
    ok: false,
    problems: result.error.issues.map(({ path, message }) => {
      const name = path.join('.')
      return wanted[name] === undefined ? `${name}: ${message}` : `${name} must be ${wanted[name]}.`
    }),
  }
}
