import { createHash } from 'node:crypto'
import { type FieldError, type FormFields, fieldText, parseForm } from '../../platform/http/form.ts'
import { isCharacteristic } from '../forms/characteristic.ts'
import { type CharacteristicKind, mostAnswerLetters } from '../forms/form.ts'
import { type Permission, permissionForm } from '../responses/permission.ts'
import type { Conversation } from './conversation.ts'

export type Answers = {
  readonly words: readonly { readonly question: string; readonly words: string; readonly language: string }[]
  readonly characteristics: Readonly<Partial<Record<CharacteristicKind, string>>>
  readonly permission: Permission
}

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** The field of a question, and of a characteristic, in the form. */
export const answerField = (key: string) => `answer_${key}`
export const whoField = (kind: CharacteristicKind) => `who_${kind}`

/** What somebody sent, checked. Errors name a field and a key of the public catalogue, in the order of the page. */
export function readAnswers(conversation: Conversation, fields: FormFields): ReadAnswers {
  const errors: FieldError[] = []
  const words: { question: string; words: string; language: string }[] = []
  for (const { key } of conversation.form.questions) {
    const text = fieldText(fields, answerField(key)).trim()
    if (text.length > mostAnswerLetters)
      errors.push({ field: answerField(key), message: 'error.answer-long' })
    else if (text !== '') words.push({ question: key, words: text, language: conversation.language })
  }
  if (words.length === 0 && errors.length === 0) {
    errors.push({ field: answerField(conversation.form.questions[0]!.key), message: 'error.answer-empty' })
  }
  const characteristics: Partial<Record<CharacteristicKind, string>> = {}
  const areas = conversation.areas.map(area => area.code)
  for (const kind of conversation.form.characteristics) {
    const value = fieldText(fields, whoField(kind))
    if (value === '') continue
    if (isCharacteristic(kind, value, areas)) characteristics[kind] = value
    else errors.push({ field: whoField(kind), message: 'error.choose-listed' })
  }
  const permission = parseForm(permissionForm, fields)
  if (!permission.ok) errors.push(...permission.errors)
  if (errors.length > 0 || !permission.ok) return { ok: false, errors }
  return { ok: true, answers: { words, characteristics, permission: permission.value } }
}

/**
 * The key under which a submission is stored once: of the page that it was written on and of what it says. A
 * second press sends the same and is the same; someone who goes back and writes more sends something new.
 */
export function submissionKey(pageKey: string, answers: Answers): string {
  const words = answers.words.map(said => [said.question, said.words])
  return createHash('sha256')
    .update(JSON.stringify([pageKey, words]))
    .digest('base64url')
}
