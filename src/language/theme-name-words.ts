import { capitalised } from './word-use.ts'

const and: Readonly<Record<string, string>> = { en: ' and ', pl: ' i ', gd: ' agus ', ar: ' و', zh: '和' }
const comma: Readonly<Record<string, string>> = { ar: '، ', zh: '、' }
const other: Readonly<Record<string, string>> = {
  en: 'Other things said',
  pl: 'Inne wypowiedzi',
  gd: 'Rudan eile a chaidh a ràdh',
  ar: 'أمور أخرى قيلت',
  zh: '其他意见',
}

/** Several phrases as one name, in the way of their language. */
export function joined(parts: readonly string[], language: string): string {
  const [only = ''] = parts
  if (parts.length < 2) return only
  const stop = comma[language] ?? ', '
  const last = and[language]
  // One "and" is enough.
  if (last === undefined || parts.some(part => part.includes(last))) return parts.join(stop)
  return `${parts.slice(0, -1).join(stop)}${last}${parts.at(-1)}`
}

/** What a theme is called that gathers what few words cannot name. */
export function otherThings(language: string): string {
  return other[language] ?? other['en']!
}

/** What a theme is called whose English texts say who the people are. */
export const aboutThemselves = 'About themselves'

/** A name as a heading: first letter a capital, "GP" and names as they are. */
export function sentenceCase(name: string): string {
  return capitalised(name)
}

/** What themes are called that few words cannot name, in every language: nobody said these. */
export const namesOfOthers: readonly string[] = Object.values(other)
