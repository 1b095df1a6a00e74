import { isQualityWord } from './filler.ts'
import { isContentWord, type WordSpan, wordSpans } from './tokens.ts'
import { familyOf } from './word-family.ts'

/** How one body of texts uses a word: what a dictionary would say of it, had we one for these texts. */
export interface WordUse {
  /** Texts with it, and times it stands in them. */
  texts: number
  times: number
  /** Times inside a sentence, and of these with a capital. */
  inside: number
  capital: number
  /** Times with a capital, at the beginning of a sentence or not. */
  capitalAnywhere: number
  /** Times in capitals throughout. */
  shouted: number
  /** Times with the next word of content right after it, as an adjective or the first half of a compound. */
  leading: number
  /** Times right after a word that calls for a verb ("to", "should", "we"), or with an object right after it. */
  asVerb: number
  /** Times right after a word that calls for a noun ("the", "more", "of") and not before another word, or as subject. */
  asNoun: number
  /** Times right after a word of degree ("very", "so"), as an adjective. */
  asQuality: number
}

export interface WordUses {
  of(word: string): WordUse | undefined
  /** One key for all forms of a word that name the same thing. */
  family(word: string): string
  /**
   * Names that so many of the texts have that they say nothing about one of them: the town that everybody
   * was asked about.
   */
  everywhere: ReadonlySet<string>
}

const everywhereShare = 0.05
const everywhereTexts = 8

const beforeVerb = new Set(
  `to should shouldn't would wouldn't could couldn't will won't can can't cannot must may might shall we they i you
  don't doesn't didn't do does did not never please let's let who that`.split(/\s+/),
)
const beforeNoun = new Set(
  `the a an our their your my his her its this these those of for in on with about no any some more less many few
  by from at between into better good and`.split(/\s+/),
)

/** What follows a verb ("answer the phone") and what follows the thing that a sentence is about ("parking is"). */
const afterVerb = new Set('the a an my our your their his her its me us them him it this these'.split(' '))
const afterNoun = new Set(
  "is are was were has should shouldn't must can cannot can't will would needs isn't aren't wasn't".split(
    ' ',
  ),
)

const beforeQuality = new Set(
  'very so really extremely too quite totally always most incredibly exceptionally'.split(' '),
)

/** Reads texts for how each word is used in them. */
export function wordUses(texts: readonly string[], language: string): WordUses {
  const uses = new Map<string, WordUse>()
  for (const text of texts) {
    const seen = new Set<string>()
    const spans = wordSpans(text, language)
    spans.forEach((span, at) => {
      const use = uses.get(span.word) ?? fresh()
      uses.set(span.word, use)
      if (!seen.has(span.word)) use.texts++
      seen.add(span.word)
      note(use, text, span, spans[at - 1], spans[at + 1], language)
    })
  }
  const everywhere = new Set<string>()
  for (const [word, use] of uses) {
    const common = use.texts >= everywhereTexts && use.texts > everywhereShare * texts.length
    if (common && isProperName(use)) everywhere.add(word)
  }
  const families = new Map<string, string>()
  const family = (word: string): string => {
    const known = families.get(word)
    if (known !== undefined) return known
    const found = familyOf(word, language, form => {
      const use = uses.get(form) ?? uses.get(`${form}s`)
      return use && { isVerb: use.asVerb > use.asNoun }
    })
    families.set(word, found)
    return found
  }
  return { of: word => uses.get(word), family, everywhere }
}

function fresh(): WordUse {
  return {
    texts: 0,
    times: 0,
    inside: 0,
    capital: 0,
    capitalAnywhere: 0,
    shouted: 0,
    leading: 0,
    asVerb: 0,
    asNoun: 0,
    asQuality: 0,
  }
}

function note(
  use: WordUse,
  text: string,
  span: WordSpan,
  before: WordSpan | undefined,
  after: WordSpan | undefined,
  language: string,
): void {
  use.times++
  const surface = text.slice(span.start, span.end)
  const opens = /^\p{Lu}/u.test(surface)
  const touchesBefore = before !== undefined && /^[\s-]*$/.test(text.slice(before.end, span.start))
  const leads =
    after !== undefined &&
    /^[\s-]?$/.test(text.slice(span.end, after.start)) &&
    isContentWord(after.word, language)
  if (touchesBefore) {
    use.inside++
    if (opens) use.capital++
  }
  if (opens) use.capitalAnywhere++
  if (surface.length > 1 && surface === surface.toUpperCase() && surface !== surface.toLowerCase())
    use.shouted++
  if (leads) use.leading++
  const follows = after !== undefined && /^\s+$/.test(text.slice(span.end, after.start)) ? after.word : ''
  const isNamed = touchesBefore && (beforeNoun.has(before.word) || isContentWord(before.word, language))
  if (touchesBefore && beforeVerb.has(before.word)) use.asVerb++
  else if (!isNamed && afterVerb.has(follows)) use.asVerb++
  else if (afterNoun.has(follows)) use.asNoun++
  if (touchesBefore && beforeQuality.has(before.word)) use.asQuality++
  if (touchesBefore && !leads && beforeNoun.has(before.word)) use.asNoun++
}

/** The word as it is written inside a sentence. */
export function usualForm(word: string, use: WordUse | undefined): string {
  if (!use) return word
  if (use.shouted > 0.6 * use.times && word.length <= 6) return word.toUpperCase()
  if (use.inside > 0 && use.capital > 0.6 * use.inside) {
    return word.replace(/(^|-)\p{L}/gu, letter => letter.toUpperCase())
  }
  return word
}

/** Mostly right before another word of content, as "drug" in "drug dealers". */
export function isModifier(use: WordUse | undefined): boolean {
  return use !== undefined && use.times >= 3 && use.leading > 0.65 * use.times
}

export function isAlwaysCapital(use: WordUse | undefined): boolean {
  return use !== undefined && use.capitalAnywhere > 0.9 * use.times
}

export function capitalised(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

/** Says how something is rather than what it is: "pleasant", as in "very pleasant". */
export function isQuality(word: string, use: WordUse | undefined): boolean {
  if (isQualityWord(word)) return true
  // "Very satisfied" says what somebody was, not what something is.
  if (word.endsWith('ed')) return false
  return use !== undefined && use.times >= 4 && use.asQuality > 0.12 * use.times && use.asQuality > use.asNoun
}

/** The name of a person, place or body: written with a capital inside sentences. */
export function isProperName(use: WordUse | undefined): boolean {
  return use !== undefined && use.inside >= 3 && use.capital > 0.7 * use.inside
}
