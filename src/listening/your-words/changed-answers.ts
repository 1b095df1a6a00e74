import type { FormFields } from '../../platform/http/form.ts'
import { publicCatalogues } from '../../ui/i18n/public-text.ts'
import { otherOption, type StoredAnswer, type StoredAnswers } from '../forms/answer.ts'
import type { FormContent } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'
import { answerField, areaField, placeField, rowField } from '../participate/answers/answer-field.ts'
import type { AnswerProblem } from '../participate/answers/answer-problem.ts'
import { readAnswer } from '../participate/answers/read-answer.ts'

/** The questions of a form that were answered with something else than words, in its order. */
export function answeredQuestions(form: FormContent, answers: StoredAnswers): readonly Question[] {
  return form.questions.filter(({ key }) => answers[key] !== undefined)
}

/**
 * A question as its answer is changed: "something else" is a choice like the others, because what it is stands among
 * the words. Undefined for what cannot be answered anew on that page: a file, or the place of a postcode.
 */
export function changeable(asked: Question): Question | undefined {
  if (asked.kind === 'image' || asked.kind === 'voice' || asked.kind === 'postcode') return undefined
  if ((asked.kind !== 'one' && asked.kind !== 'several') || !asked.other) return asked
  const labels = Object.fromEntries(
    Object.entries(publicCatalogues).map(([language, texts]) => [language, texts['answer.other']]),
  )
  return { ...asked, other: false, options: [...asked.options, { key: otherOption, labels, easy: {} }] }
}

/** Answers as the fields that would send them. */
export function fieldsOfAnswers(answers: StoredAnswers): FormFields {
  return Object.fromEntries(Object.entries(answers).flatMap(([key, answer]) => fieldsOf(key, answer)))
}

function fieldsOf(key: string, answer: StoredAnswer): [string, string | string[]][] {
  const field = answerField(key)
  switch (answer.kind) {
    case 'chosen':
      return [[field, answer.options]]
    case 'ranked':
      return answer.options.map((option, index) => [placeField(key, index + 1), option])
    case 'grid':
      return Object.entries(answer.rows).map(([row, option]) => [rowField(key, row), option])
    case 'number':
      return [[field, String(answer.value)]]
    case 'date': {
      const [year = '', month = '', day = ''] = answer.date.split('-')
      return [
        [`${field}-day`, String(Number(day))],
        [`${field}-month`, String(Number(month))],
        [`${field}-year`, year],
      ]
    }
    case 'place':
      return answer.area === undefined
        ? []
        : [
            [field, answer.area],
            [areaField(key), answer.area],
          ]
    case 'file':
      return []
  }
}

/** The answers after they were changed on a page; one that is left empty is taken back. */
export function readChanged(
  form: FormContent,
  before: StoredAnswers,
  fields: FormFields,
  about: { readonly areas: readonly string[]; readonly language: string },
): { readonly answers: StoredAnswers; readonly errors: readonly AnswerProblem[] } {
  const answers: Record<string, StoredAnswer> = { ...before }
  const errors: AnswerProblem[] = []
  for (const one of answeredQuestions(form, before)) {
    const asked = changeable(one)
    if (!asked) continue
    const { answer, problem } = readAnswer(asked, fields, about)
    if (problem) errors.push(problem)
    else if (answer) answers[asked.key] = answer
    else delete answers[asked.key]
  }
  return { answers, errors }
}
