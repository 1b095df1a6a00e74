import { z } from 'zod'
import { languages } from '../../ui/i18n/language.ts'

/** The most that one answer may hold: a long letter, and no more than a page can carry back when it is wrong. */
export const mostAnswerLetters = 20_000

export const questionKey = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/)

const questionText = z.object({ question: z.string().min(1).max(500), hint: z.string().max(500).default('') })

export const question = z.object({
  key: questionKey,
  /** By language; the first of the form's languages is always there. */
  texts: z.partialRecord(z.enum(languages), questionText),
})
export type Question = z.infer<typeof question>

/** What people may tell about themselves. The options are written in `characteristic.ts`. */
export const characteristicKinds = ['role', 'age', 'area', 'gender', 'condition', 'carer'] as const
export type CharacteristicKind = (typeof characteristicKinds)[number]

/** What one version of a form asks. Frozen once answered: an answer stays with the version that it answered. */
export const formContent = z.object({
  languages: z.array(z.enum(languages)).min(1),
  questions: z.array(question).min(1).max(20),
  characteristics: z.array(z.enum(characteristicKinds)),
})
export type FormContent = z.infer<typeof formContent>

/** A question in the language asked for, or in the form's first language where it is not yet translated. */
export function questionIn(
  asked: Question,
  language: string,
  first: string,
): { language: string; question: string; hint: string } {
  const texts: Readonly<Partial<Record<string, { question: string; hint: string }>>> = asked.texts
  const own = texts[language]
  if (own) return { language, ...own }
  const fallback = texts[first]
  if (!fallback) throw new Error(`The question ${asked.key} has no text in the form's first language.`)
  return { language: first, ...fallback }
}
