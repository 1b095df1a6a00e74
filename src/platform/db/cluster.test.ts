import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openLog } from '../log.ts'
import { isRoot, throwAwayFolder } from './cluster/folders.ts'
import { runningPostmaster } from './cluster/postmaster-file.ts'
import { type Cluster, ClusterRefusal, dataFolder, startCluster } from './cluster.ts'

const log = openLog('silent')
const folders: string[] = []

/** A data folder that the launcher does not take for a throw-away one. */
function emptyFolder(): string {
  mkdirSync(dirname(throwAwayFolder()), { recursive: true, mode: 0o755 })
  const folder = mkdtempSync(join(dirname(throwAwayFolder()), 'cluster-test-'))
  folders.push(folder)
  return folder
}

let shared: Cluster
before(async () => {
  shared = await startCluster({ dataDir: emptyFolder(), purpose: 'serve', log })
})

after(async () => {
  await shared.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function withCluster(dataDir: string, use: (cluster: Cluster) => Promise<void>): Promise<void> {
  const cluster = await startCluster({ dataDir, purpose: 'serve', log })
  try {
    await use(cluster)
  } finally {
    await cluster.stop()
  }
}

async function eventually<T>(look: () => Promise<T> | T): Promise<T> {
  for (const until = Date.now() + 20_000; ; ) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() > until) throw error
      await pause(50)
    }
  }
}

test('a new data folder becomes a database that keeps every language', async () => {
  const { url, dataDir } = shared
  const [row] = await ask<Record<string, unknown>>(
    url,
    `select current_setting('server_encoding') as encoding, lower('ŻÓŁĆ À') as lower, current_setting('fsync') as fsync,
      to_tsvector('simple', 'Gàidhlig żółć') @@ to_tsquery('simple', 'gàidhlig') as found`,
  )
  assert.deepEqual(row, { encoding: 'UTF8', lower: 'żółć à', fsync: 'on', found: true })
  assert.equal(statSync(join(dataDir, 'postgres', 'password')).mode & 0o077, 0)
})

test('accented letters count in trigrams, which need character classes from the C library', async () => {
  const { url } = shared
  await ask(url, 'create extension pg_trgm')
  assert.deepEqual(await ask(url, `select similarity('żółć', 'ŻÓŁĆ') as likeness`), [{ likeness: 1 }])
})

test('only somebody with the password gets in', async () => {
  const { url } = shared
  const guess = new URL(url)
  guess.password = 'guess'
  await assert.rejects(ask(guess.href, 'select 1'), { code: '28P01' })
})

test('what was committed is there after PostgreSQL was killed', async () => {
  const dataDir = emptyFolder()
  const first = await startCluster({ dataDir, purpose: 'test', log })
  await ask(first.url, 'create table said (words text)')
  await ask(first.url, `insert into said values ('kept')`)
  await first.kill()
  await withCluster(dataDir, async ({ url }) => {
    assert.deepEqual(await ask(url, 'select words from said'), [{ words: 'kept' }])
  })
})

test('a PostgreSQL that dies under a running Rowan comes back at the same address', async () => {
  await withCluster(emptyFolder(), async cluster => {
    const before = cluster.pid
    process.kill(before, 'SIGKILL')
    await eventually(async () => {
      assert.notEqual(cluster.pid, before)
      await ask(cluster.url, 'select 1')
    })
  })
})

test('a PostgreSQL whose Rowan was killed does not stand in the way of the next start', async () => {
  const dataDir = emptyFolder()
  const script = `
    import { startCluster } from ${JSON.stringify(fileURLToPath(new URL('cluster.ts', import.meta.url)))}
    import { openLog } from ${JSON.stringify(fileURLToPath(new URL('../log.ts', import.meta.url)))}
    const cluster = await startCluster({ dataDir: ${JSON.stringify(dataDir)}, purpose: 'serve', log: openLog('silent') })
    process.stdout.write(String(cluster.pid))
    setInterval(() => {}, 1000)`
  const rowan = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(rowan.stdout, 'data')
  const orphan = Number(said)
  rowan.kill('SIGKILL')
  await once(rowan, 'exit')
  assert.equal(runningPostmaster(join(dataDir, 'postgres', 'cluster')), orphan)
  await withCluster(dataDir, async cluster => {
    assert.notEqual(cluster.pid, orphan)
    await ask(cluster.url, 'select 1')
  })
})

test('a number in postmaster.pid that another program has by now does not stop a start', async () => {
  const dataDir = emptyFolder()
  await withCluster(dataDir, async () => {})
  const other = spawn('sleep', ['60'], isRoot() ? ownerOf(join(dataDir, 'postgres', 'cluster')) : {})
  try {
    const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid')
    writeFileSync(file, `${other.pid}\n${dirname(file)}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`)
    await withCluster(dataDir, async ({ url }) => {
      await ask(url, 'select 1')
    })
    assert.equal(other.exitCode, null)
  } finally {
    other.kill()
  }
})

