import type { Language } from '../../ui/i18n/language.ts'
import type { FormContent } from './form.ts'
import { optionsOf, type Question } from './question.ts'

/** Something that a version of the form lacks: a language, or the Easy Read version in a language. */
export type Lack = {
  readonly language: Language
  readonly easy: boolean
  readonly of: 'section' | 'question' | 'option' | 'row' | 'picture'
  /** The key of the section or question, and of the option or row in it. */
  readonly key: string
  readonly part?: string
}

/**
 * What each version lacks beside the form's first language, in the order of the form. A form has an Easy Read
 * version in a language as soon as one question has one: then every question, option and picture should be there.
 */
export function parity(form: FormContent): readonly Lack[] {
  const [first, ...others] = form.languages
  const lacks: Lack[] = []
  for (const language of others) {
    for (const { key, texts } of form.sections) {
      if (!texts[language]) lacks.push({ language, easy: false, of: 'section', key })
    }
    for (const question of form.questions) lacks.push(...lacksOf(question, language))
  }
  for (const language of [first!, ...others]) {
    if (!hasEasyRead(form, language)) continue
    for (const question of form.questions) lacks.push(...easyLacksOf(question, language))
  }
  return lacks
}

/** Whether the form can be answered in Easy Read in this language, be it in part. */
export function hasEasyRead(form: Pick<FormContent, 'questions'>, language: Language): boolean {
  return form.questions.some(({ easy }) => easy[language])
}

function lacksOf(question: Question, language: Language): Lack[] {
  const { key } = question
  const lacks: Lack[] = []
  if (!question.texts[language]) lacks.push({ language, easy: false, of: 'question', key })
  for (const option of optionsOf(question)) {
    if (!option.labels[language]) lacks.push({ language, easy: false, of: 'option', key, part: option.key })
  }
  for (const row of rowsOf(question)) {
    if (!row.labels[language]) lacks.push({ language, easy: false, of: 'row', key, part: row.key })
  }
  return lacks
}

function easyLacksOf(question: Question, language: Language): Lack[] {
  const { key } = question
  const own = question.easy[language]
  if (!own) return [{ language, easy: true, of: 'question', key }]
  const lacks: Lack[] = own.picture ? [] : [{ language, easy: true, of: 'picture', key }]
  for (const option of optionsOf(question)) {
    if (!option.easy[language]) lacks.push({ language, easy: true, of: 'option', key, part: option.key })
    else if (!option.easy[language].picture)
      lacks.push({ language, easy: true, of: 'picture', key, part: option.key })
  }
  for (const row of rowsOf(question)) {
    if (!row.easy[language]) lacks.push({ language, easy: true, of: 'row', key, part: row.key })
  }
  return lacks
}

function rowsOf(question: Question) {
  return question.kind === 'matrix' ? question.rows : []
}
