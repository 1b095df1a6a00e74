import { z } from 'zod'
import { characteristicKinds } from '../../listening/index.ts'
import type { Id } from '../../platform/ids.ts'

const id = z.uuid()

/**
 * What a publication is composed of. Findings, quotes, themes and recommendations are pointed at, so that they
 * stay what they are; a number is never written, it is computed when the publication is made.
 */
export const blockContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    text: z.string().trim().min(1, 'Write the heading').max(200, 'Use 200 letters or fewer'),
  }),
  z.object({
    kind: z.literal('text'),
    text: z.string().trim().min(1, 'Write something').max(20_000, 'Use 20,000 letters or fewer'),
  }),
  z.object({ kind: z.literal('reach') }),
  z.object({ kind: z.literal('themes') }),
  z.object({ kind: z.literal('finding'), finding: id }),
  z.object({ kind: z.literal('finding_table'), finding: id, characteristic: z.enum(characteristicKinds) }),
  z.object({ kind: z.literal('who'), characteristic: z.enum(characteristicKinds) }),
  z.object({ kind: z.literal('quote'), excerpt: id }),
  z.object({ kind: z.literal('few') }),
  z.object({ kind: z.literal('recommendation'), recommendation: id }),
  z.object({ kind: z.literal('method') }),
])
export type BlockContent = z.infer<typeof blockContent>
export type BlockKind = BlockContent['kind']

/** A place in a publication: its id stays while it is moved. */
export const placedBlock = z.object({ id, content: blockContent })
export type PlacedBlock = z.infer<typeof placedBlock>

/** What stands before the blocks. */
export const front = z.object({
  title: z.string().trim().min(1, 'Give the publication a title').max(200, 'Use 200 letters or fewer'),
  titleIsQuote: z.boolean(),
  subtitle: z.string().trim().max(400, 'Use 400 letters or fewer'),
})
export type Front = z.infer<typeof front>

export type Publication = {
  readonly id: Id<'publication'>
  readonly programme: Id<'programme'>
  /** Its part of the public address `/r/:code`. */
  readonly code: string
  readonly front: Front
  readonly language: 'en'
  /** Raised with every change: an editor who saves what somebody else changed meanwhile is told. */
  readonly version: number
  readonly madeAt: Date
  readonly changedAt: Date
}

export type Recommendation = {
  readonly id: Id<'recommendation'>
  readonly to: string
  readonly wording: string
  readonly term: 'short' | 'long'
  /** `YYYY-MM-DD` */
  readonly due: string | undefined
  readonly findings: readonly Id<'finding'>[]
  readonly answer:
    | {
        readonly reply: 'yes' | 'partly' | 'no'
        readonly words: string
        readonly by: string
        readonly on: string
      }
    | undefined
}
