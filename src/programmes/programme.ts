import type { Id } from '../platform/ids.ts'
import { type Language, languages } from '../ui/i18n/language.ts'
import type { ReadWhen } from './read-when.ts'

/** A piece of work of one organisation with its partners. Draft until it is complete and opened to the public. */
const programmeStates = ['draft', 'open', 'closed'] as const
export type ProgrammeState = (typeof programmeStates)[number]

/** How much say people have: the IAP2 spectrum of public participation, from least to most. */
export const engagementLevels = ['inform', 'consult', 'involve', 'collaborate', 'empower'] as const
export type EngagementLevel = (typeof engagementLevels)[number]

/** A number that people can ring, with what it is for in each language that the programme has written it in. */
export type OwnHelpline = {
  readonly phone: string
  readonly labels: { readonly [L in Language]?: string }
}

export type Programme = {
  readonly id: Id<'programme'>
  /** Its part of the public address `/p/:code`. */
  readonly code: string
  readonly title: string
  readonly purpose: string
  readonly approach: string
  readonly canChange: string
  readonly cannotChange: string
  readonly whoDecides: string
  /** `YYYY-MM-DD` */
  readonly decidesBy: string | undefined
  readonly levelOfEngagement: EngagementLevel | undefined
  readonly readWhen: ReadWhen | undefined
  readonly contact: string
  /** The language that the programme's own texts are in. */
  readonly writtenIn: Language
  /** The languages that it is meant to be offered in; only those that a reader approved are live. */
  readonly languages: readonly Language[]
  /** `#rrggbb` */
  readonly colour: string | undefined
  /** Empty where the lines that serve all of Scotland are shown. */
  readonly helplines: readonly OwnHelpline[]
  /**
   * Undefined where council areas say where it is: its own, or all 32. Otherwise it has none, and this is its place
   * in its own words; empty where it is about no place.
   */
  readonly place: string | undefined
  readonly state: ProgrammeState
  readonly openedAt: Date | undefined
  readonly closedAt: Date | undefined
  readonly madeAt: Date
}

/** What a lead can change of it. */
export type ProgrammeSettings = Omit<Programme, 'id' | 'code' | 'state' | 'openedAt' | 'closedAt' | 'madeAt'>

/** The languages in the order in which Rowan always names them, each once. */
export function inOrder(chosen: Iterable<Language>): readonly Language[] {
  const set = new Set(chosen)
  return languages.filter(language => set.has(language))
}
