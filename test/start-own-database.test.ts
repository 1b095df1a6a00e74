import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { isRoot } from '../src/platform/db/cluster/folders.ts'
import { endPostmaster, startPostmaster } from '../src/platform/db/cluster/postmaster.ts'
import { giveTo, serviceAccount } from '../src/platform/db/cluster/service-account.ts'
import { dataFolder } from '../src/platform/db/cluster.ts'
import { assertServes, freePort, makeClone, npmStart, type RowanProcess } from './rowan-process.ts'

const clone = makeClone()
const folders = [resolve(clone.folder, '..'), dataFolder(undefined, isRoot(), clone.folder)]
const running = new Set<RowanProcess>()

after(() => {
  for (const rowan of running) rowan.signal('SIGKILL')
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})

function start(settings: Record<string, string>): RowanProcess {
  const rowan = npmStart(clone, settings)
  running.add(rowan)
  return rowan
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

test('a database of your own that does not answer is said, without its password', async () => {
  const port = await freePort()
  const rowan = start({
    PORT: String(await freePort()),
    DATABASE_URL: `postgres://me:secret@127.0.0.1:${port}/x`,
  })
  assert.equal(await rowan.ended(), 1)
  assert.match(rowan.output(), /No PostgreSQL answers at 127\.0\.0\.1/)
  assert.doesNotMatch(rowan.output(), /secret/)
})

test('a PostgreSQL 15 of your own is used, once its login has the rights', async t => {
  const bin = ['/usr/lib/postgresql/15/bin'].find(folder => existsSync(join(folder, 'initdb')))
  if (!bin) return t.skip('no PostgreSQL 15 on this machine: apt-get install postgresql-15')
  const home = realpathSync(mkdtempSync(join(isRoot() ? '/var/lib' : tmpdir(), 'rowan-fifteen-')))
  folders.push(home)
  const account = serviceAccount()
  if (account) giveTo(account, home)
  const folder = join(home, 'cluster')
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', folder, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { cwd: home, ...(account && { uid: account.uid, gid: account.gid }) },
  )
  assert.equal(made.status, 0, String(made.stderr))
  const launch = {
    binaries: { bin, version: '15', major: 15 },
    account,
    folder,
    messages: join(home, 'postgres.log'),
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off' },
  }
  const started = await startPostmaster(launch)
  assert.ok(started.ok)
  try {
    const at = (login: string, database: string) =>
      `postgres://${login}@127.0.0.1:${started.postmaster.port}/${database}`
    await ask(at('admin', 'postgres'), 'create role council login')
    await ask(at('admin', 'postgres'), 'create database theirs')
    const settings = { PORT: String(await freePort()), DATABASE_URL: at('council', 'theirs') }
    const refused = start(settings)
    assert.equal(await refused.ended(), 1)
    const statements = refused.output().match(/^ {2}(CREATE|GRANT) .*;$/gm)
    assert.ok(statements && statements.length > 0, refused.output())
    for (const statement of statements) await ask(at('admin', 'theirs'), statement)
    const rowan = start(settings)
    await assertServes((await rowan.ready()).address)
    rowan.signal('SIGINT')
    await rowan.ended()
  } finally {
    started.postmaster.hold()
    await endPostmaster(launch, started.postmaster.pid, 'fast')
  }
})
