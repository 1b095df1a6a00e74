import { z } from 'zod'
import type { CharacteristicKind, Span } from '../../listening/index.ts'
import type { Id } from '../../platform/ids.ts'

export const findingSentence = z
  .string()
  .trim()
  .min(1, 'Write the finding in one sentence')
  .max(300, 'A finding is one sentence: use 300 letters or fewer')
export const findingExplanation = z.string().trim().max(4000, 'Use 4,000 letters or fewer')

/** A sentence that the team stands behind, with what it rests on. */
export type Finding = {
  readonly id: Id<'finding'>
  readonly sentence: string
  readonly explanation: string
  readonly themes: readonly { readonly id: Id<'theme'>; readonly name: string; readonly hue: number }[]
  /** Who spoke of it is shown by these. */
  readonly characteristics: readonly CharacteristicKind[]
  /** Quotes that it rests on and that may be used today, in their order. */
  readonly quotes: readonly FindingQuote[]
  /** How many people spoke of any of its themes, of all who may be counted. */
  readonly people: number
  readonly ofPeople: number
}

export type FindingQuote = {
  readonly excerpt: Id<'excerpt'>
  readonly contribution: Id<'contribution'>
  readonly response: Id<'response'>
  /** The exact piece. */
  readonly quote: string
  readonly span: Span
  readonly language: string
}
