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
    const found = detector.detect(text.slice(0, lettersRead).toWellFormed())
    return found.confidence < confidenceToBelieve ? main : (readLanguage(found.language) ?? main)
  }
}
