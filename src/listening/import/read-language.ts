import { languageFacts, languages } from '../../ui/i18n/language.ts'

/** Languages that words may come in, those with screens first, then others that are much spoken in Scotland and beyond. */
const codes = [
  ...languages,
  ...'sco zh-Hant ur pa hi bn gu ta ml ne fa ps ku tr ro bg hu cs sk lt lv et uk ru sr hr sq el it es pt fr de nl sv nb da fi cy ga ja ko vi th tl sw so am ti ha yo ig zu mi'.split(
    ' ',
  ),
]

const english = new Intl.DisplayNames(['en-GB'], { type: 'language' })

/** Every language that can be chosen, with its English name. */
export const importLanguages: readonly { readonly value: string; readonly label: string }[] = codes.map(
  value => ({ value, label: english.of(value) ?? value }),
)

const byName = new Map<string, string>()
for (const code of codes) {
  byName.set(code.toLowerCase(), code)
  byName.set((english.of(code) ?? code).toLowerCase(), code)
  byName.set((new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code).toLowerCase(), code)
}
for (const code of languages) byName.set(languageFacts[code].name.toLowerCase(), code)
for (const [name, code] of [
  ['gaelic', 'gd'],
  ['chinese', 'zh-Hans'],
  ['mandarin', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['zh-cn', 'zh-Hans'],
  ['zh-tw', 'zh-Hant'],
  ['no', 'nb'],
  ['farsi', 'fa'],
] as const) {
  byName.set(name, code)
}

/** A language by its code, its English name or its own, or undefined: `pl`, `pl-PL`, `Polish`, `polski`. */
export function readLanguage(text: string): string | undefined {
  const given = text.trim().toLowerCase().replaceAll('_', '-')
  return (
    byName.get(given) ??
    (/^[a-z]{2,3}-[a-z0-9-]+$/.test(given) ? byName.get(given.split('-')[0]!) : undefined)
  )
}

export function isImportLanguage(code: string): boolean {
  return codes.includes(code)
}
