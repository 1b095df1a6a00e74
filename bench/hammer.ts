import { quantile } from './figure.ts'

export type Hammered = { readonly perSecond: number; readonly p99: number; readonly count: number }

/** Calls `work` from `callers` at once, each as soon as its last call is done, for some seconds. Milliseconds. */
export async function hammer(
  work: () => Promise<unknown>,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<Hammered> {
  const took: number[] = []
  const began = performance.now()
  const end = began + seconds * 1000
  const caller = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await work()
      took.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const elapsed = (performance.now() - began) / 1000
  return { perSecond: took.length / elapsed, p99: quantile(took, 0.99), count: took.length }
}
