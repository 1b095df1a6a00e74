import pg from 'pg'
import { describeError, type Log } from '../log.ts'
import { openFanOut } from './fan-out.ts'
import type { Topic } from './topic.ts'

/** Tells pages that follow a topic, in every process on this database, that it has changed. */
export type Hub = {
  /** Says that a topic has changed: after the commit, never inside a transaction. Returns at once. */
  changed(topic: Topic): void
  /** What somebody who holds another version should look at again. Differs from process to process. */
  version(topic: Topic): string
  /** Calls back after a change, at most four times a second, and once when the hub stops. Returns how to end it. */
  follow(topic: Topic, listener: () => void): () => void
  readonly stopped: boolean
  /** Ends every stream and the connection. A second call does nothing. */
  stop(): Promise<void>
}

const channel = 'rowan_changed'
/** A NOTIFY waits for a lock that is the whole server's, so one carries all that changed in this time. */
const gatherMs = 250
/** A message of NOTIFY holds 8,000 bytes, a topic about 50. */
const mostTopics = 120
const longestPauseMs = 5000
const pulseMs = 30_000

/**
 * A hub over one connection of its own that listens and speaks, made again whenever it is lost. Resolves when
 * it listens for the first time, or has failed to: it goes on trying.
 */
export async function openHub(databaseUrl: string, log: Log): Promise<Hub> {
  const fanOut = openFanOut()
  const waiting = new Set<Topic>()
  let client: pg.Client | undefined
  let gathering: NodeJS.Timeout | undefined
  let retry: NodeJS.Timeout | undefined
  let stopped = false
  let failures = 0

  const flush = async () => {
    if (!client || waiting.size === 0) return
    const topics = [...waiting].slice(0, mostTopics)
    for (const topic of topics) waiting.delete(topic)
    try {
      await client.query('select pg_notify($1, $2)', [channel, topics.join(' ')])
    } catch {
      // The connection was lost: it is said again on the next one.
      for (const topic of topics) waiting.add(topic)
    }
  }
  const gather = () => {
    if (gathering || stopped || waiting.size === 0) return
    gathering = setTimeout(() => {
      gathering = undefined
      void flush().then(gather)
    }, gatherMs)
  }

  const connect = async () => {
    const next = new pg.Client({
      connectionString: databaseUrl,
      options: '-c role=rowan_app',
      application_name: 'rowan changes',
      keepAlive: true,
      query_timeout: 10_000,
    })
    const lost = (error?: unknown) => {
      if (client === next) client = undefined
      next.removeAllListeners('end')
      void next.end().catch(() => {})
      if (stopped) return
      if (failures++ === 0)
        log.warn('Changes cannot be heard; trying again.', { error: describeError(error) })
      clearTimeout(retry)
      retry = setTimeout(connect, Math.min(longestPauseMs, 100 * 2 ** failures))
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ payload = '' }) => {
      for (const topic of payload.split(' ')) fanOut.changed(topic as Topic)
    })
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      return lost(error)
    }
    if (stopped) return void next.end().catch(() => {})
    client = next
    // What changed while nobody listened is not told again by PostgreSQL.
    if (failures > 0) fanOut.allChanged()
    failures = 0
    gather()
  }

  // A connection that a firewall dropped says nothing: asking is the only way to know.
  const pulse = setInterval(() => {
    const asked = client
    asked?.query('select 1').catch(error => asked.emit('error', error))
  }, pulseMs)
  pulse.unref()

  await connect()
  return {
    changed(topic) {
      waiting.add(topic)
      gather()
    },
    version: topic => fanOut.version(topic),
    follow: (topic, listener) => fanOut.follow(topic, listener),
    get stopped() {
      return stopped
    },
    async stop() {
      if (stopped) return
      stopped = true
      clearTimeout(gathering)
      clearTimeout(retry)
      clearInterval(pulse)
      fanOut.end()
      await flush()
      await client?.end().catch(() => {})
    },
  }
}

/** A hub for one process alone, without a database: the command line and tests of other things. */
export function localHub(): Hub {
  const fanOut = openFanOut()
  let stopped = false
  return {
    changed: topic => fanOut.changed(topic),
    version: topic => fanOut.version(topic),
    follow: (topic, listener) => fanOut.follow(topic, listener),
    get stopped() {
      return stopped
    },
    async stop() {
      stopped = true
      fanOut.end()
    },
  }
}
