import { stopWords } from './stopwords.ts'
import type { Wording } from './theme-corpus.ts'
import { words } from './tokens.ts'

/** Wordings of one language, by their index. */
export interface LanguageGroup {
  language: string
  members: number[]
}

interface Guess {
  language: string
  confidence: number
}

/** A model is believed only from this many letters on: shorter texts follow the main language. */
const lettersToBelieve = 25
const confidenceToBelieve = 0.85
/** Little words of one language that settle it without asking a model. */
const hitsToSettle = 3

/**
 * Texts by language, the language with most texts first. What a text was given as its language counts; a
 * detected one only where the text is long enough and the detector sure, or where the script leaves no doubt.
 */
export function byLanguage(wordings: readonly Wording[], detect: (text: string) => Guess): LanguageGroup[] {
  const settled = wordings.map(({ text, language }) => {
    const found = language ?? believed(text.slice(0, 1000), detect)
    return found === undefined ? undefined : readAs(found)
  })
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
  const quick = guessLanguage(text)
  if (quick.settled) return quick.language
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < lettersToBelieve) return undefined
  const { language, confidence } = detect(text)
  return confidence < confidenceToBelieve || language === 'und' ? undefined : language
}

/** Scots is read with English: people pass from one to the other within a sentence. */
function readAs(language: string): string {
  const base = language.toLowerCase().split('-')[0]!
  return base === 'sco' ? 'en' : base
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

const latinLanguages = ['en', 'gd', 'pl']

/** Language by script, and among those in Latin letters by the little words of each. */
function guessLanguage(text: string): { language: string; settled: boolean } {
  const script = scriptGroup(text)
  // Han and Arabic letters are shared by several languages, so those are left to the model.
  if (script !== 'latin')
    return { language: script, settled: script !== 'ar' && script !== 'zh' && script !== 'ru' }
  const found = words(text)
  const hits = latinLanguages.map(language => found.filter(word => stopWords(language).has(word)).length)
  const [most = 0, second = 0] = hits.toSorted((a, b) => b - a)
  return {
    language: latinLanguages[hits.indexOf(most)]!,
    settled: most >= hitsToSettle && most >= 3 * second,
  }
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
