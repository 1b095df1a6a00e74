import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { takeStartLock } from './lock.ts'

const folders: string[] = []
const now = new Date('2026-03-01T10:00:00Z')
const address = 'http://localhost:4000'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-lock-'))
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A process of its own that takes the lock, says whether it got it, and stays. */
function starter(folder: string): ChildProcess {
  const script = `
    import { takeStartLock } from ${JSON.stringify(fileURLToPath(new URL('lock.ts', import.meta.url)))}
    process.stdout.write(String(takeStartLock(${JSON.stringify(folder)}, '${address}', new Date()).ok))
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function verdict(child: ChildProcess): Promise<string> {
  const [said] = await once(child.stdout!, 'data')
  return String(said)
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

test('a second start learns who runs, since when and where', () => {
  const folder = emptyFolder()
  const first = takeStartLock(folder, address, now)
  assert.ok(first.ok)
  const second = takeStartLock(folder, 'http://localhost:4001', now)
  assert.ok(!second.ok)
  assert.equal(second.holder.pid, process.pid)
  assert.equal(second.holder.address, address)
  assert.equal(second.holder.since, now.toISOString())
  first.lock.release()
})

test('a released lock can be taken again, and files do not pile up', () => {
  const folder = emptyFolder()
  for (let round = 0; round < 5; round++) {
    const taken = takeStartLock(folder, address, now)
    assert.ok(taken.ok)
    taken.lock.release()
  }
  assert.equal(readdirSync(folder).length, 1)
})

test('the lock of a killed process counts for nothing', async () => {
  const folder = emptyFolder()
  const killed = starter(folder)
  assert.equal(await verdict(killed), 'true')
  assert.equal(takeStartLock(folder, address, now).ok, false)
  await end(killed)
  const taken = takeStartLock(folder, address, now)
  assert.ok(taken.ok)
  taken.lock.release()
})

test('a process that has the number of a dead one does not hold its lock', () => {
  const folder = emptyFolder()
  const first = takeStartLock(folder, address, now)
  assert.ok(first.ok)
  const file = join(folder, readdirSync(folder)[0]!)
  const claim = JSON.parse(readFileSync(file, 'utf8'))
  first.lock.release()
  writeFileSync(file, JSON.stringify({ ...claim, started: 'before the last power cut' }))
  const second = takeStartLock(folder, address, now)
  assert.ok(second.ok)
  second.lock.release()
})

test('of many starts at once over a dead lock exactly one goes on', async () => {
  const folder = emptyFolder()
  const dead = { pid: 2 ** 22 - 1, started: '', host: '', since: now.toISOString(), address, released: false }
  writeFileSync(join(folder, 'start-lock.7'), JSON.stringify(dead))
  utimesSync(join(folder, 'start-lock.7'), 0, 0)
  const starters = Array.from({ length: 6 }, () => starter(folder))
  try {
    const verdicts = await Promise.all(starters.map(verdict))
    assert.equal(verdicts.filter(said => said === 'true').length, 1)
  } finally {
    await Promise.all(starters.map(end))
  }
})

test('a lock from another machine holds for as long as it moves', () => {
  const folder = emptyFolder()
  const elsewhere = {
    pid: 1,
    started: 'x',
    host: 'elsewhere.invalid',
    since: now.toISOString(),
    address,
    released: false,
  }
  const file = join(folder, 'start-lock.1')
  writeFileSync(file, JSON.stringify(elsewhere))
  const seconds = (ago: number) => now.getTime() / 1000 - ago
  utimesSync(file, seconds(10), seconds(10))
  assert.equal(takeStartLock(folder, address, now).ok, false)
  utimesSync(file, seconds(60), seconds(60))
  const taken = takeStartLock(folder, address, now)
  assert.ok(taken.ok)
  taken.lock.release()
})

test('a lock file that cannot be read as one does not block for ever', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'start-lock.3'), 'half a li')
  const taken = takeStartLock(folder, address, now)
  assert.ok(taken.ok)
  taken.lock.release()
})
