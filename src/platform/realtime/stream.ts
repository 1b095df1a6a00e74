import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Hub } from './hub.ts'
import type { Topic } from './topic.ts'

/** Proxies close what is silent for a minute. */
const pulseMs = 25_000
/** After this the browser asks again, and whether it may is checked again. */
const longestMs = 10 * 60_000

/**
 * Answers with a topic's versions as server-sent events: today's at once, unless the browser says that it has
 * it (`Last-Event-ID`), then each newer one. Nothing is replayed: the newest is all that counts.
 */
export function followTopic(c: Context, hub: Hub, topic: Topic): Response {
  const held = c.req.header('Last-Event-ID')
  const answer = streamSSE(c, async stream => {
    let wake = () => {}
    const unfollow = hub.follow(topic, () => wake())
    stream.onAbort(() => wake())
    const until = performance.now() + longestMs
    let sent = held
    try {
      await stream.write('retry: 2000\n\n')
      while (!hub.stopped && !stream.aborted && performance.now() < until) {
        const version = hub.version(topic)
        if (version !== sent) {
          sent = version
          await stream.writeSSE({ event: 'version', id: version, data: version })
          continue
        }
        const quiet = await new Promise<boolean>(resolve => {
          const timer = setTimeout(() => resolve(true), pulseMs)
          wake = () => {
            clearTimeout(timer)
            resolve(false)
          }
        })
        if (quiet) await stream.write(': still here\n\n')
      }
    } finally {
      unfollow()
    }
  })
  answer.headers.set('Cache-Control', 'private, no-store')
  // For proxies: an event kept back until a buffer is full is none.
  answer.headers.set('X-Accel-Buffering', 'no')
  return answer
}
