import type { Id } from '../../platform/ids.ts'
import type { StoredAnswers } from '../forms/answer.ts'
import type { CharacteristicKind } from '../forms/form.ts'
import type { Permission } from '../responses/permission.ts'
import type { ResponseState } from '../responses/response.ts'
import type { LoggedKind, ReturnReason } from '../review/review.ts'

export type OwnContribution = {
  readonly id: Id<'contribution'>
  readonly question: string
  readonly words: string
  readonly language: string
}

export type UseKind =
  | 'theme'
  | 'finding'
  | 'quote'
  | 'publication'
  | 'idea'
  | 'recommendation'
  | 'answer'
  | 'change'

/** Where words have been, or what came of them. */
export type UseOfWords = {
  readonly kind: UseKind
  readonly label: string
  readonly address: string | undefined
  readonly at: Date
  readonly endedAt: Date | undefined
}

export type OwnEventKind =
  | 'edited'
  | 'permission changed'
  | 'withdrawn'
  | 'partly withdrawn'
  | 'expired'
  | 'pin chosen'
  | LoggedKind

/** A response as its author sees it. */
export type OwnResponse = {
  readonly id: Id<'response'>
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly formVersion: Id<'form_version'>
  readonly language: string
  readonly state: ResponseState
  /** Why the team sent it back, while it is with its author. */
  readonly sentBack:
    | { readonly at: Date; readonly reason: ReturnReason; readonly ownWords: string }
    | undefined
  readonly receivedAt: Date
  readonly withdrawnAt: Date | undefined
  /** Set where the words left because the time was over for which people were told they are kept. */
  readonly expiredAt: Date | undefined
  readonly hasPin: boolean
  readonly statement: Id<'permission_statement'> | undefined
  readonly permission: Permission
  readonly contributions: readonly OwnContribution[]
  /** What was chosen, ranked or counted, by the question's key. */
  readonly answers: StoredAnswers
  readonly characteristics: readonly { readonly kind: CharacteristicKind; readonly value: string }[]
  readonly uses: readonly UseOfWords[]
  readonly events: readonly { readonly kind: OwnEventKind; readonly at: Date }[]
}

/** Minutes that a page of one's words stays open without being used. */
export const openMinutes = 30

/**
 * Where an excerpt of the old words stands in the new ones: the same slice at the same place, or at the one
 * place where it occurs. Undefined where it is gone or cannot be told apart: then nobody is quoted with it.
 */
export function movedSpan(
  before: string,
  after: string,
  span: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } | undefined {
  const slice = before.slice(span.start, span.end)
  if (after.slice(span.start, span.end) === slice) return span
  const at = after.indexOf(slice)
  if (at < 0 || after.indexOf(slice, at + 1) >= 0) return undefined
  return { start: at, end: at + slice.length }
}

type Piece<Id> = { readonly id: Id; readonly start: number; readonly end: number }

/**
 * What becomes of all excerpts of some words when their author changes them: those that stand at another place, and
 * those that are gone. No two end at the same place: where the same words were said twice and are said once now,
 * the first excerpt keeps them.
 */
export function movedExcerpts<Id>(
  before: string,
  after: string,
  excerpts: readonly Piece<Id>[],
): { readonly moved: readonly Piece<Id>[]; readonly gone: readonly Id[] } {
  const moved: Piece<Id>[] = []
  const gone: Id[] = []
  const taken = new Set<string>()
  // Those that stay where they are come first, so that none is moved onto them.
  const stays = (piece: Piece<Id>) => movedSpan(before, after, piece)?.start === piece.start
  for (const piece of excerpts.toSorted((a, b) => Number(stays(b)) - Number(stays(a)) || a.start - b.start)) {
    const span = movedSpan(before, after, piece)
    if (!span || taken.has(`${span.start} ${span.end}`)) gone.push(piece.id)
    else {
      taken.add(`${span.start} ${span.end}`)
      if (span.start !== piece.start) moved.push({ id: piece.id, ...span })
    }
  }
  return { moved, gone }
}
