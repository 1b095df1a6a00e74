import type { ResponseState } from '../responses/response.ts'

/** What somebody who reviews can do with a response. */
export const decisions = ['open', 'hold', 'return'] as const
export type Decision = (typeof decisions)[number]

/** Reasons for sending words back that are told to their author in every language; more can be written by hand. */
export const returnReasons = [
  'names-someone',
  'contact-details',
  'hurts-someone',
  'not-about-this',
  'not-understood',
  'other',
] as const
export type ReturnReason = (typeof returnReasons)[number]

/** Letters that a note to an author may have. */
export const mostNoteLetters = 1000

export type Wanted =
  | { readonly decision: 'open' | 'hold' }
  | { readonly decision: 'return'; readonly reason: ReturnReason; readonly ownWords: string }

/** What is written in the log: a decision, or what the author did in between. */
export type LoggedKind = 'opened' | 'held' | 'returned' | 'sent again' | 'undone' | 'covered' | 'uncovered'

const after: Readonly<Record<Decision, ResponseState>> = { open: 'open', hold: 'held', return: 'returned' }
const logged: Readonly<Record<Decision, LoggedKind>> = { open: 'opened', hold: 'held', return: 'returned' }

/** What a decision makes of a response, and how the log calls it. */
export function outcomeOf(decision: Decision): { readonly to: ResponseState; readonly kind: LoggedKind } {
  return { to: after[decision], kind: logged[decision] }
}

/**
 * How a response stands once its author has changed it. What the team has not seen waits to be read, unless the
 * organisation lets words in at once and nothing of this response was ever held, sent back or covered.
 */
export function stateAfterEdit(
  before: ResponseState,
  known: { readonly fastLane: boolean; readonly isCovered: boolean },
): ResponseState {
  if (before === 'withdrawn') return 'withdrawn'
  return before === 'open' && known.fastLane && !known.isCovered ? 'open' : 'held'
}
