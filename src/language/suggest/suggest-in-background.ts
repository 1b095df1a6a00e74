import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { SuggestInput, Suggestions, SuggestProgress } from './suggest.ts'
import type { SuggestTask } from './suggest.worker.ts'

let pool: Piscina<SuggestTask, Suggestions> | undefined

/**
 * `suggest` in a worker thread, so that the server goes on answering. One at a time: a second call waits for
 * the first. The worker stays a while, and with it the sentence vectors it has made, so that suggesting again
 * after some more coding is quick. Aborting `signal` ends the work and rejects with an AbortError.
 */
export async function suggestInBackground(
  input: Omit<SuggestInput, 'encoder'> & { readonly signal?: AbortSignal },
): Promise<Suggestions> {
  const { onProgress, signal, ...rest } = input
  pool ??= new Piscina<SuggestTask, Suggestions>({
    filename: new URL('./suggest.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 120_000,
  })
  const { port1, port2 } = new MessageChannel()
  port1.on('message', (progress: SuggestProgress) => onProgress?.(progress))
  try {
    return await pool.run(
      { ...rest, progress: port2 },
      { transferList: [port2], ...(signal ? { signal } : {}) },
    )
  } finally {
    port1.close()
  }
}
