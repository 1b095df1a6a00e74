import type { Clock } from './clock.ts'
import type { OpenDatabase } from './db/connection.ts'
import type { Queue } from './jobs/queue.ts'
import type { Log } from './log.ts'
import type { Hub } from './realtime/hub.ts'
import type { Secrets } from './secrets.ts'

/** What a room's edge works with. Opened once in `app.ts` and passed down; no room reaches for a global. */
export type Services = {
  readonly database: OpenDatabase
  readonly queue: Pick<Queue, 'send'>
  readonly realtime: Hub
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** Where people reach this installation, with no slash at the end: `https://rowan.example`. */
  readonly publicUrl: string
  /** Whether the address of who asks is in `X-Forwarded-For`, because a proxy of ours stands in front. */
  readonly trustProxy: boolean
  /** Whether a mail server is set; without one the owner reads the outbox. */
  readonly sendsMail: boolean
}
