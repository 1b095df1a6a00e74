/** One thing to end, in the order given: the server first, what it stands on last. */
export type ShutdownStep = { readonly name: string; run(): Promise<void> | void }

export type ShutdownOptions = {
  readonly steps: readonly ShutdownStep[]
  /** Milliseconds a step may take before the next begins. */
  readonly patience: number
  /** A step that failed or took too long. */
  readonly onProblem: (step: string, error: unknown) => void
}

export class TooSlow extends Error {
  override name = 'TooSlow'
}

/** Runs every step, whatever the ones before it did. Answers whether all went well. */
export async function shutDown({ steps, patience, onProblem }: ShutdownOptions): Promise<boolean> {
  let clean = true
  for (const step of steps) {
    try {
      await within(patience, async () => step.run())
    } catch (error) {
      clean = false
      onProblem(step.name, error)
    }
  }
  return clean
}

async function within(patience: number, run: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`not done after ${patience} ms`)), patience)
  })
  try {
    await Promise.race([run(), late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Calls `begin` once at the first SIGINT, SIGTERM or SIGHUP (a closed terminal), and `insist` at a second
 * one that comes a second or more later: `npm` and the terminal may both pass on the same Ctrl+C.
 * Returns what takes the listeners away again.
 */
export function onStopSignal(begin: (signal: NodeJS.Signals) => void, insist: () => void): () => void {
  let first: number | undefined
  const listener = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now()
      begin(signal)
    } else if (Date.now() - first > 1000) insist()
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, listener)
  return () => {
    for (const signal of signals) process.off(signal, listener)
  }
}
