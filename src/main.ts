import { resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { type Config, readConfig } from './config.ts'
import { dataFolder } from './platform/db/cluster.ts'
import { describeError, openLog } from './platform/log.ts'
import { secretKey } from './secret-key.ts'
import { banner, withoutPassword } from './start/banner.ts'
import { openOwnCluster } from './start/own-cluster.ts'
import { checkOwnDatabase } from './start/own-database.ts'
import { checkPort } from './start/port.ts'
import { onStopSignal, type ShutdownStep, shutDown } from './start/shutdown.ts'
import { onStarterGone } from './start/starter-gone.ts'

const settings = readConfig(process.env)
if (!settings.ok)
  end(['Rowan cannot start with these settings:', ...settings.problems.map(line => `  ${line}`)].join('\n'))
let stopping = false
try {
  await start(settings.config)
} catch (error) {
  // What was under way when somebody pressed Ctrl+C loses its database; that is no failure.
  if (!stopping) throw error
}

async function start(config: Config) {
  const log = openLog(config.LOG_LEVEL)
  const address = config.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${config.PORT}`
  const dataDir = dataFolder(config.DATA_DIR === undefined ? undefined : resolve(config.DATA_DIR))
  const steps: ShutdownStep[] = []
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    const clean = await shutDown({
      steps: steps.reverse(),
      patience: 10_000,
      onProblem: (step, error) => log.warn(`Stopping: ${step}.`, { error: describeError(error) }),
    })
    process.exit(clean ? code : 1)
  }

  // Loading the rooms takes as long as starting PostgreSQL does: both at once.
  const rooms = loadRooms()
  rooms.catch(() => {})
  let opening: Promise<unknown> = Promise.resolve()
  let toldToStop = false
  const stopOnceOpen = () => {
    toldToStop = true
    void opening.finally(() => stop(0))
  }
  onStopSignal(stopOnceOpen, () => process.exit(1))
  onStarterGone(stopOnceOpen)

  let databaseUrl: string
  let version: string | undefined
  if (config.DATABASE_URL) {
    const usable = await checkOwnDatabase(config.DATABASE_URL)
    if (!usable.ok) end(usable.message)
    const port = config.ROLE === 'worker' ? { ok: true as const } : await checkPort(config.HOST, config.PORT)
    if (!port.ok) end(port.message)
    if (config.ROLE !== 'all' && !config.SECRET_KEY) {
      end(
        'ROLE=web and ROLE=worker share one secret key: set SECRET_KEY to the same text for all of them. ' +
          'Otherwise one could not open what another sealed. Nothing was changed.',
      )
    }
    databaseUrl = config.DATABASE_URL
  } else {
    const { HOST: host, PORT: port } = config
    const cluster = openOwnCluster({ dataDir, address, host, port, log, now: new Date() })
    opening = cluster
    const own = await cluster
    // The terminal's Ctrl+C also reaches the program that makes the database: that it ended is no failure.
    if (!own.ok)
      end(toldToStop ? 'Stopped before Rowan was ready.' : own.message, toldToStop ? 0 : own.exitCode)
    databaseUrl = own.cluster.url
    version = own.cluster.version
    steps.push(
      { name: 'lock', run: () => own.lock.release() },
      { name: 'PostgreSQL', run: () => own.cluster.stop() },
    )
    own.cluster.lost.then(reason => {
      process.stderr.write(`${reason}\n`)
      return stop(1)
    })
  }

  const { migrate, UnusableDatabase, migrations, queues, openRowan, firstStart } = await rooms
  try {
    await migrate(databaseUrl, migrations, queues)
  } catch (error) {
    if (!(error instanceof UnusableDatabase)) throw error
    process.stderr.write(`${error.message}\n`)
    return stop(1)
  }

  const rowan = await openRowan({
    databaseUrl,
    secretKey: secretKey(config.SECRET_KEY, dataDir),
    publicUrl: address,
    trustProxy: config.TRUST_PROXY,
    log,
    work: config.ROLE !== 'web',
    mail: { smtpUrl: config.SMTP_URL, from: config.MAIL_FROM },
  })
  steps.push({ name: 'work', run: () => rowan.stop() })

  const signIn = config.ROLE === 'worker' ? undefined : await firstStart(rowan.services)
  if (config.ROLE !== 'worker') {
    const server = serve({ fetch: rowan.app.fetch, hostname: config.HOST, port: config.PORT })
    steps.push({
      name: 'server',
      run: () =>
        new Promise(done => {
          server.close(() => done())
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        }),
    })
    // Streams stay open for minutes: the server would wait for them.
    steps.push({ name: 'streams', run: () => rowan.services.realtime.stop() })
    await new Promise<void>(ready => server.once('listening', () => ready()))
  }

  if (config.ROLE === 'worker') {
    process.stdout.write('Rowan works the queue. It serves no pages: that is for ROLE=web.\n')
    return
  }
  process.stdout.write(
    banner({
      address,
      signIn,
      dataDir,
      database: version ? { own: true, version } : { own: false, at: withoutPassword(databaseUrl) },
    }),
  )
}

function end(message: string, code: 0 | 1 = 1): never {
  process[code === 0 ? 'stdout' : 'stderr'].write(`${message}\n`)
  process.exit(code)
}

async function loadRooms() {
  return {
    ...(await import('./rowan.ts')),
    ...(await import('./jobs.ts')),
    ...(await import('./migrations.ts')),
    ...(await import('./platform/db/migrate.ts')),
    ...(await import('./first-start.ts')),
  }
}
