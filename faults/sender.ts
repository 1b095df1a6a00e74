import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export type Answer = { readonly words: string; readonly status: number | 'no answer' }

export type Senders = {
  /** What was acknowledged so far, by a 303 that came. */
  readonly acknowledged: Set<string>
  /** How often the same was sent again because no acknowledgement had come. */
  readonly retried: () => number
  /** The statuses that came in place of an acknowledgement. */
  readonly refusals: Map<number | 'no answer', number>
  stop(): Promise<void>
}

/**
 * People who each write something, send it, and send the very same again until they are thanked, as a person
 * does who sees an error. Words are all different, so that each can be counted afterwards.
 */
export function startSenders(address: string, people: number, mark: string): Senders {
  const acknowledged = new Set<string>()
  const refusals = new Map<number | 'no answer', number>()
  let stopped = false
  let retried = 0

  const person = async (who: number) => {
    const network = `198.18.${who}.${Math.floor(Math.random() * 250)}`
    for (let count = 0; !stopped; count++) {
      const words = `${mark} person ${who} thought ${count}`
      const body = new URLSearchParams({
        page_key: randomUUID(),
        answer_q1: words,
        who_age: '75+',
        analysis: 'yes',
      })
      for (let attempt = 0; ; attempt++) {
        if (attempt > 0) retried++
        const status = await send(address, body, network)
        if (status === 303) {
          acknowledged.add(words)
          break
        }
        refusals.set(status, (refusals.get(status) ?? 0) + 1)
        // Who gives up was never thanked, and nothing was promised.
        if (stopped) break
        await pause(40)
      }
    }
  }

  const all = Promise.all(Array.from({ length: people }, (_, who) => person(who)))
  return {
    acknowledged,
    refusals,
    retried: () => retried,
    async stop() {
      stopped = true
      await all
    },
  }
}

async function send(address: string, body: URLSearchParams, network: string): Promise<number | 'no answer'> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'X-Forwarded-For': network },
      signal: AbortSignal.timeout(20_000),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 'no answer'
  }
}
