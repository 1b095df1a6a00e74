import { quantile } from './figure.ts'

export type Hammered = {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p99: number
  /** Microseconds of this process's CPU time a call: comparable also while the machine does other things. */
  readonly cpu: number
}

/** Calls `work` from `callers` at once, each as soon as its last call is done, for some seconds. */
export async function hammer(
  work: () => Promise<unknown>,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<Hammered> {
  const took: number[] = []
  const before = process.cpuUsage()
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
  const spent = process.cpuUsage(before)
  return {
    perSecond: took.length / elapsed,
    p99: quantile(took, 0.99),
    cpu: (spent.user + spent.system) / took.length,
  }
}
