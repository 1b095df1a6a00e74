import type { FormContent } from '../forms/form.ts'
import type { Question } from '../forms/question.ts'
import { type BankSet, bankSet } from './bank.ts'
import { engagementStandards } from './engagement-standards.ts'
import { equality } from './equality.ts'
import { experience } from './experience.ts'
import { personCentred } from './person-centred.ts'
import { whatMatters } from './what-matters.ts'

/** Every set of questions that ships. */
export const questionBank: readonly BankSet[] = [
  ...whatMatters,
  ...experience,
  engagementStandards,
  equality,
  personCentred,
].map(set => bankSet.parse(set))

/**
 * The form with questions of the bank at its end, each under a new key. The bank is in English: a form that is
 * written in another language gets the English wording as its first, to be translated in place.
 */
export function withBankQuestions(
  form: FormContent,
  questions: readonly Question[],
  newKeys: readonly string[],
): FormContent {
  const first = form.languages[0]!
  const added = questions.map((one, index): Question => {
    const keyed = { ...one, key: newKeys[index]! }
    return first === 'en' ? keyed : inFirst(keyed, first)
  })
  return { ...form, questions: [...form.questions, ...added] }
}

function inFirst(one: Question, first: FormContent['languages'][number]): Question {
  const texts = { ...one.texts, [first]: one.texts[first] ?? one.texts.en! }
  const labelled = <Part extends { labels: Partial<Record<string, string>> }>(part: Part): Part => ({
    ...part,
    labels: { ...part.labels, [first]: part.labels[first] ?? part.labels['en'] },
  })
  const worded = { ...one, texts }
  if (worded.kind === 'matrix') {
    return { ...worded, rows: worded.rows.map(labelled), options: worded.options.map(labelled) }
  }
  return 'options' in worded ? { ...worded, options: worded.options.map(labelled) } : worded
}
