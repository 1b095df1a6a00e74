import type { Language } from '../ui/i18n/language.ts'

const names = new Intl.DisplayNames('en-GB', { type: 'language' })

/** A language's name in English, for the team: "Scottish Gaelic". People who take part see it in its own script. */
export function languageName(language: Language): string {
  return names.of(language) ?? language
}
