import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type Cluster, startCluster } from '../platform/db/cluster.ts'
import { migrate } from '../platform/db/migrate.ts'
import { openLog } from '../platform/log.ts'
import { checkOwnDatabase, type DatabaseFacts, judge } from './own-database.ts'

let cluster: Cluster
before(async () => {
  cluster = await startCluster({ purpose: 'test', durable: false, log: openLog('silent') })
})
after(() => cluster.stop())

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** An address of the test cluster with another user, password or database. */
function address(change: { login?: string; database?: string; password?: string }): string {
  const url = new URL(cluster.url)
  if (change.login) url.username = change.login
  if (change.login) url.password = change.password ?? 'open'
  if (change.database) url.pathname = `/${change.database}`
  return url.href
}

async function refusal(url: string): Promise<string> {
  const result = await checkOwnDatabase(url)
  assert.ok(!result.ok)
  return result.message
}

test('a database whose login may do everything is used', async () => {
  const result = await checkOwnDatabase(cluster.url)
  assert.ok(result.ok)
  assert.match(result.version, /^\d+\.\d+$/)
})

test('a login without rights is told the SQL that gives them, and after it Rowan can begin', async () => {
  const login = 'town"hall'
  await run(cluster.url, `create role "town""hall" login password 'open'`, 'create database plain')
  const url = address({ login, database: 'plain' })
  const message = await refusal(url)
  assert.match(message, /lacks rights.*Nothing was changed/)
  assert.match(message, /CREATEROLE/)
  const statements = message.slice(message.indexOf('no more than it needs:')).match(/^ {2}[A-Z].*;$/gm)
  assert.ok(statements && statements.length > 3)
  await run(address({ database: 'plain' }), ...statements)
  assert.deepEqual((await checkOwnDatabase(url)).ok, true)
  await migrate(url, {}, [])
})

test('a login that may make roles and owns its database needs nothing else', async () => {
  const other = await startCluster({ purpose: 'test', durable: false, log: openLog('silent') })
  try {
    await run(
      other.url,
      `create role maker login createrole password 'open'`,
      'create database made owner maker',
    )
    const url = new URL(other.url)
    url.username = 'maker'
    url.password = 'open'
    url.pathname = '/made'
    assert.equal((await checkOwnDatabase(url.href)).ok, true)
    await migrate(url.href, {}, [])
    assert.equal((await checkOwnDatabase(url.href)).ok, true)
    await migrate(url.href, {}, [])
  } finally {
    await other.stop()
  }
})

test('a wrong password, a missing database and a wrong encoding each say what to do', async () => {
  await run(
    cluster.url,
    `create role visitor login password 'open'`,
    `create database old encoding 'LATIN1' locale 'C' locale_provider libc template template0`,
  )
  assert.match(await refusal(address({ login: 'visitor', password: 'guess' })), /does not let "visitor" in/)
  assert.match(
    await refusal(address({ database: 'nowhere' })),
    /no database "nowhere"[\s\S]*CREATE DATABASE "nowhere"/,
  )
  assert.match(await refusal(address({ database: 'old' })), /LATIN1[\s\S]*ENCODING 'UTF8'/)
})

test('a server that is not there, or is something else, is told without the password', async () => {
  const server = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `postgres://me:secret@127.0.0.1:${port}/rowan`
  const other = await refusal(url).finally(() => server.close())
  assert.match(other, /not a PostgreSQL/)
  const gone = await refusal(url)
  assert.match(gone, new RegExp(`No PostgreSQL answers at 127\\.0\\.0\\.1:${port}`))
  assert.match(await refusal('postgres://me:secret@nowhere.invalid/rowan'), /nowhere\.invalid.*not known/)
  assert.doesNotMatch(other + gone, /secret/)
})

const fine: DatabaseFacts = {
  version: 15,
  versionText: '15.9',
  database: 'rowan',
  login: 'rowan',
  encoding: 'UTF8',
  readOnly: false,
  superuser: false,
  createRole: true,
  roles: [],
  canBecome: [],
  administers: [],
  wordsInApp: false,
  ownerCreates: false,
  ownsDatabase: true,
  missingExtensions: [],
}

test('what is too old, a replica or incomplete is refused', () => {
  assert.equal(judge(fine).ok, true)
  for (const [change, expected] of [
    [{ version: 14, versionText: '14.2' }, /PostgreSQL 14\.2.*15 or newer/],
    [{ readOnly: true }, /primary/],
    [{ missingExtensions: ['unaccent'] }, /unaccent[\s\S]*postgresql-contrib/],
    [{ ownsDatabase: false }, /GRANT CREATE ON DATABASE "rowan" TO rowan_owner/],
    [{ createRole: false }, /CREATE ROLE rowan_owner/],
  ] as const) {
    const verdict = judge({ ...fine, ...change })
    assert.ok(!verdict.ok)
    assert.match(verdict.message, expected)
  }
})

test('roles that another login made are out of reach of CREATEROLE from PostgreSQL 16 on', () => {
  const shared = { ...fine, roles: ['rowan_owner', 'rowan_app', 'rowan_words'], wordsInApp: true }
  assert.equal(judge(shared).ok, true)
  const verdict = judge({ ...shared, version: 16 })
  assert.ok(!verdict.ok)
  assert.match(verdict.message, /GRANT rowan_owner, rowan_app, rowan_words TO "rowan"/)
  assert.doesNotMatch(verdict.message, /CREATE ROLE/)
  assert.doesNotMatch(verdict.message, /CREATEROLE/, 'what would not help is not proposed')
})
