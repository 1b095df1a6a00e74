import { createHash } from 'node:crypto'
import { type FormFields, fieldText, parseForm } from '../../platform/http/form.ts'
import type { Answer, StoredAnswers } from '../forms/answer.ts'
import { isCharacteristic } from '../forms/characteristic.ts'
import { type CharacteristicKind, type FormContent, questionsAsked } from '../forms/form.ts'
import { type Permission, permissionForm } from '../responses/permission.ts'
import { answerField } from './answers/answer-field.ts'
import type { AnswerProblem } from './answers/answer-problem.ts'
import { type AnswerRead, readAnswer } from './answers/read-answer.ts'

export { answerField } from './answers/answer-field.ts'

export type Answers = {
  readonly words: readonly { readonly question: string; readonly words: string; readonly language: string }[]
  readonly answers: StoredAnswers
  readonly characteristics: Readonly<Partial<Record<CharacteristicKind, string>>>
  readonly permission: Permission
}

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly AnswerProblem[] }

/** The field of a characteristic in the form. */
export const whoField = (kind: CharacteristicKind) => `who_${kind}`

/** What a form needs to be read. */
export type Asking = {
  readonly form: FormContent
  readonly language: string
  readonly areas: readonly { readonly code: string }[]
}

/** What somebody answered, question by question, and what they are asked because of it. */
export type ReadQuestions = {
  readonly asked: FormContent['questions']
  /** By the question's key, of those that are asked. */
  readonly read: ReadonlyMap<string, AnswerRead>
  /** The same as conditions and texts look at it. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** Reads every question that is asked of somebody who answered so; what is not asked counts for nothing. */
export function readQuestions({ form, language, areas }: Asking, fields: FormFields): ReadQuestions {
  const about = { areas: areas.map(area => area.code), language }
  const all = new Map(form.questions.map(asked => [asked.key, readAnswer(asked, fields, about)]))
  const given: Record<string, Answer> = {}
  for (const [key, { answer, words }] of all) {
    if (answer) given[key] = answer
    else if (words !== undefined) given[key] = { kind: 'words', words }
  }
  const asked = questionsAsked(form, given)
  const keys = new Set(asked.map(({ key }) => key))
  return {
    asked: [...asked],
    read: new Map([...all].filter(([key]) => keys.has(key))),
    answers: Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key))),
  }
}

/** What somebody sent, checked. Problems name a field and a key of the public catalogue, in the order of the page. */
export function readAnswers(conversation: Asking, fields: FormFields): ReadAnswers {
  const { asked, read } = readQuestions(conversation, fields)
  const errors: AnswerProblem[] = []
  const words: { question: string; words: string; language: string }[] = []
  const answers: Record<string, StoredAnswers[string]> = {}
  for (const { key } of asked) {
    const one = read.get(key)!
    if (one.problem) errors.push(one.problem)
    if (one.words !== undefined)
      words.push({ question: key, words: one.words, language: conversation.language })
    if (one.answer) answers[key] = one.answer
  }
  if (words.length === 0 && Object.keys(answers).length === 0 && errors.length === 0)
    errors.push(nothing(asked))
  const who = readCharacteristics(conversation, fields)
  errors.push(...who.errors)
  const permission = parseForm(permissionForm, fields)
  if (!permission.ok) errors.push(...permission.errors)
  if (errors.length > 0 || !permission.ok) return { ok: false, errors }
  return {
    ok: true,
    answers: { words, answers, characteristics: who.characteristics, permission: permission.value },
  }
}

function nothing(asked: FormContent['questions']): AnswerProblem {
  const [first] = asked
  const isOneOfWords = asked.length === 1 && first?.kind === 'long_text'
  return {
    field: answerField(first?.key ?? ''),
    message: isOneOfWords ? 'error.answer-empty' : 'error.answer-none',
  }
}

/** What somebody told about themselves, checked against what can be told. */
export function readCharacteristics({ form, areas }: Asking, fields: FormFields) {
  const errors: AnswerProblem[] = []
  const characteristics: Partial<Record<CharacteristicKind, string>> = {}
  const codes = areas.map(area => area.code)
  for (const kind of form.characteristics) {
    const value = fieldText(fields, whoField(kind))
    if (value === '') continue
    if (isCharacteristic(kind, value, codes)) characteristics[kind] = value
    else errors.push({ field: whoField(kind), message: 'error.choose-listed' })
  }
  return { characteristics, errors }
}

/**
 * The key under which a submission is stored once: of the page that it was written on and of what it says. A
 * second press sends the same and is the same; someone who goes back and writes more sends something new.
 */
export function submissionKey(
  pageKey: string,
  { words, answers }: Pick<Answers, 'words' | 'answers'>,
): string {
  const said = words.map(one => [one.question, one.words])
  const chosen = Object.keys(answers).length === 0 ? [] : [answers]
  return createHash('sha256')
    .update(JSON.stringify([pageKey, said, ...chosen]))
    .digest('base64url')
}
