import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { queues } from '../src/jobs.ts'
import type { FormDraft } from '../src/listening/forms/form.ts'
import { insertForm } from '../src/listening/forms/forms.sql.ts'
import { migrations } from '../src/migrations.ts'
import { systemClock } from '../src/platform/clock.ts'
import { isRoot } from '../src/platform/db/cluster/folders.ts'
import { superuser } from '../src/platform/db/cluster/initdb.ts'
import { runningPostmaster } from '../src/platform/db/cluster/postmaster-file.ts'
import { startCluster } from '../src/platform/db/cluster.ts'
import { openDatabase } from '../src/platform/db/connection.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { openLog } from '../src/platform/log.ts'
import { localHub } from '../src/platform/realtime/hub.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import { createOrganisation } from '../src/trust/index.ts'
import { makeActivity, makeProgramme } from '../test/programmes.ts'
import { freePort } from '../test/rowan-process.ts'

const root = resolve(import.meta.dirname, '..')

/** Rowan as people run it, with its own durable PostgreSQL, one open conversation, and nothing spared. */
export type RowanUnderFault = {
  readonly dataDir: string
  /** Where answers to the conversation are sent. */
  readonly address: string
  start(): Promise<void>
  /** SIGKILL, as when the machine runs out of memory. */
  killServer(): Promise<void>
  killPostgres(): void
  /** Whether the server has ended by itself or was killed. */
  ended(): boolean
  /** What the server has written since the beginning. */
  output(): string
  /** Asks the database itself, which may just be coming back. */
  ask<Row extends pg.QueryResultRow>(query: string): Promise<Row[]>
  end(): Promise<void>
}

/** A folder of its own that the account of PostgreSQL can reach. */
export function faultFolder(): string {
  const folder = realpathSync(mkdtempSync(join(isRoot() ? '/var/lib' : tmpdir(), 'rowan-fault-')))
  if (isRoot()) chmodSync(folder, 0o755)
  return folder
}

/** Makes the data in `dataDir` and is ready to start. */
export async function prepareRowan(dataDir: string): Promise<RowanUnderFault> {
  const code = await makeData(dataDir)
  const port = await freePort()
  const folder = join(dataDir, 'postgres', 'cluster')
  let child: ChildProcess | undefined
  let output = ''

  const ask = async <Row extends pg.QueryResultRow>(query: string): Promise<Row[]> => {
    for (let attempt = 0; ; attempt++) {
      const lines = read(join(folder, 'postmaster.pid')).split('\n')
      const password = read(join(dataDir, 'postgres', 'password')).trim()
      const client = new pg.Client({
        connectionString: `postgres://${superuser}:${password}@127.0.0.1:${lines[3]}/rowan`,
      })
      client.on('error', () => {})
      try {
        await client.connect()
        return (await client.query<Row>(query)).rows
      } catch (error) {
        if (attempt === 100) throw error
        await pause(100)
      } finally {
        await client.end().catch(() => {})
      }
    }
  }

  return {
    dataDir,
    address: `http://127.0.0.1:${port}/c/${code}/en`,
    async start() {
      const started = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/main.ts')], {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          DATA_DIR: dataDir,
          PORT: String(port),
          SECRET_KEY: 'of the tests of faults, and of nothing else',
          TRUST_PROXY: 'true',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      let said = ''
      const ready = new Promise<void>((done, failed) => {
        const hear = (text: Buffer) => {
          said += text
          output += text
          if (/Rowan is ready[\s\S]*Stop/.test(said)) done()
        }
        started.stdout.on('data', hear)
        started.stderr.on('data', hear)
        started.once('exit', status => failed(new Error(`Rowan ended with ${status}:\n${said}`)))
      })
      await ready
    },
    async killServer() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    killPostgres() {
      const pid = runningPostmaster(folder)
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    },
    ended: () => child !== undefined && (child.exitCode !== null || child.signalCode !== null),
    output: () => output,
    ask,
    async end() {
      if (child && child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        await gone
      }
      const left = runningPostmaster(folder)
      if (left !== undefined) process.kill(left, 'SIGKILL')
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const content: FormDraft = {
  languages: ['en'],
  questions: [
    { kind: 'long_text', key: 'q1', texts: { en: { question: 'What matters to you?', hint: '' } } },
  ],
  characteristics: ['age'],
}

/** Fills the folder with a database that has one open conversation, and gives its code. */
async function makeData(dataDir: string): Promise<string> {
  const log = openLog('silent')
  const cluster = await startCluster({ dataDir, purpose: 'test', log })
  try {
    await migrate(cluster.url, migrations, queues)
    const database = openDatabase(cluster.url, { size: 3 })
    try {
      const services = {
        database,
        queue: { send: async () => {} },
        realtime: localHub(),
        secrets: openSecrets(Buffer.from('of the tests of faults, and of nothing else')),
        clock: systemClock,
        log,
        publicUrl: 'http://rowan.test',
        trustProxy: true,
        sendsMail: false,
      }
      const made = await createOrganisation(services, {
        slug: 'alder',
        name: 'Alder Trust',
        owner: { email: 'owner@alder.example', name: 'Mairi Ross' },
      })
      const ground = { services, clock: systemClock, organisation: made!.organisation, owner: made!.owner }
      const programme = await makeProgramme(ground)
      const activity = await makeActivity(ground, programme)
      await inOrganisation(database.db, ground.organisation.id, db =>
        insertForm(db, activity.id, content, systemClock.now()),
      )
      return activity.code
    } finally {
      await database.close()
    }
  } finally {
    await cluster.stop()
  }
}
