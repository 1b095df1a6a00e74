import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { type Language, languageFacts, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/listen.en.ts'
import { characteristicKinds, type FormDraft } from '../forms/form.ts'

/** The question that a conversation begins with, and what people may tell about themselves. */
export type Asked =
  | { readonly ok: true; readonly title: string; readonly content: FormDraft }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

export const questionField = (language: Language) => `question_${language}`
export const hintField = (language: Language) => `hint_${language}`

/** Reads what a lead wrote. `first` is the programme's own language, in which the question must be there. */
export function readAsked(fields: FormFields, first: Language): Asked {
  const errors: FieldError[] = []
  const title = fieldText(fields, 'title').trim()
  if (title === '') errors.push({ field: 'title', message: t('ask.name-missing') })
  const texts: Partial<Record<Language, { question: string; hint: string }>> = {}
  for (const language of languages) {
    const question = fieldText(fields, questionField(language)).trim()
    const hint = fieldText(fields, hintField(language)).trim()
    if (question.length > 500) errors.push({ field: questionField(language), message: t('ask.too-long') })
    if (hint.length > 500) errors.push({ field: hintField(language), message: t('ask.too-long') })
    if (question !== '') texts[language] = { question, hint }
  }
  if (!texts[first]) {
    errors.push({
      field: questionField(first),
      message: t('ask.english-missing', { language: languageFacts[first].name }),
    })
  }
  if (errors.length > 0) return { ok: false, errors }
  const written = languages.filter(language => texts[language])
  const chosen = fieldTexts(fields, 'characteristic')
  return {
    ok: true,
    title: title.slice(0, 200),
    content: {
      languages: [first, ...written.filter(language => language !== first)],
      questions: [{ kind: 'long_text', key: 'q1', texts }],
      characteristics: characteristicKinds.filter(kind => chosen.includes(kind)),
    },
  }
}
