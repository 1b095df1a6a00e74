import { z } from 'zod'

/** The option "something else", beside those that the form names. */
export const otherOption = 'other'
/** The option "none of these", which stands alone. */
export const noneOption = 'none'

/** What was answered to one question that does not ask for words. Words are contributions. */
export const storedAnswer = z.discriminatedUnion('kind', [
  /** One option or several, in the order of the form. What "something else" is stands in a contribution. */
  z.object({ kind: z.literal('chosen'), options: z.array(z.string()).min(1) }),
  /** Most important first; what was not ranked is not in it. */
  z.object({ kind: z.literal('ranked'), options: z.array(z.string()).min(1) }),
  /** The option chosen in each row of a matrix, by the row's key. */
  z.object({ kind: z.literal('grid'), rows: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('number'), value: z.number() }),
  /** A calendar date, YYYY-MM-DD. */
  z.object({ kind: z.literal('date'), date: z.iso.date() }),
  /** A council area, and the quintile of deprivation (1 is the most deprived) where a postcode told it. */
  z.object({
    kind: z.literal('place'),
    area: z.string().optional(),
    quintile: z.number().int().min(1).max(5).optional(),
  }),
  z.object({ kind: z.literal('file'), file: z.uuid() }),
])
export type StoredAnswer = z.infer<typeof storedAnswer>

export const storedAnswers = z.record(z.string(), storedAnswer)
export type StoredAnswers = z.infer<typeof storedAnswers>

/** What was answered to any question. */
export type Answer = StoredAnswer | { readonly kind: 'words'; readonly words: string }
