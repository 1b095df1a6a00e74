import type { Wording } from './theme-corpus.ts'

/** Wordings of one language, by their index. */
export interface LanguageGroup {
  language: string
  members: number[]
}

export interface Guess {
  language: string
  confidence: number
}

/** A detector is believed only from this many letters on: shorter texts follow the main language. */
const lettersToBelieve = 25
const confidenceToBelieve = 0.6

/**
 * Texts by language, the language with most texts first. What a text was given as its language counts; a
 * detected one only where the text is long enough and the detector sure, or where the script leaves no doubt.
 */
export function byLanguage(wordings: readonly Wording[], detect: (text: string) => Guess): LanguageGroup[] {
  const settled = wordings.map(
    ({ text, language }) => language?.toLowerCase().split('-')[0] ?? believed(text, detect),
  )
  const main = commonest(settled) ?? 'en'
  const groups = new Map<string, number[]>()
  settled.forEach((language, index) => {
    const key =
      language ?? (sameScript(main, wordings[index]!.text) ? main : scriptGroup(wordings[index]!.text))
    const members = groups.get(key) ?? []
    members.push(index)
    groups.set(key, members)
  })
  return [...groups.entries()]
    .map(([language, members]) => ({ language, members }))
    .sort((a, b) => b.members.length - a.members.length || (a.language < b.language ? -1 : 1))
}

function believed(text: string, detect: (text: string) => Guess): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const script = scriptGroup(text)
  if (script === 'latin' && letters < lettersToBelieve) return undefined
  const { language, confidence } = detect(text.slice(0, 500))
  if (confidence < confidenceToBelieve || language === 'und') return undefined
  return language
}

function commonest(languages: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>()
  for (const language of languages) {
    if (language) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

const scripts: readonly (readonly [group: string, letters: RegExp])[] = [
  ['zh', /\p{Script=Han}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['el', /\p{Script=Greek}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['th', /\p{Script=Thai}/u],
]

/** A language for texts of a script of its own; "latin" for all others. */
function scriptGroup(text: string): string {
  if (/\p{Script=Latin}/u.test(text)) return 'latin'
  return scripts.find(([, letters]) => letters.test(text))?.[0] ?? 'latin'
}

/** Language by script alone: enough to keep Arabic and Chinese apart from languages in Latin letters. */
export function scriptGuess(text: string): Guess {
  const group = scriptGroup(text)
  return { language: group === 'latin' ? 'en' : group, confidence: 0.7 }
}

const scriptOf: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  ur: /\p{Script=Arabic}/u,
}

function sameScript(language: string, text: string): boolean {
  if (!/\p{L}/u.test(text)) return true
  const letters = scriptOf[language]
  return letters ? letters.test(text) : scriptGroup(text) === 'latin'
}
