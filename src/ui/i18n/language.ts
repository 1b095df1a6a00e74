/** The languages that Rowan's public screens are written in, as BCP 47 tags. */
export const languages = ['en', 'gd', 'pl', 'ar', 'zh-Hans'] as const

export type Language = (typeof languages)[number]

export type LanguageFacts = {
  /** The language's name in itself, in its own script. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** Locale for `Intl`: numbers, dates, plural rules, lists. */
  readonly locale: string
}

export const languageFacts: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: 'English', direction: 'ltr', locale: 'en-GB' },
  gd: { name: 'Gàidhlig', direction: 'ltr', locale: 'gd' },
  pl: { name: 'Polski', direction: 'ltr', locale: 'pl' },
  ar: { name: 'العربية', direction: 'rtl', locale: 'ar' },
  'zh-Hans': { name: '简体中文', direction: 'ltr', locale: 'zh-Hans' },
}

/** True for a tag that Rowan has screens in. Anything from an address or a form goes through here. */
export function isLanguage(tag: string): tag is Language {
  return (languages as readonly string[]).includes(tag)
}
