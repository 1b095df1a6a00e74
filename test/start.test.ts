import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isRoot } from '../src/platform/db/cluster/folders.ts'
import { runningPostmaster } from '../src/platform/db/cluster/postmaster-file.ts'
import { dataFolder, startCluster } from '../src/platform/db/cluster.ts'
import { openLog } from '../src/platform/log.ts'
import {
  assertServes,
  type Clone,
  freePort,
  makeClone,
  npmStart,
  type RowanProcess,
} from './rowan-process.ts'

const clone = makeClone()
const cloned = readdirSync(clone.folder)
const folders = [resolve(clone.folder, '..'), dataOf(clone)]
const running = new Set<RowanProcess>()

after(() => {
  for (const rowan of running) rowan.signal('SIGKILL')
  for (const folder of folders) {
    const pid = runningPostmaster(cluster(folder))
    if (pid) process.kill(pid, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
})

function dataOf({ folder, owner }: Clone): string {
  return dataFolder(undefined, isRoot() && !owner, folder)
}

function cluster(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster')
}

function start(settings: Record<string, string>, of = clone, cwd?: string): RowanProcess {
  const rowan = npmStart(of, settings, cwd)
  running.add(rowan)
  return rowan
}

async function stop(rowan: RowanProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  rowan.signal(signal)
  const code = await rowan.ended()
  running.delete(rowan)
  return code
}

/** A folder's files, who owns them, their sizes and when they were changed. */
function listing(folder: string): string {
  return execFileSync('ls', ['-lanR', '--time-style=full-iso', folder], { encoding: 'utf8', maxBuffer: 1e8 })
}

test('the first start in a fresh clone serves, signs the owner in once, and ends whole', async () => {
  const port = String(await freePort())
  const rowan = start({ PORT: port })
  const { address, signIn } = await rowan.ready()
  assert.equal(address, `http://localhost:${port}`)
  await assertServes(address)
  assert.ok(signIn)
  assert.ok(signIn.startsWith(address))
  await assertServes(signIn)
  assert.ok(rowan.output().includes(dataOf(clone)))
  await stop(rowan)
  assert.equal(runningPostmaster(cluster(dataOf(clone))), undefined)
  assert.doesNotMatch(rowan.output(), /Error|ELIFECYCLE/)
})

test('the next start finds what was there', async () => {
  const rowan = start({ PORT: String(await freePort()) })
  await assertServes((await rowan.ready()).address)
  await stop(rowan, 'SIGTERM')
  assert.equal(runningPostmaster(cluster(dataOf(clone))), undefined)
})

test('a second start with the same data says where Rowan is running, and the first goes on', async () => {
  const port = String(await freePort())
  const first = start({ PORT: port })
  const { address } = await first.ready()
  const same = start({ PORT: port })
  assert.equal(await same.ended(), 0)
  assert.match(same.output(), new RegExp(`already running.* at ${address} `))
  const elsewhere = start({ PORT: String(await freePort()) })
  assert.equal(await elsewhere.ended(), 1)
  assert.match(elsewhere.output(), /already running[\s\S]*DATA_DIR=\S+ PORT=\d+ npm start/)
  await assertServes(address)
  await stop(first)
})

test('of two starts at the same moment one serves and the other says so', async () => {
  const port = String(await freePort())
  const both = [start({ PORT: port }), start({ PORT: port })]
  const outcomes = await Promise.allSettled(both.map(rowan => rowan.ready()))
  const serving = both.filter((_, index) => outcomes[index]?.status === 'fulfilled')
  const refused = both.filter((_, index) => outcomes[index]?.status === 'rejected')
  assert.equal(serving.length, 1)
  assert.match(refused[0]?.output() ?? '', /already running/)
  await assertServes(`http://localhost:${port}`)
  await stop(serving[0]!)
})

test('a taken port is said, with the way out', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  try {
    const { port } = other.address() as AddressInfo
    const rowan = start({ PORT: String(port) })
    assert.equal(await rowan.ended(), 1)
    assert.match(rowan.output(), new RegExp(`Port ${port} is taken[\\s\\S]*PORT=\\d+ npm start`))
    assert.equal(runningPostmaster(cluster(dataOf(clone))), undefined)
  } finally {
    other.close()
  }
})

test('settings that cannot be understood are said by name', async () => {
  const rowan = start({ PORT: 'four thousand' })
  assert.equal(await rowan.ended(), 1)
  assert.match(rowan.output(), /PORT/)
})

test('after the server was killed the next start serves the same data', async () => {
  const first = start({ PORT: String(await freePort()) })
  await first.ready()
  await stop(first, 'SIGKILL')
  const next = start({ PORT: String(await freePort()) })
  await assertServes((await next.ready()).address)
  await stop(next)
})

test('it starts from any working directory and keeps its data where it was', async () => {
  const rowan = start({ PORT: String(await freePort()) }, clone, '/')
  await assertServes((await rowan.ready()).address)
  assert.ok(rowan.output().includes(dataOf(clone)))
  await stop(rowan)
})

test('DATA_DIR says where the data is', async () => {
  const dataDir = elsewhere()
  const rowan = start({ PORT: String(await freePort()), DATA_DIR: dataDir })
  await assertServes((await rowan.ready()).address)
  assert.notEqual(runningPostmaster(cluster(dataDir)), undefined)
  await stop(rowan)
})

test('stopped half-way through its first start it leaves nothing running, and starts the next time', async () => {
  const dataDir = elsewhere()
  const settings = { PORT: String(await freePort()), DATA_DIR: dataDir }
  const rowan = start(settings)
  while (!existsSync(dataDir) || !readdirSync(dataDir).some(name => name.startsWith('postgres')))
    await pause(5)
  await stop(rowan)
  assert.doesNotMatch(rowan.output(), /http:|Error/)
  assert.equal(runningPostmaster(cluster(dataDir)), undefined)
  const next = start(settings)
  await assertServes((await next.ready()).address)
  await stop(next)
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`when npm alone gets ${signal}, Rowan and its PostgreSQL end too`, async () => {
    const rowan = start({ PORT: String(await freePort()) })
    const { address } = await rowan.ready()
    process.kill(rowan.pid, signal)
    await eventually(async () => {
      await assert.rejects(fetch(address))
      assert.equal(runningPostmaster(cluster(dataOf(clone))), undefined)
    })
    running.delete(rowan)
  })
}

async function eventually(look: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + 30_000; ; await pause(50)) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

/** A data folder that is not there yet, where the account that PostgreSQL runs as can reach it. */
function elsewhere(): string {
  const parent = realpathSync(mkdtempSync(join(isRoot() ? '/var/lib' : tmpdir(), 'rowan-start-')))
  if (isRoot()) execFileSync('chmod', ['755', parent])
  folders.push(join(parent, 'data'), parent)
  return join(parent, 'data')
}

test('data of a newer PostgreSQL is refused and not touched', async () => {
  const version = join(cluster(dataOf(clone)), 'PG_VERSION')
  const ours = readFileSync(version)
  writeFileSync(version, '99\n')
  const before = listing(dataOf(clone))
  const rowan = start({ PORT: String(await freePort()) })
  assert.equal(await rowan.ended(), 1)
  assert.match(rowan.output(), /made by PostgreSQL 99, which is newer.*Nothing was changed/)
  assert.equal(listing(dataOf(clone)), before)
  writeFileSync(version, ours)
})

test('data of a newer Rowan is refused and not touched', async () => {
  await mark('insert into rowan.kysely_migration (name, timestamp) values ($1, now()::text)')
  const rowan = start({ PORT: String(await freePort()) })
  assert.equal(await rowan.ended(), 1)
  assert.match(rowan.output(), /made by a newer Rowan.*Nothing was changed/)
  await mark('delete from rowan.kysely_migration where name = $1')
  const again = start({ PORT: String(await freePort()) })
  await again.ready()
  await stop(again)
})

/** Runs a statement about a change that only a newer Rowan would know. */
async function mark(statement: string): Promise<void> {
  const ours = await startCluster({ dataDir: dataOf(clone), purpose: 'serve', log: openLog('silent') })
  try {
    await ask(ours.url, statement, ['9999-from-a-newer-rowan'])
  } finally {
    await ours.stop()
  }
}

async function ask(url: string, statement: string, values: string[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement, values).finally(() => client.end())
}

test('an ordinary user starts it in a clone of theirs, with the data beside it', async t => {
  if (!isRoot()) return t.skip('every other test here already runs as an ordinary user')
  const owner = { uid: 65_534, gid: 65_534 }
  const theirs = makeClone(owner)
  folders.push(resolve(theirs.folder, '..'), dataOf(theirs))
  const rowan = start({ PORT: String(await freePort()) }, theirs)
  await assertServes((await rowan.ready()).address)
  assert.ok(existsSync(join(theirs.folder, 'data', 'postgres')))
  await stop(rowan)
})

test('starting leaves nothing in the clone but its data', () => {
  assert.deepEqual(
    readdirSync(clone.folder).filter(name => name !== 'data'),
    cloned,
  )
})
