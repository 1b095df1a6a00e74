import { isFiller, isFillerThing, isGenericThing, isJudgement } from './filler.ts'
import { stem } from './stem.ts'
import { isQuality, type WordUse, type WordUses } from './word-use.ts'

/**
 * How well a phrase reads as the name of a theme, from 0 to about 1.5: things, not verbs or bare adjectives;
 * two or three words rather than one; nothing that every text says.
 */
export function phraseWorth(words: readonly string[], contentWords: number, uses: WordUses): number {
  const length = contentWords === 1 ? 1 : contentWords === 2 ? 1.5 : 1.4
  const joined = words.length > contentWords ? joinedWorth(words) : 1
  const common = words.some(word => uses.everywhere.has(word)) ? 0.15 : 1
  const first = words[0]!
  const last = words.at(-1)!
  const opening = words.length > 1 ? openingWorth(first, uses.of(first)) : 1
  // What a judgement stands before is a thing: "long wait".
  const judged = words.length === 2 && (isJudgement(first) || isQuality(first, uses.of(first)))
  const ends = contentWords > 1 && isFillerThing(last) && !isFiller(first)
  return (
    length * joined * common * opening * (ends ? 0.9 : closingWorth(last, uses, contentWords === 1, judged))
  )
}

/**
 * "Cost of living" is a name and so is "answering the phone", but two things joined by chance are not, nor is
 * "feet of a business".
 */
function joinedWorth(words: readonly string[]): number {
  const inner = words.slice(1, -1)
  if (words[0]!.endsWith('ing') && inner.length === 1 && inner[0] === 'the') return 0.9
  if (inner.some(word => word === 'a' || word === 'an' || word === 'the')) return 0.3
  return inner.includes('of') ? 0.9 : 0.4
}

function openingWorth(word: string, use: WordUse | undefined): number {
  if (isJudgement(word)) return 0.75
  if (isFiller(word)) return 0.3
  return verbShare(use) > 0.3 && !word.endsWith('ing') ? 0.35 : 1
}

/** The last word carries the name: it should be a thing. */
function closingWorth(word: string, uses: WordUses, alone: boolean, noun: boolean): number {
  const use = uses.of(word)
  if (isFiller(word)) return 0.15
  const base = uses.of(stem(word))
  if (!noun && Math.max(verbShare(use), use?.asNoun ? 0 : verbShare(base)) > 0.3) return 0.25
  if (isJudgement(word)) return 0.15
  if (alone && isGenericThing(word)) return 0.6
  if (isQuality(word, use)) return alone ? 0.55 : 0.2
  if (word.endsWith('ing') && alone && !noun && use) return doingWorth(word, use, uses)
  if (/(?:ate|ise|ize|ify)$/.test(word) && word.length > 6 && (use?.asNoun ?? 0) === 0) return 0.3
  if (use && use.asNoun > 0 && use.leading === 0) return 1
  const leading = use && use.times >= 3 ? use.leading / use.times : 0.4
  // A word with a plural is a thing, however often another follows it: "drug dealers", "drugs".
  const plural = `${word}s`
  const hasPlural = [plural, `${word.slice(0, -1)}ies`].some(many => stem(many) === word && uses.of(many))
  const thing = hasPlural || stem(word) !== word
  if (leading > 0.8) return thing ? 0.7 : 0.3
  if (thing) return 1
  if (/(?:al|ic|ous|ive|able|ible|ful|less)$/.test(word) && leading >= 0.4) return 0.4
  if (/(?<!it|ar|or|er|nc|og|l)y$/.test(word) && leading >= 0.6) return 0.4
  if (word.length > 5 && /(?:ed|est)$/.test(word) && leading >= 0.4) return 0.45
  if (word.length > 5 && word.endsWith('ed')) return 0.4
  return 1
}

/** "Waiting" is spoken of as a thing; "saving", where nobody puts "the" or "of" before it, is not. */
function doingWorth(word: string, use: WordUse, uses: WordUses): number {
  const isOfVerb = uses.family(word) !== word
  const asThing = use.asNoun / use.times
  if (isOfVerb) return use.asNoun >= 2 && asThing >= 0.2 ? 1 : use.times >= 8 ? 0.6 : 0.4
  return use.times >= 2 && use.asNoun === 0 ? 0.4 : 1
}

function verbShare(use: WordUse | undefined): number {
  return use && use.times >= 2 ? Math.max(0, use.asVerb - use.asNoun) / use.times : 0
}
