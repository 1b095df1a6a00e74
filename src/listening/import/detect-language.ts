import { readLanguage } from './read-language.ts'

/** Tells the language of a text, or gives the main language where it cannot be told. */
export type LanguageDetector = (text: string, main: string) => string

const confidenceToBelieve = 0.7
/** So much of a text is enough to tell, and keeps a row at a fraction of a millisecond. */
const lettersRead = 200

/** The text engine's detector, for the languages that Rowan has screens in. */
export async function languageDetector(): Promise<LanguageDetector> {
  // Only where a file asks for it: its models are megabytes that a start need not read.
  const { loadDetector } = await import('../../language/detect.ts')
  const detector = await loadDetector()
  return (text, main) => {
    const read = text.slice(0, lettersRead).toWellFormed()
    const found = detector.detect(read)
    if (found.confidence < confidenceToBelieve) return main
    // Scots can read like Gaelic: without a word that only Gaelic has, the main language is the better guess.
    if (found.language === 'gd' && !onlyGaelic.test(read)) return main
    return readLanguage(found.language) ?? main
  }
}

const onlyGaelic =
  /(^|[^\p{L}])(agus|bha|tha|chan|cha|nach|bhith|airson|aig|leis|gum|gun|iad|sinn|anns|nas|dh|a’)(?=[^\p{L}]|$)/iu