function ownerOf(folder: string) {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}

test('a first start that was interrupted half-way leaves nothing in the way', async () => {
  const dataDir = emptyFolder()
  const half = join(dataDir, 'postgres.making-0a1b2c3d')
  mkdirSync(join(half, 'cluster'), { recursive: true })
  writeFileSync(join(half, 'cluster', 'PG_VERSION'), '18\n')
  await withCluster(dataDir, async ({ url }) => {
    await ask(url, 'select 1')
    assert.equal(existsSync(half), false)
  })
})

test('a lost password file is made again', async () => {
  const dataDir = emptyFolder()
  await withCluster(dataDir, ({ url }) => ask(url, 'create table kept ()').then(() => {}))
  rmSync(join(dataDir, 'postgres', 'password'))
  await withCluster(dataDir, async ({ url }) => {
    assert.deepEqual(await ask(url, `select to_regclass('kept') is not null as kept`), [{ kept: true }])
  })
})

for (const [made, advice] of [
  ['99', /newer than Rowan's own/],
  ['14', /bin\/rowan backup/],
] as const) {
  test(`data made by PostgreSQL ${made} is refused and not touched`, async () => {
    const dataDir = emptyFolder()
    const cluster = join(dataDir, 'postgres', 'cluster')
    mkdirSync(cluster, { recursive: true })
    writeFileSync(join(cluster, 'PG_VERSION'), `${made}\n`)
    const before = listing(dataDir)
    await assert.rejects(startCluster({ dataDir, purpose: 'serve', log }), error => {
      assert.ok(error instanceof ClusterRefusal)
      assert.match(error.message, advice)
      assert.match(error.message, /Nothing was changed/)
      return true
    })
    assert.equal(listing(dataDir), before)
  })
}

test("somebody else's PostgreSQL folder is refused and not touched", async () => {
  const dataDir = emptyFolder()
  writeFileSync(join(dataDir, 'PG_VERSION'), '18\n')
  const before = listing(dataDir)
  await assert.rejects(startCluster({ dataDir, purpose: 'serve', log }), /that Rowan did not make/)
  assert.equal(listing(dataDir), before)
})

function listing(folder: string): string {
  return execFileSync('ls', ['-lanR', folder], { encoding: 'utf8' })
}

test('a data folder that is a file is refused with what to do', async () => {
  const dataDir = join(emptyFolder(), 'file')
  writeFileSync(dataDir, '')
  await assert.rejects(startCluster({ dataDir, purpose: 'serve', log }), /is not a folder.*DATA_DIR=/)
})

test('messages of PostgreSQL do not repeat what people wrote', async () => {
  const { url, dataDir } = shared
  await ask(url, 'create table said (words text unique)')
  await ask(url, `insert into said values ('a private matter')`)
  await assert.rejects(ask(url, `insert into said values ('a private matter')`), { code: '23505' })
  await assert.rejects(ask(url, `select 'a private matter'::uuid`), { code: '22P02' })
  assert.doesNotMatch(readFileSync(join(dataDir, 'postgres.log'), 'utf8'), /private matter/)
})

test('a throw-away cluster is gone when it is stopped', async () => {
  const cluster = await startCluster({ purpose: 'test', durable: false, log })
  assert.deepEqual(await ask(cluster.url, 'show fsync'), [{ fsync: 'off' }])
  await cluster.stop()
  assert.equal(existsSync(cluster.dataDir), false)
})

test('the throw-away cluster of a killed test run is removed by the next', async () => {
  const left = await startCluster({ purpose: 'test', durable: false, log })
  writeFileSync(join(left.dataDir, 'owner.json'), JSON.stringify({ pid: 2 ** 22 - 1, started: 'long ago' }))
  const next = await startCluster({ purpose: 'test', durable: false, log })
  try {
    assert.equal(existsSync(left.dataDir), false)
  } finally {
    await next.stop()
    await left.stop()
  }
})

test('two starts of tests at once do not disturb each other', async () => {
  const both = await Promise.all([1, 2].map(() => startCluster({ purpose: 'test', durable: false, log })))
  for (const cluster of both) await ask(cluster.url, 'select 1')
  for (const cluster of both) await cluster.stop()
})

test('data lives in the clone, under /var/lib for root, or where DATA_DIR says', () => {
  assert.equal(dataFolder(undefined, false, '/srv/rowan'), '/srv/rowan/data')
  assert.match(dataFolder(undefined, true, '/root/rowan'), /^\/var\/lib\/rowan\/[0-9a-f]{16}$/)
  assert.notEqual(dataFolder(undefined, true, '/root/rowan'), dataFolder(undefined, true, '/root/other'))
  assert.equal(dataFolder('/srv/data', true), '/srv/data')
  assert.equal(dataFolder('here', false), join(process.cwd(), 'here'))
})
