import { loadModule } from 'cld3-asm'
import { getLIDModel } from 'fasttext.wasm.js'
import { gaelicShare, scotsShare } from './detect-scotland.ts'
import { languageOfScript } from './detect-script.ts'
import { words } from './tokens.ts'
import { wordVectors } from './wordvectors.ts'

export interface DetectedLanguage {
  /** ISO 639-1, or 639-3 where there is no shorter code (sco); `und` where nothing says which. */
  readonly language: string
  /** 0 to 1. Below .5 it is a guess. */
  readonly confidence: number
}

export interface LanguageDetector {
  detect(text: string): DetectedLanguage
}

interface Guess {
  readonly language: string
  readonly probability: number
}

/** Longer texts are judged by their beginning. */
const READ = 2_000
/** From these shares of its words a text counts as Scots or Gaelic, whatever the models say. */
const SCOTS_FROM = 0.18
const GAELIC_FROM = 0.3
/** Ranks in the table of English words up to which a word counts as plain English. */
const COMMON_ENGLISH = 30_000
/** A short text of plain English words is English, unless a model is surer than this of another language. */
const SURE = 0.75

let loading: Promise<LanguageDetector> | undefined
let loaded: LanguageDetector | undefined

/**
 * Loads the models, once (about 0.2 s; fastText lid.176 and CLD3, both from installed packages). Afterwards
 * `detectLanguage` may be called.
 */
export function loadDetector(): Promise<LanguageDetector> {
  loading ??= load()
  return loading
}

/** @throws if `loadDetector` has not finished */
export function detectLanguage(text: string): DetectedLanguage {
  if (!loaded) throw new Error('The language detector is not loaded: await loadDetector() first')
  return loaded.detect(text)
}

async function load(): Promise<LanguageDetector> {
  const listeners = process.listeners('uncaughtException')
  const model = await (await getLIDModel()).load()
  // The compiled module listens for uncaught exceptions of the whole process and throws them again from there,
  // which would hide where they came from.
  for (const listener of process.listeners('uncaughtException')) {
    if (!listeners.includes(listener)) process.off('uncaughtException', listener)
  }
  const cld = (await loadModule()).create(0, READ)
  const english = wordVectors().rows
  const guesses = (text: string): Guess[] => {
    const found = model.predict(text, 5, 0)
    const list = Array.from({ length: found.size() }, (_, at) => {
      const [probability, label] = found.get(at)
      return { language: label.replace('__label__', ''), probability: Math.min(1, probability) }
    })
    // It lies in the module's own memory, which nobody else frees.
    found.delete()
    return list
  }
  const detect = (raw: string): DetectedLanguage => {
    const text = raw
      .toWellFormed()
      .slice(0, READ)
      .replace(/https?:\S+|\S+@\S+/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim()
    const script = languageOfScript(text)
    if (script.kind === 'none') return { language: 'und', confidence: 0 }
    if (script.kind === 'known') return { language: script.language, confidence: script.share }
    const byModel = guesses(text)
    if (script.kind === 'few') {
      const among = byModel.find(guess => script.languages.includes(guess.language))
      return among
        ? { language: among.language, confidence: among.probability }
        : { language: script.languages[0]!, confidence: 0.5 }
    }
    return detectLatin(words(text), byModel, cld.findLanguage(text), english)
  }
  loaded = { detect }
  return loaded
}

function detectLatin(
  tokens: readonly string[],
  byModel: readonly Guess[],
  byCld: { readonly language: string; readonly probability: number },
  english: ReadonlyMap<string, number>,
): DetectedLanguage {
  const [first = { language: 'und', probability: 0 }] = byModel
  const scots = scotsShare(tokens)
  const gaelic = gaelicShare(tokens)
  if (gaelic >= GAELIC_FROM) return { language: 'gd', confidence: Math.min(0.99, 0.6 + gaelic / 2) }
  if (byCld.language === 'gd' && byCld.probability > 0.7 && (gaelic > 0 || first.language !== 'en')) {
    return { language: 'gd', confidence: byCld.probability }
  }
  if (scots >= SCOTS_FROM) return { language: 'sco', confidence: Math.min(0.99, 0.5 + scots) }
  const common = tokens.filter(token => (english.get(token) ?? COMMON_ENGLISH) < COMMON_ENGLISH).length
  const plainEnglish = tokens.length > 0 && common / tokens.length >= 0.75
  if (first.language !== 'en' && plainEnglish && first.probability < SURE) {
    return { language: 'en', confidence: 0.6 }
  }
  // The two models are wrong in different ways: where they agree, a middling figure is worth more.
  if (byCld.language === first.language) {
    return { language: first.language, confidence: Math.max(first.probability, byCld.probability) }
  }
  // CLD3 is too sure of short texts; on a sentence it is to be trusted over a guess.
  if (tokens.length >= 4 && first.probability < 0.55 && byCld.probability > 0.95) {
    return { language: byCld.language, confidence: 0.5 }
  }
  return { language: first.language, confidence: first.probability }
}
