import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** A bucket that holds `burst` and gains `perMinute`; each try takes one. */
export type Limit = { readonly burst: number; readonly perMinute: number }

export type RateLimit = {
  /** Takes one from the key's bucket. False where it is empty. */
  take(key: string): boolean
  /** Seconds until the key may try again, rounded up. */
  wait(key: string): number
}

const mostKeys = 50_000

/** Counts in this process's memory: with several processes each counts its own, so the limit is per process. */
export function rateLimit(limit: Limit, now: () => number = Date.now): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  const perMs = limit.perMinute / 60_000
  const fill = (key: string) => {
    const time = now()
    const bucket = buckets.get(key) ?? { left: limit.burst, at: time }
    bucket.left = Math.min(limit.burst, bucket.left + (time - bucket.at) * perMs)
    bucket.at = time
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value!)
    return bucket
  }
  return {
    take(key) {
      const bucket = fill(key)
      if (bucket.left < 1) return false
      bucket.left -= 1
      return true
    },
    wait(key) {
      const bucket = fill(key)
      return bucket.left >= 1 ? 0 : Math.ceil((1 - bucket.left) / perMs / 1000)
    },
  }
}

/** The network address that a request came from. Used to count, never stored or logged. */
export function callerAddress(c: Context, trustProxy: boolean): string {
  if (trustProxy) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown'
  } catch {
    // In tests a request comes by no connection.
    return 'unknown'
  }
}
