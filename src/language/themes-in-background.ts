import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import type { SuggestedThemes, ThemeOptions, ThemeProgress, ThemeText } from './themes.ts'
import type { ThemeTask } from './themes.worker.ts'

let pool: Piscina<ThemeTask, SuggestedThemes> | undefined

/**
 * `suggestThemes` in a worker thread, so that the server goes on answering. One at a time: a second call waits
 * for the first. Aborting `signal` ends the work and rejects with an AbortError.
 */
export async function suggestThemesInBackground(
  texts: readonly ThemeText[],
  options: ThemeOptions & { signal?: AbortSignal } = {},
): Promise<SuggestedThemes> {
  const { onProgress, signal, ...rest } = options
  pool ??= new Piscina<ThemeTask, SuggestedThemes>({
    filename: new URL('./themes.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 10_000,
  })
  const { port1, port2 } = new MessageChannel()
  port1.on('message', (progress: ThemeProgress) => onProgress?.(progress))
  try {
    return await pool.run(
      { texts, options: rest, progress: port2 },
      { transferList: [port2], ...(signal ? { signal } : {}) },
    )
  } finally {
    port1.close()
  }
}
