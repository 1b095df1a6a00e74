/** Scripts by which a language, or a choice of few, is known. */
const scripts: readonly (readonly [script: string, pattern: RegExp])[] = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Greek',
  'Hebrew',
  'Thai',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Lao',
  'Myanmar',
  'Armenian',
  'Georgian',
  'Ethiopic',
].map(script => [script, new RegExp(`\\p{Script=${script}}`, 'gu')] as const)

const oneLanguage: Readonly<Record<string, string>> = {
  Hangul: 'ko',
  Greek: 'el',
  Hebrew: 'he',
  Thai: 'th',
  Bengali: 'bn',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Khmer: 'km',
  Lao: 'lo',
  Myanmar: 'my',
  Armenian: 'hy',
  Georgian: 'ka',
}

/** Languages that a model may choose between within a script; for others in the script the first is taken. */
const fewLanguages: Readonly<Record<string, readonly string[]>> = {
  Cyrillic: ['ru', 'uk', 'bg', 'be', 'sr', 'mk', 'kk', 'ky', 'mn', 'tg'],
  Arabic: ['ar', 'fa', 'ur', 'ps', 'ckb', 'sd', 'ug'],
  Devanagari: ['hi', 'ne', 'mr'],
  Ethiopic: ['am', 'ti'],
}

export type ScriptFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'latin' }
  | { readonly kind: 'known'; readonly language: string; readonly share: number }
  | { readonly kind: 'few'; readonly languages: readonly string[] }

/** What the letters of a text alone say of its language. */
export function languageOfScript(text: string): ScriptFinding {
  const counts = new Map(scripts.map(([script, pattern]) => [script, text.match(pattern)?.length ?? 0]))
  // A Chinese or Japanese character says about as much as a word of letters.
  const east = ['Han', 'Hiragana', 'Katakana'].map(script => 2 * (counts.get(script) ?? 0))
  const [han = 0, hiragana = 0, katakana = 0] = east
  counts.delete('Hiragana')
  counts.delete('Katakana')
  counts.set('Han', han + hiragana + katakana)
  let total = 0
  let most = 'Latin'
  for (const [script, count] of counts) {
    total += count
    if (count > counts.get(most)!) most = script
  }
  if (total === 0) return { kind: 'none' }
  const share = counts.get(most)! / total
  if (most === 'Han') {
    return { kind: 'known', language: hiragana + katakana > 0.1 * han ? 'ja' : 'zh', share }
  }
  if (most === 'Arabic' && /[ٹڈڑےںھ]/u.test(text)) return { kind: 'known', language: 'ur', share }
  const language = oneLanguage[most]
  if (language) return { kind: 'known', language, share }
  const languages = fewLanguages[most]
  return languages ? { kind: 'few', languages } : { kind: 'latin' }
}
