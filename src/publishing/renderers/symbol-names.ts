import { readFileSync } from 'node:fs'

/** English names of signs and emoji, from the Unicode Character Database 14 (Unicode licence), one a line. */
const names: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('symbol-names.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(entry => entry !== '')
    .map(entry => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
)

const scripts = [
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Khmer',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Syriac',
  'Thaana',
  'Nko',
  'Mongolian',
  'Cherokee',
]
const scriptTests = scripts.map(script => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)

/** A character that cannot be drawn: itself, its code and what it is called. */
export type MissingCharacter = {
  readonly character: string
  readonly code: string
  /** The sign's English name, or the script that a letter belongs to, as "Han". */
  readonly name: string
  /** Words cannot be read without it: a letter, a mark on one, or a digit. */
  readonly isLetter: boolean
}

/** Names a character, as `{ character: '😀', code: 'U+1F600', name: 'grinning face', … }`. */
export function describeCharacter(codePoint: number): MissingCharacter {
  const character = String.fromCodePoint(codePoint)
  const hex = codePoint.toString(16).toUpperCase().padStart(4, '0')
  const isLetter = /[\p{L}\p{Mn}\p{Mc}\p{Nd}]/u.test(character)
  const script = scriptTests.find(([, test]) => test.test(character))?.[0]
  return { character, code: `U+${hex}`, name: names.get(hex) ?? script ?? `U+${hex}`, isLetter }
}

const modifiers = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]|\u20e3/u

/** What a whole sign is called, when several code points make it: "woman, girl", "flag GB". */
export function nameOfSign(sign: string): string {
  const letters = [...sign].map(one => one.codePointAt(0)! - 0x1f1e6)
  if (letters.every(letter => letter >= 0 && letter < 26)) {
    return `flag ${String.fromCodePoint(...letters.map(letter => letter + 65))}`
  }
  return [...sign]
    .filter(one => !modifiers.test(one))
    .map(one => (/[!-~]/.test(one) ? one : describeCharacter(one.codePointAt(0)!)))
    .map(one => (typeof one === 'string' ? one : one.isLetter ? `${one.name} ${one.code}` : one.name))
    .join(', ')
}

/** What is missing, for a sentence: "Han (步, 行 and 10 more)". One entry for each script, letter or sign. */
export function missingInWords(missing: readonly MissingCharacter[]): string {
  return [...Map.groupBy(missing, one => one.name)]
    .map(([name, all]) => {
      const shown = all.slice(0, 3).map(one => one.character)
      return `${name} (${shown.join(', ')}${all.length > 3 ? ` and ${all.length - 3} more` : ''})`
    })
    .join('; ')
}
