import type { MessagePort } from 'node:worker_threads'
import { type SuggestedThemes, suggestThemes, type ThemeOptions, type ThemeText } from './themes.ts'

/** What is handed to the worker; progress goes out through `progress`, as `ThemeProgress` messages. */
export interface ThemeTask {
  texts: readonly ThemeText[]
  options?: Omit<ThemeOptions, 'onProgress'>
  progress?: MessagePort
}

/** Entry for a worker thread: `suggestThemes` away from the thread that answers requests. */
export default async function run({ texts, options = {}, progress }: ThemeTask): Promise<SuggestedThemes> {
  try {
    return await suggestThemes(texts, {
      ...options,
      onProgress: step => progress?.postMessage(step),
    })
  } finally {
    progress?.close()
  }
}
