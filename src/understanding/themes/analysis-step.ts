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
] as const
export type StepKind = (typeof stepKinds)[number]

const themeState = z.object({
  name: z.string(),
  definition: z.string(),
  removed: z.boolean(),
  mergedInto: z.string().nullable(),
})
export type ThemeState = z.infer<typeof themeState>

const coded = z.object({
  contribution: z.string(),
  excerpt: z.string().nullable(),
  suggestion: z.string().nullable(),
  confidence: z.number().nullable(),
  revision: z.number(),
})
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
