import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { eventHandlers, hourlyQueues, jobs } from './jobs.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { openDatabase } from './platform/db/connection.ts'
import { startRelay } from './platform/events.ts'
import { openQueue } from './platform/jobs/queue.ts'
import { startRounds } from './platform/jobs/rounds.ts'
import type { Log } from './platform/log.ts'
import { wakeMailer } from './platform/mail/mail.ts'
import { openHub } from './platform/realtime/hub.ts'
import { openSecrets } from './platform/secrets.ts'
import type { Services } from './platform/services.ts'
import { allOrganisations } from './trust/index.ts'

export type RowanSettings = {
  /** A migrated database. */
  readonly databaseUrl: string
  readonly secretKey: Buffer
  readonly publicUrl: string
  readonly trustProxy?: boolean
  readonly log: Log
  readonly clock?: Clock
  /** Whether this process works the queue and delivers events. */
  readonly work: boolean
  readonly mail: { readonly smtpUrl: string | undefined; readonly from: string }
}

export type Rowan = { readonly app: Hono; readonly services: Services; stop(): Promise<void> }

/** Opens everything on a migrated database: the app, ready to serve, and its background work. */
export async function openRowan(settings: RowanSettings): Promise<Rowan> {
  const { log } = settings
  const database = openDatabase(settings.databaseUrl, { size: 20 })
  // The queue's polling must not wait behind a hall full of people, nor they behind it.
  const queueDatabase = openDatabase(settings.databaseUrl, { size: 4 })
  const queue = await openQueue(queueDatabase, log)
  const realtime = await openHub(settings.databaseUrl, log)
  const services: Services = {
    database,
    queue,
    realtime,
    secrets: openSecrets(settings.secretKey),
    clock: settings.clock ?? systemClock,
    log,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy ?? false,
    sendsMail: settings.mail.smtpUrl !== undefined,
  }
  const relay = settings.work ? startRelay(database.db, eventHandlers(services), log) : undefined
  if (settings.work) await queue.work(jobs(services, settings.mail))
  const organisations = async () => (await allOrganisations(database.db)).map(({ id }) => id)
  const rounds = settings.work ? startRounds(queue, hourlyQueues, organisations, log) : undefined
  // Mails that waited for a mail server, or were left when a process ended.
  if (settings.work && services.sendsMail) {
    for (const organisation of await organisations()) await wakeMailer(services, { organisation })
  }
  return {
    app: createApp(services),
    services,
    async stop() {
      rounds?.stop()
      await realtime.stop()
      await relay?.stop()
      await queue.stop()
      await queueDatabase.close()
      await database.close()
    },
  }
}
