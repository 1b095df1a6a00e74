import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { type Option, optionsOf, type Question } from '../forms/question.ts'

/*
 * A question in another language, or in Easy Read: the same fields for both, one for each text that the question
 * has. All empty: the question has no such version.
 */

export const partField = (list: 'option' | 'row', key: string) => `${list}_${key}`

export type ReadWording =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Reads a question's texts in a language that is not the form's first. */
export function readInLanguage(fields: FormFields, asked: Question, language: Language): ReadWording {
  const { line, errors } = lineReader(fields)
  const question = line('question', 500)
  const hint = line('hint', 500)
  const options = optionsOf(asked).map(one =>
    labelled(one, language, line(partField('option', one.key), 300)),
  )
  const rows =
    asked.kind === 'matrix'
      ? asked.rows.map(one => labelled(one, language, line(partField('row', one.key), 300)))
      : []
  const low = asked.kind === 'rating' ? line('low', 300) : ''
  const high = asked.kind === 'rating' ? line('high', 300) : ''
  if ((low === '') !== (high === ''))
    errors.push({ field: low ? 'high' : 'low', message: t('language.one-end') })
  if (question === '' && hint !== '') {
    errors.push({ field: 'question', message: t('language.question-missing') })
  }
  if (errors.length > 0) return { ok: false, errors }
  const { [language]: _, ...texts } = asked.texts
  const worded = { ...asked, texts: question ? { ...texts, [language]: { question, hint } } : texts }
  if (worded.kind === 'rating') {
    const { [language]: _ends, ...ends } = worded.ends
    return { ok: true, question: { ...worded, ends: low ? { ...ends, [language]: { low, high } } : ends } }
  }
  return { ok: true, question: withParts(worded, options, rows) }
}

/** Reads a question's Easy Read version in a language. Pictures stay with the words that they were chosen for. */
export function readEasy(fields: FormFields, asked: Question, language: Language): ReadWording {
  const { line, errors } = lineReader(fields)
  const question = line('question', 500)
  const hint = line('hint', 500)
  const options = optionsOf(asked).map(one => easier(one, language, line(partField('option', one.key), 300)))
  const rows =
    asked.kind === 'matrix'
      ? asked.rows.map(one => easier(one, language, line(partField('row', one.key), 300)))
      : []
  const hasParts = [...options, ...rows].some(one => one.easy[language])
  if (question === '' && (hint !== '' || hasParts)) {
    errors.push({ field: 'question', message: t('easy.question-missing') })
  }
  if (errors.length > 0) return { ok: false, errors }
  const { [language]: before, ...others } = asked.easy
  const picture = before?.picture ? { picture: before.picture } : {}
  const easy = question ? { ...others, [language]: { question, hint, ...picture } } : others
  return { ok: true, question: withParts({ ...asked, easy }, options, rows) }
}

function lineReader(fields: FormFields) {
  const errors: FieldError[] = []
  const line = (name: string, most: number) => {
    const text = fieldText(fields, name).trim()
    if (text.length > most) errors.push({ field: name, message: t('language.too-long', { count: most }) })
    return text
  }
  return { line, errors }
}

function labelled(option: Option, language: Language, label: string): Option {
  const { [language]: _, ...labels } = option.labels
  return { ...option, labels: label ? { ...labels, [language]: label } : labels }
}

function easier(option: Option, language: Language, label: string): Option {
  const { [language]: before, ...others } = option.easy
  const picture = before?.picture ? { picture: before.picture } : {}
  return { ...option, easy: label ? { ...others, [language]: { label, ...picture } } : others }
}

function withParts(asked: Question, options: readonly Option[], rows: readonly Option[]): Question {
  if (asked.kind === 'matrix') return { ...asked, options: [...options], rows: [...rows] }
  return 'options' in asked ? { ...asked, options: [...options] } : asked
}

export function fieldsInLanguage(asked: Question, language: Language): FormFields {
  const text = asked.texts[language]
  const ends = asked.kind === 'rating' ? asked.ends[language] : undefined
  return {
    question: text?.question ?? '',
    hint: text?.hint ?? '',
    low: ends?.low ?? '',
    high: ends?.high ?? '',
    ...partFields(asked, one => one.labels[language]),
  }
}

export function fieldsOfEasy(asked: Question, language: Language): FormFields {
  const easy = asked.easy[language]
  return {
    question: easy?.question ?? '',
    hint: easy?.hint ?? '',
    ...partFields(asked, one => one.easy[language]?.label),
  }
}

function partFields(asked: Question, text: (option: Option) => string | undefined): Record<string, string> {
  const rows = asked.kind === 'matrix' ? asked.rows : []
  return Object.fromEntries([
    ...optionsOf(asked).map(one => [partField('option', one.key), text(one) ?? '']),
    ...rows.map(one => [partField('row', one.key), text(one) ?? '']),
  ])
}
