import { z } from 'zod'
import { languages } from '../../ui/i18n/language.ts'
import type { Answer } from './answer.ts'
import { condition, holds } from './condition.ts'
import { formKey, type Question, question } from './question.ts'

export { formKey as questionKey, mostAnswerLetters, type Question, question } from './question.ts'

/** What people may tell about themselves. The options are written in `characteristic.ts`. */
export const characteristicKinds = ['role', 'age', 'area', 'gender', 'condition', 'carer'] as const
export type CharacteristicKind = (typeof characteristicKinds)[number]

export const section = z.object({
  key: formKey,
  showIf: condition.optional(),
  texts: z.partialRecord(
    z.enum(languages),
    z.object({
      title: z.string().min(1).max(200),
      text: z.string().max(2000).default(''),
      /** Said before something that may be hard to read or to tell. */
      careful: z.string().max(500).default(''),
    }),
  ),
})
export type Section = z.infer<typeof section>

/** The most questions that one form may ask. */
export const mostQuestions = 100

/** What one version of a form asks. Frozen once answered: an answer stays with the version that it answered. */
export const formContent = z.object({
  languages: z.array(z.enum(languages)).min(1),
  /** One question a page, or all of them on one. */
  pages: z.enum(['one', 'all']).default('one'),
  sections: z.array(section).max(30).default([]),
  questions: z.array(question).min(1).max(mostQuestions),
  characteristics: z.array(z.enum(characteristicKinds)),
})
export type FormContent = z.infer<typeof formContent>

/** A form as it is written down, where what it does not say is left out. */
export type FormDraft = z.input<typeof formContent>

/**
 * The questions that are asked of somebody who has answered this much so far, in the order of the form. An answer
 * to a question that is not asked (any more) counts for nothing, in whatever order pages were gone through.
 */
export function questionsAsked(
  form: Pick<FormContent, 'questions' | 'sections'>,
  answers: Readonly<Record<string, Answer>>,
): readonly Question[] {
  const counted: Record<string, Answer> = {}
  return form.questions.filter(one => {
    const of = form.sections.find(({ key }) => key === one.section)
    const isAsked = holds(of?.showIf, counted) && holds(one.showIf, counted)
    const answer = answers[one.key]
    if (isAsked && answer) counted[one.key] = answer
    return isAsked
  })
}

/** Whether what is asked depends on what was answered: then the form cannot be one page without a server. */
export function branches(form: Pick<FormContent, 'questions' | 'sections'>): boolean {
  return [...form.questions, ...form.sections].some(({ showIf }) => showIf !== undefined)
}

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
