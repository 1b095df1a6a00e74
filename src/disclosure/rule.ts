import { z } from 'zod'

/**
 * How small numbers are protected.
 *
 * - `threshold`: a count of people from one up to just under this is held back, and so is everything that would
 *   let a reader work it out to within less than this many people. Under five it needs a reason, which is kept.
 *   One holds nothing back: for a few dozen people who agreed to be known as participants.
 * - `zeros`: `protect` also holds back a count of nobody.
 * - `roundTo`: shown counts are rounded to the nearest multiple. Everything is checked before rounding,
 *   because rounding only ever tells less.
 * - `minimumShare`: a group that is less than this share (0 to 1) of the table's people is held back as well.
 */
export const disclosureRule = z
  .object({
    threshold: z.int().min(1).max(100),
    zeros: z.enum(['show', 'protect']),
    roundTo: z.int().min(1).max(100),
    minimumShare: z.number().min(0).max(0.5),
    reason: z.string().trim().min(1).nullable(),
  })
  .refine(rule => rule.threshold >= 5 || rule.reason !== null, {
    path: ['reason'],
    message: 'Say why numbers under five may be shown',
  })
export type DisclosureRule = z.infer<typeof disclosureRule>

/** Numbers under five are held back. */
export const defaultRule: DisclosureRule = {
  threshold: 5,
  zeros: 'show',
  roundTo: 1,
  minimumShare: 0,
  reason: null,
}

/** Numbers under ten are held back, and zeros too. */
export const strictRule: DisclosureRule = { ...defaultRule, threshold: 10, zeros: 'protect' }
