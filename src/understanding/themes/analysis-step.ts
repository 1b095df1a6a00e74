import { z } from 'zod'
import type { Id } from '../../platform/ids.ts'

/** What can be done to themes, as the lineage tells it. */
export const stepKinds = [
  'accept',
  'set aside',
  'add',
  'rename',
  'define',
  'merge',
  'split',
  'move',
  'code',
  'uncode',
  'remove',
  'narrow',
  'widen',
  'move part',
  'copy part',
  'read again',
] as const
export type StepKind = (typeof stepKinds)[number]

const themeState = z.object({
  /** Null where the lineage has forgotten it, because it was made of words that were taken back. */
  name: z.string().nullable(),
  definition: z.string(),
  removed: z.boolean(),
  mergedInto: z.string().nullable(),
})
export type ThemeState = z.infer<typeof themeState>

const coded = z.object({
  contribution: z.string(),
  /** Excerpts of it that speak of the theme; none where all of it does. */
  excerpts: z.array(z.string()),
  /** In how many pieces it was coded; more than there are excerpts where its author has changed some. */
  pieces: z.number(),
  suggestion: z.string().nullable(),
  confidence: z.number().nullable(),
  /** Of the words that were read; null for those of today. */
  revision: z.number().nullable(),
})
/** A contribution in a theme. */
export type Coded = z.infer<typeof coded>

/** One thing that a step changed, with how it was: what it takes to undo it. Ids and theme names, no words. */
export const change = z.discriminatedUnion('what', [
  z.object({ what: z.literal('theme'), theme: z.string(), before: themeState, after: themeState }),
  z.object({ what: z.literal('coded'), theme: z.string(), codings: z.array(coded) }),
  z.object({ what: z.literal('uncoded'), theme: z.string(), codings: z.array(coded) }),
  z.object({
    what: z.literal('suggestion'),
    suggestion: z.string(),
    before: z.enum(['open', 'accepted', 'set_aside']),
    after: z.enum(['open', 'accepted', 'set_aside']),
    theme: z.string().nullable(),
  }),
])
export type Change = z.infer<typeof change>

export type AnalysisStep = {
  readonly id: Id<'analysis_step'>
  readonly kind: StepKind
  readonly at: Date
  readonly by: string | undefined
  readonly themes: readonly Id<'theme'>[]
  /** What the lineage tells of it. An empty name is one that it has forgotten. */
  readonly detail: Readonly<Record<string, string | number>>
  readonly changes: readonly Change[]
  readonly undoneAt: Date | undefined
}

/** The changes that take a step back, the last one first. */
export function inverse(changes: readonly Change[]): Change[] {
  return changes.toReversed().map((done): Change => {
    if (done.what === 'coded') return { ...done, what: 'uncoded' }
    if (done.what === 'uncoded') return { ...done, what: 'coded' }
    if (done.what === 'theme') return { ...done, before: done.after, after: done.before }
    return { ...done, before: done.after, after: done.before }
  })
}

/** All of a contribution, coded by a person who reads it now. */
export function codedWhole(contribution: string): Coded {
  return { contribution, excerpts: [], pieces: 0, suggestion: null, confidence: null, revision: null }
}

/**
 * What puts codings into a theme that may hold some of their contributions already: its own pieces and those that
 * come are held together, and all of a contribution is more than any piece of it.
 * @param held the codings of these contributions that the theme has now
 */
export function joining(theme: string, held: readonly Coded[], coming: readonly Coded[]): Change[] {
  const there = new Map(held.map(coding => [coding.contribution, coding]))
  const before: Coded[] = []
  const after: Coded[] = []
  for (const coding of coming) {
    const own = there.get(coding.contribution)
    if (own?.pieces === 0) continue
    if (!own) after.push(coding)
    else {
      before.push(own)
      after.push(coding.pieces === 0 ? coding : joined(own, coding))
    }
  }
  return [
    ...(before.length > 0 ? [{ what: 'uncoded' as const, theme, codings: before }] : []),
    ...(after.length > 0 ? [{ what: 'coded' as const, theme, codings: after }] : []),
  ]
}

function joined(own: Coded, other: Coded): Coded {
  const excerpts = [...new Set([...own.excerpts, ...other.excerpts])]
  const lost = (one: Coded) => one.pieces - one.excerpts.length
  return { ...own, excerpts, pieces: excerpts.length + lost(own) + lost(other) }
}

/** A step's account without these names: undoing it still works, and keeps the name that the theme has then. */
export function withoutNames(step: AnalysisStep, forgotten: ReadonlySet<string>): AnalysisStep {
  const state = (one: ThemeState): ThemeState =>
    one.name !== null && forgotten.has(one.name) ? { ...one, name: null } : one
  return {
    ...step,
    detail: Object.fromEntries(
      Object.entries(step.detail).map(([key, value]) => [
        key,
        typeof value === 'string' && forgotten.has(value) ? '' : value,
      ]),
    ),
    changes: step.changes.map(done =>
      done.what === 'theme' ? { ...done, before: state(done.before), after: state(done.after) } : done,
    ),
  }
}
