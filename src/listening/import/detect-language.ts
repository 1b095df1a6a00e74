import { loadModule } from 'cld3-asm'
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
  loading ??= loadModule().then(factory => {
    const identifier = factory.create(0, 700)
    return (text, main) => {
      const read = text.slice(0, lettersRead).toWellFormed()
      const letters = read.match(/\p{L}/gu)?.length ?? 0
      const latin = /\p{Script=Latin}/u.test(read)
      if (letters === 0 || (latin && letters < lettersToBelieve)) return main
      const found = identifier.findLanguage(read)
      const language = readLanguage(found.language)
      if (!language || found.probability < probabilityToBelieve) return main
      // Scots reads like Gaelic to it; without a Gaelic word form the main language is the better guess.
      if (
        language === 'gd' &&
        main !== 'gd' &&
        !/(^|\s)(a|an|air|agus|bha|tha|gu|mar|ann|nas|chan|cha|bhith|mo|do)(\s|[.,’'])/iu.test(read)
      )
        return main
      return language
    }
  })
  return loading
}
