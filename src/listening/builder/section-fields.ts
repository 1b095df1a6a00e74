import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import type { FormContent, Section } from '../forms/form.ts'

export const sectionField = (part: 'title' | 'text' | 'careful', language: Language) => `${part}_${language}`

export type ReadSection =
  | { readonly ok: true; readonly section: Section }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Reads a section in all languages of its form. The first must have a heading; another may be left out whole. */
export function readSection(
  fields: FormFields,
  of: { readonly key: string; readonly before: Section | undefined; readonly content: FormContent },
): ReadSection {
  const { languages } = of.content
  const errors: FieldError[] = []
  const texts = { ...of.before?.texts }
  for (const language of languages) {
    const read = (part: 'title' | 'text' | 'careful', most: number) => {
      const name = sectionField(part, language)
      const text = fieldText(fields, name).trim()
      if (text.length > most) errors.push({ field: name, message: t('section.too-long', { count: most }) })
      return text
    }
    const title = read('title', 200)
    const text = read('text', 2000)
    const careful = read('careful', 500)
    if (title !== '') texts[language] = { title, text, careful }
    else if (language === languages[0] || text !== '' || careful !== '') {
      const message = t('section.title-missing', { language: languageFacts[language].name })
      errors.push({ field: sectionField('title', language), message })
    } else delete texts[language]
  }
  if (errors.length > 0) return { ok: false, errors }
  const showIf = of.before?.showIf
  return { ok: true, section: { key: of.key, ...(showIf ? { showIf } : {}), texts } }
}

export function fieldsOfSection(section: Section, languages: readonly Language[]): FormFields {
  return Object.fromEntries(
    languages.flatMap(language => {
      const own = section.texts[language]
      return (['title', 'text', 'careful'] as const).map(part => [
        sectionField(part, language),
        own?.[part] ?? '',
      ])
    }),
  )
}
