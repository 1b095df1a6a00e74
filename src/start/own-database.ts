import pg from 'pg'
import { withoutPassword } from './banner.ts'

/** The oldest PostgreSQL that Rowan works with. */
export const oldestPostgres = 15

export type OwnDatabase =
  | { readonly ok: true; readonly version: string }
  | { readonly ok: false; readonly message: string }

const roles = ['rowan_owner', 'rowan_app', 'rowan_words'] as const
type Role = (typeof roles)[number]

/**
 * Whether the PostgreSQL at `url` (DATABASE_URL) can be used: it answers, is new enough, may be written,
 * speaks UTF-8, and the login has the rights to prepare it. Reads only; the message says what to do, with
 * the SQL to run where something has to be granted.
 */
export async function checkOwnDatabase(url: string): Promise<OwnDatabase> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'rowan start',
  })
  // A connection that breaks while idle also tells so by an event, which unheard would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return judge(await readFacts(client))
  } catch (error) {
    const message = explainConnection(error, url)
    if (message === undefined) throw error
    return { ok: false, message }
  } finally {
    await client.end().catch(() => {})
  }
}

/** What decides whether a database can be used. */
export type DatabaseFacts = {
  readonly version: number
  readonly versionText: string
  readonly database: string
  readonly login: string
  readonly encoding: string
  readonly readOnly: boolean
  readonly superuser: boolean
  /** Whether the login may make roles. */
  readonly createRole: boolean
  /** The roles that exist already. */
  readonly roles: readonly string[]
  /** Those of them that the login may enter, and those that it may grant. */
  readonly canBecome: readonly string[]
  readonly administers: readonly string[]
  /** Whether `rowan_words` has what `rowan_app` has. */
  readonly wordsInApp: boolean
  /** Whether `rowan_owner` may make schemas in the database. */
  readonly ownerCreates: boolean
  /** Whether the login owns the database, and so may grant rights on it. */
  readonly ownsDatabase: boolean
  /** Extensions of PostgreSQL's own that the server lacks. */
  readonly missingExtensions: readonly string[]
}

async function readFacts(client: pg.Client): Promise<DatabaseFacts> {
  const { rows } = await client.query<DatabaseFacts>(
    `select
       current_setting('server_version_num')::int / 10000 as version,
       split_part(current_setting('server_version'), ' ', 1) as "versionText",
       current_database()::text as database,
       current_user::text as login,
       current_setting('server_encoding') as encoding,
       pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as "readOnly",
       me.rolsuper as superuser,
       me.rolcreaterole as "createRole",
       array(select rolname::text from pg_roles where rolname = any($1)) as roles,
       array(
         select rolname::text from pg_roles
         where rolname = any($1)
           -- From 16 on, membership alone no longer allows SET ROLE.
           and pg_has_role(oid, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end)
       ) as "canBecome",
       array(
         select rolname::text from pg_roles
         where rolname = any($1) and pg_has_role(oid, 'member with admin option')
       ) as administers,
       exists (
         select from pg_roles app, pg_roles words
         where app.rolname = 'rowan_app' and words.rolname = 'rowan_words' and pg_has_role(words.oid, app.oid, 'usage')
       ) as "wordsInApp",
       exists (
         select from pg_roles where rolname = 'rowan_owner' and has_database_privilege(oid, current_database(), 'create')
       ) as "ownerCreates",
       (select pg_has_role(datdba, 'usage') from pg_database where datname = current_database()) as "ownsDatabase",
       array(
         select wanted from unnest(array['pg_trgm', 'unaccent']) wanted
         where not exists (select from pg_available_extensions where name = wanted)
       ) as "missingExtensions"
     from pg_roles me where me.rolname = current_user`,
    [roles],
  )
  return rows[0]!
}

