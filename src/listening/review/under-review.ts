import type { Id } from '../../platform/ids.ts'
import type { StoredAnswers } from '../forms/answer.ts'
import type { Channel, ResponseState, Voice } from '../responses/response.ts'
import type { Redaction } from './redaction.ts'
import type { LoggedKind, ReturnReason } from './review.ts'

export type SaidUnderReview = {
  readonly id: Id<'contribution'>
  readonly question: string
  /** As they were said. */
  readonly words: string
  readonly language: string
  readonly revision: number
  readonly covers: readonly Redaction[]
}

export type UnderReview = {
  readonly id: Id<'response'>
  readonly activity: Id<'activity'>
  readonly formVersion: Id<'form_version'>
  readonly state: ResponseState
  readonly receivedAt: Date
  readonly channel: Channel
  readonly voice: Voice
  readonly language: string
  readonly source: string | undefined
  /** Its author chose a PIN: with it they can read what is written to them, and change their words. */
  readonly hasPin: boolean
  /** It was given a receipt, by which its author is told. */
  readonly mayReturn: boolean
  readonly analysis: boolean
  readonly quotation: boolean
  /** What was chosen, ranked or counted, by the question's key. */
  readonly answers: StoredAnswers
  readonly words: readonly SaidUnderReview[]
}

export type LogLine = {
  readonly at: Date
  readonly response: Id<'response'>
  readonly activity: string
  readonly kind: LoggedKind
  readonly from: ResponseState
  readonly to: ResponseState
  readonly reason: ReturnReason | undefined
  readonly ownWords: string | undefined
  /** Undefined where the author did it. */
  readonly by: string | undefined
}
