import { z } from 'zod'

/**
 * Where a link may lead: a place in the same document (`#finding-1`), a page of this site (`/p/…`) or an
 * address of the web or of mail. Anything else, such as `javascript:`, is refused.
 */
export const addressSchema = z
  .string()
  .regex(
    /^(#[^\s]+|\/(?!\/)[^\s]*|https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+0-9 ]+)$/u,
    'not an address a reader can follow',
  )

/** A BCP 47 language tag, as `en`, `ar` or `zh-Hans`. */
export const languageTagSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not a language tag')

/**
 * A run of text in a line.
 *
 * - `figure`: a number computed from the data; `evidence` opens what it counts.
 * - `quoted`: words that a person said; drawn in the serif, never altered.
 */
export const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('strong'), text: z.string() }),
  z.strictObject({ kind: z.literal('emphasis'), text: z.string() }),
  z.strictObject({ kind: z.literal('link'), text: z.string().min(1), address: addressSchema }),
  z.strictObject({ kind: z.literal('figure'), text: z.string().min(1), evidence: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('quoted'),
    text: z.string().min(1),
    language: languageTagSchema.optional(),
    evidence: z.string().min(1).optional(),
  }),
])

export type Inline = z.infer<typeof inlineSchema>

export const lineSchema = z.array(inlineSchema).min(1)

/** One paragraph's worth of runs. */
export type Line = z.infer<typeof lineSchema>

/** A line of plain text. */
export function line(text: string): Line {
  return [{ kind: 'text', text }]
}

/** What a line says, without its marks. */
export function plainText(runs: Line): string {
  return runs.map(run => run.text).join('')
}
