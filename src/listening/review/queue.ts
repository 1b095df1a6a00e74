import type { Id } from '../../platform/ids.ts'
import type { ResponseState } from '../responses/response.ts'

export const queueStates = ['held', 'open', 'returned'] as const
export type QueueState = (typeof queueStates)[number]

/** What the queue is narrowed to; all of it stands in the address. */
export type QueueFilter = {
  readonly state: QueueState
  readonly activity: Id<'activity'> | undefined
}

export type QueuedWords = {
  readonly id: Id<'contribution'>
  readonly question: string
  readonly words: string
  readonly language: string
}

export type Queued = {
  readonly id: Id<'response'>
  readonly activity: Id<'activity'>
  readonly state: ResponseState
  readonly receivedAt: Date
  readonly channel: string
  readonly words: readonly QueuedWords[]
}