/** Whether a database with these facts can be used, and if not, what to do. */
export function judge(facts: DatabaseFacts): OwnDatabase {
  const refuse = (...lines: string[]): OwnDatabase => ({ ok: false, message: lines.join('\n') })
  if (facts.version < oldestPostgres) {
    return refuse(
      `The database in DATABASE_URL is PostgreSQL ${facts.versionText}. Rowan needs ${oldestPostgres} or newer. Nothing was changed.`,
    )
  }
  if (facts.readOnly) {
    return refuse(
      'The database in DATABASE_URL can only be read: it is a replica, or is set to read only. Nothing was changed.',
      'Use the address of the primary server.',
    )
  }
  if (facts.encoding !== 'UTF8') {
    return refuse(
      `The database "${facts.database}" stores text as ${facts.encoding}, which cannot hold every language. Nothing was changed.`,
      'An administrator makes another one, and DATABASE_URL then names it:',
      `  CREATE DATABASE rowan OWNER ${quote(facts.login)} ENCODING 'UTF8' TEMPLATE template0;`,
    )
  }
  if (facts.missingExtensions.length > 0) {
    return refuse(
      `This PostgreSQL lacks ${facts.missingExtensions.join(' and ')}, which come with PostgreSQL's own contrib package. Nothing was changed.`,
      `On Debian or Ubuntu: apt-get install postgresql-contrib`,
    )
  }
  const sql = missingRights(facts)
  if (sql.length === 0) return { ok: true, version: facts.versionText }
  // Roles of another Rowan on this server may be out of its reach, however much it could make itself.
  const couldMakeIt = missingRights({ ...facts, createRole: true, ownsDatabase: true }).length === 0
  return refuse(
    `The login "${facts.login}" in DATABASE_URL lacks rights that Rowan needs. Nothing was changed.`,
    ...(couldMakeIt
      ? [
          `Either let it make what it needs; an administrator of the server runs, in the database "${facts.database}":`,
          `  ALTER ROLE ${quote(facts.login)} CREATEROLE;`,
          `  ALTER DATABASE ${quote(facts.database)} OWNER TO ${quote(facts.login)};`,
          'Or give it no more than it needs:',
        ]
      : [`An administrator of the server runs, in the database "${facts.database}":`]),
    ...sql.map(line => `  ${line}`),
    'Then start Rowan again.',
  )
}

/** The statements that give the login what it lacks; none when it can do the rest itself. */
function missingRights(facts: DatabaseFacts): string[] {
  if (facts.superuser) return []
  const absent = roles.filter(role => !facts.roles.includes(role))
  const closed = roles.filter(role => !facts.canBecome.includes(role))
  // From PostgreSQL 16 on, CREATEROLE reaches only roles that the login made itself.
  const mayGrant = (role: Role) =>
    facts.createRole && (facts.version < 16 || absent.includes(role) || facts.administers.includes(role))
  const lacking =
    (absent.length > 0 && !facts.createRole) ||
    closed.some(role => !mayGrant(role)) ||
    (!facts.wordsInApp && !mayGrant('rowan_app')) ||
    (!facts.ownerCreates && !facts.ownsDatabase)
  if (!lacking) return []
  return [
    ...absent.map(role => `CREATE ROLE ${role} NOLOGIN;`),
    ...(facts.wordsInApp ? [] : ['GRANT rowan_app TO rowan_words;']),
    ...(closed.length > 0 ? [`GRANT ${closed.join(', ')} TO ${quote(facts.login)};`] : []),
    ...(facts.ownerCreates ? [] : [`GRANT CREATE ON DATABASE ${quote(facts.database)} TO rowan_owner;`]),
  ]
}

/** As `quote_ident` does, for names that a person copies into psql. */
function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What a failure to connect means. Undefined for one that is nobody's mistake. */
function explainConnection(error: unknown, url: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error ? String(error.code) : ''
  const at = withoutPassword(url)
  const { username, pathname } = new URL(url)
  const database = decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username)
  const ending = 'Correct DATABASE_URL, or leave it out and Rowan starts its own PostgreSQL.'
  if (code === 'ECONNREFUSED' || code === 'ENOENT')
    return `No PostgreSQL answers at ${at} (DATABASE_URL). Start it, and check host and port.\n${ending}`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The host in DATABASE_URL (${at}) is not known to this machine.\n${ending}`
  if (
    ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET'].includes(code) ||
    /timeout/i.test(error.message)
  ) {
    return `PostgreSQL at ${at} (DATABASE_URL) did not answer within 10 seconds. A firewall may be in the way, or the server is down.\n${ending}`
  }
  if (/terminated unexpectedly/i.test(error.message)) {
    return `What answers at ${at} (DATABASE_URL) is not a PostgreSQL, or it closed the connection. Check host and port.\n${ending}`
  }
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL at ${at} does not let "${decodeURIComponent(username)}" in: the user or password in DATABASE_URL is wrong, or pg_hba.conf does not allow it from here.`
  }
  if (code === '3D000') {
    return `There is no database "${database}" at ${at}. An administrator makes it:\n  CREATE DATABASE ${quote(database)} OWNER ${quote(decodeURIComponent(username))} ENCODING 'UTF8' TEMPLATE template0;`
  }
  if (code === '53300')
    return `PostgreSQL at ${at} has no free connection for Rowan, which uses about 35. Raise max_connections, or end other clients.`
  if (code === '57P03') return `PostgreSQL at ${at} is starting or stopping. Start Rowan again in a moment.`
  if (code === '42501')
    return `The login in DATABASE_URL may not connect to "${database}". An administrator runs:\n  GRANT CONNECT ON DATABASE ${quote(database)} TO ${quote(decodeURIComponent(username))};`
  if (/SSL|TLS|certificate/i.test(`${code} ${error.message}`)) {
    return `The connection to ${at} could not be secured (${code || error.message}). Check sslmode in DATABASE_URL: sslmode=require, or sslmode=disable on a network you trust.`
  }
  return undefined
}
