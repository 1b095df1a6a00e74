import type { Id } from '../../platform/ids.ts'
import type { StoredAnswers } from '../forms/answer.ts'
import type { CharacteristicKind } from '../forms/form.ts'
import type { Permission } from './permission.ts'

export type Channel = 'web' | 'phone' | 'paper' | 'assisted' | 'offline' | 'room' | 'import'
export type Voice = 'own' | 'supported' | 'for_another'
export type ResponseState = 'held' | 'open' | 'returned' | 'withdrawn'

/** One submission as it comes in, checked and not yet stored. */
export type Submission = {
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly formVersion: Id<'form_version'>
  readonly statement: Id<'permission_statement'> | undefined
  readonly channel: Channel
  readonly voice: Voice
  readonly language: string
  readonly source: string | undefined
  /** The same for the same thing sent twice; different words under one key are two submissions. */
  readonly key: string
  readonly words: readonly { readonly question: string; readonly words: string; readonly language: string }[]
  /** What was answered to the questions that do not ask for words, by the question's key. */
  readonly answers: StoredAnswers
  readonly characteristics: Readonly<Partial<Record<CharacteristicKind, string>>>
  readonly permission: Permission
  readonly receiptHash: string | undefined
  readonly receivedAt: Date
}
