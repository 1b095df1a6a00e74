import type { Language } from '../../../ui/i18n/language.ts'
import type { Option, Picture, Question } from '../../forms/question.ts'

/** How something is asked: in which language, and with which picture where it is Easy Read. */
export type Wording = {
  readonly language: Language
  readonly text: string
  readonly hint: string
  readonly picture: Picture | undefined
}

/** In which words a form is shown. What is not there in Easy Read or in the language is shown in the words that are. */
export type Reading = {
  readonly language: Language
  /** The form's first language, in which everything is there. */
  readonly first: Language
  readonly easy: boolean
  /** Where a picture is; undefined for one that cannot be shown. Without it none are. */
  readonly pictureAddress?: ((picture: Picture) => string | undefined) | undefined
}

export function questionWording(asked: Question, { language, first, easy }: Reading): Wording {
  const own = easy ? asked.easy[language] : undefined
  if (own) return { language, text: own.question, hint: own.hint, picture: own.picture }
  const told = asked.texts[language] ? language : first
  const text = asked.texts[told]
  if (!text) throw new Error(`The question ${asked.key} has no text in the form's first language.`)
  return { language: told, text: text.question, hint: text.hint, picture: undefined }
}

export function optionWording(option: Option, { language, first, easy }: Reading): Wording {
  const own = easy ? option.easy[language] : undefined
  if (own) return { language, text: own.label, hint: '', picture: own.picture }
  const told = option.labels[language] ? language : first
  return { language: told, text: option.labels[told] ?? option.key, hint: '', picture: undefined }
}
