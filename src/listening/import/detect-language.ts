import { readLanguage } from './read-language.ts'

/** Tells the language of a text, or gives the main language where it cannot be told. */
export type LanguageDetector = (text: string, main: string) => string

/** A detector is believed from this many letters on, where the letters alone do not tell the language. */
const lettersToBelieve = 25
const probabilityToBelieve = 0.8
/** So much of a text is enough to tell, and keeps a row at a fraction of a millisecond. */
const lettersRead = 200

let loading: Promise<LanguageDetector> | undefined

/** The detector (Compact Language Detector v3), loaded once. */
export function languageDetector(): Promise<LanguageDetector> {
  loading ??= load()
  return loading
}

async function load(): Promise<LanguageDetector> {
  // Only where a file asks for it: the module is a megabyte that a start need not read.
  const { loadModule } = await import('cld3-asm')
  const identifier = (await loadModule()).create(0, 700)
  return (text, main) => {
    const read = text.slice(0, lettersRead).toWellFormed()
    const letters = read.match(/\p{L}/gu)?.length ?? 0
    const latin = /\p{Script=Latin}/u.test(read)
    if (letters === 0 || (latin && letters < lettersToBelieve)) return main
    const found = identifier.findLanguage(read)
    const language = readLanguage(found.language)
    if (!language || found.probability < probabilityToBelieve) return main
    // Scots reads like Gaelic to it: without a word that only Gaelic has, the main language is the better guess.
    return language === 'gd' && main !== 'gd' && !onlyGaelic.test(read) ? main : language
  }
}

const onlyGaelic =
  /(^|[^\p{L}])(agus|bha|tha|chan|cha|nach|bhith|airson|aig|leis|gum|gun|iad|sinn|anns|nas|dh|a’)(?=[^\p{L}]|$)/iu
