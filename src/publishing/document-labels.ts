import { arabicLabels } from './document-labels.ar.ts'
import { englishLabels } from './document-labels.en.ts'
import { gaelicLabels } from './document-labels.gd.ts'
import { polishLabels } from './document-labels.pl.ts'
import { chineseLabels } from './document-labels.zh.ts'

/**
 * The words that a renderer adds to a document: the same in every form of one language. Numbers and dates
 * arrive already written.
 */
export type DocumentLabels = {
  readonly contents: string
  readonly skip: string
  readonly keyFinding: (number: string, total: string) => string
  readonly whoSaysSo: string
  readonly seeTheEvidence: string
  readonly howToRead: string
  readonly showTheNumbers: string
  readonly share: string
  readonly outOf: (count: string, of: string) => string
  readonly tooFew: string
  readonly readWhatTheySaid: string
  readonly notShown: string
  readonly total: string
  /** What the line across the bars of a table of groups is. */
  readonly everybodyLine: string
  readonly withheld: (names: string) => string
  readonly aFew: string
  readonly numbersHeld: string
  readonly numbersRounded: (to: string) => string
  readonly sharedWithPermission: string
  readonly recommendation: (number: string, to: string) => string
  readonly due: (date: string) => string
  readonly restsOn: (links: string) => string
  readonly reply: { readonly yes: string; readonly partly: string; readonly no: string }
  readonly noAnswerYet: string
  readonly answered: (date: string, by: string | null) => string
  readonly publishedBy: (organisation: string, partners: number) => string
  readonly lastChanged: (date: string) => string
  readonly issue: (number: string) => string
  readonly page: (page: string, pages: string) => string
  readonly readOnline: string
  readonly contact: string
  readonly partners: string
  readonly attribution: string
  readonly opening: string
  readonly closing: string
  readonly comma: string
  readonly barChart: (rows: string) => string
  readonly chartExtremes: (most: string, least: string) => string
  readonly symbol: (name: string) => string
}

const catalogue: Readonly<Record<string, DocumentLabels>> = {
  en: englishLabels,
  ar: arabicLabels,
  gd: gaelicLabels,
  pl: polishLabels,
  zh: chineseLabels,
}

/** The languages that renderers have words for. */
export const labelledLanguages: readonly string[] = Object.keys(catalogue)

/** The words of a language, by its first subtag; English where there are none. */
export function labelsIn(language: string): DocumentLabels {
  return catalogue[language.split('-')[0] ?? ''] ?? englishLabels
}

/** Someone's words between the quotation marks of the language that they are in. */
export function quoted(words: string, language: string): string {
  const { opening, closing } = labelsIn(language)
  return `${opening}${words}${closing}`
}

/** A calendar date (`2026-05-06`) in words: "6 May 2026". */
export function dateInWords(date: string, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}

/** A whole number with the language's grouping: "1,166". */
export function numberInWords(value: number, language: string): string {
  return new Intl.NumberFormat(localeOf(language)).format(value)
}

/** Names in a sentence: "Angus, Fife and Moray". */
export function namesInWords(names: readonly string[], language: string): string {
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names)
}

/**
 * A share from 0 to 1 as a whole percentage: "61%". One that is not nothing never reads 0%, and one that is not
 * everybody never reads 100%. Marks of direction keep the sign before the number where text runs from the right.
 */
export function shareInWords(share: number, language: string): string {
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 })
  if (share > 0 && share < 0.005) return `\u2066<${percent.format(0.01)}\u2069`
  if (share < 1 && share >= 0.995) return `\u2066>${percent.format(0.99)}\u2069`
  return percent.format(share)
}

/**
 * Figures stay in western digits in every language: they are compared with those in other editions, and with
 * charts and tables that are shared between them. British English, because plain `en` dates are American.
 */
export function localeOf(language: string): string {
  return `${language === 'en' ? 'en-GB' : language}-u-nu-latn`
}
