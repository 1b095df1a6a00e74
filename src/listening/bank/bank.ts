import { z } from 'zod'
import { question } from '../forms/question.ts'

/** Questions that ship, to be taken into a form as they are or as a beginning. */
export const bankSet = z.object({
  /** Names the set in an address. */
  key: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string(),
  /** One sentence: what it is for. */
  about: z.string(),
  /** Who wrote the wording, and where it is written down. */
  source: z.string(),
  /** Under what it may be used. */
  licence: z.string(),
  /** Where to ask, for a scale whose items are not ours to ship: then there are no questions. */
  ask: z.string().optional(),
  /** Keys are short names inside the set; a form gives each question a key of its own. */
  questions: z.array(question),
})
export type BankSet = z.infer<typeof bankSet>
export type BankDraft = z.input<typeof bankSet>

/** What ships without somebody else's wording: Rowan's own words, under its own licence. */
export const ownWords = {
  source: 'Written for Rowan.',
  licence: 'As Rowan itself: MIT.',
} as const

type Texts = { en: { question: string; hint: string } }

/** A wording in English. */
export const asks = (wording: string, hint = ''): Texts => ({ en: { question: wording, hint } })

/** Options in English, from their keys and labels. */
export const offers = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([key, label]) => ({ key, labels: { en: label } }))
