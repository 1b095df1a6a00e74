import type { FieldError } from '../../../platform/http/form.ts'
import type { PublicText } from '../../../ui/i18n/public-text.ts'

/** What is wrong with an answer: where, a key of the public catalogue, and what stands in its gaps. */
export type AnswerProblem = FieldError & {
  readonly parts?: Readonly<Record<string, string | number>> | undefined
}

/** The problem in the page's language. A part called `date` is a calendar date, told as the language tells it. */
export function problemText(t: PublicText, { message, parts = {} }: AnswerProblem): string {
  const told = 'date' in parts ? { ...parts, date: t.date(new Date(parts['date']!)) } : parts
  // A translator's types tie each key to its gaps; here both come as values.
  return (t as unknown as (key: string, parts: object) => string)(message, told)
}
