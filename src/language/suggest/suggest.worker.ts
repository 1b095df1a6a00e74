import type { MessagePort } from 'node:worker_threads'
import { type SuggestInput, type Suggestions, suggest } from './suggest.ts'

/** What is handed to the worker; progress goes out through `progress`, as `SuggestProgress` messages. */
export interface SuggestTask extends Omit<SuggestInput, 'onProgress' | 'encoder'> {
  readonly progress?: MessagePort
}

/** Entry for a worker thread: `suggest` away from the thread that answers requests. */
export default async function run({ progress, ...input }: SuggestTask): Promise<Suggestions> {
  try {
    return await suggest({ ...input, onProgress: step => progress?.postMessage(step) })
  } finally {
    progress?.close()
  }
}
