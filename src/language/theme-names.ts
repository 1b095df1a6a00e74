import { type NamingText, rankedPhrases, type Scored, writtenForm } from './phrase-ranking.ts'
import { coverageOf, type NamedFrom, nameParts, overlaps, saysTooLittle } from './theme-name-parts.ts'
import { aboutThemselves, joined, otherThings, sentenceCase } from './theme-name-words.ts'
import { qualityParts } from './theme-quality.ts'
import {
  areAboutThemselves,
  distinctFallback,
  fixedPreposition,
  isShort,
  typicalWording,
  wordingAround,
  wordingOfWhole,
} from './theme-wordings.ts'
import type { WordUses } from './word-use.ts'

export interface NamedGroup {
  name: string
  /** Families of the words that its name is mostly about. */
  families: readonly string[]
  /** What each part of its name must share with a text for the text to speak of it: families of words. */
  subjects: readonly (readonly string[])[]
  /** What it is about in one phrase, for the name of a group of themes. */
  head: string
  /** The words and phrases that set the group apart, best first. */
  terms: string[]
  /** Its texts say who the people are: "I live in a town". */
  aboutThemselves: boolean
  /** Of many subjects: no few phrases say what it is about. */
  mixed: boolean
}

/**
 * Names for groups of texts: the phrases of one to three words that set a group apart from the others, in
 * their commonest written form. Phrases are weighed by log-odds over its standard error (Monroe, Colaresi and
 * Quinn 2008), by how much of the group they cover, and by whether they read as a name. No two names are the
 * same, and none repeats the subject of another where the group has one of its own.
 */
export function nameGroups(texts: readonly NamingText[], groups: number, uses: WordUses): NamedGroup[] {
  const sizes = new Float64Array(groups)
  const members = Array.from({ length: groups }, (): NamingText[] => [])
  for (const text of texts) {
    sizes[text.group]! += text.weight
    members[text.group]!.push(text)
  }
  const { ranked, things } = rankedPhrases(texts, sizes, uses)
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const taken = new Set<string>()
  const short = isShort(texts)
  const subjects = new Set<string>()
  const named: NamedGroup[] = []
  for (const group of order) {
    const own = members[group]!
    const scored = lessRepeated(ranked[group]!, subjects)
    const from = { group, texts: own.length, scored, subjects, short }
    named[group] = nameOf(own, from, things[group]!, taken, uses)
    taken.add(named[group].name.toLowerCase())
    for (const family of named[group].families) subjects.add(family)
  }
  return named
}

function nameOf(
  own: readonly NamingText[],
  from: NamedFrom,
  things: readonly Scored[],
  taken: ReadonlySet<string>,
  uses: WordUses,
): NamedGroup {
  const short = from.short
  const language = own[0]?.language ?? 'en'
  const written = (entry: Scored): string => writtenForm(entry.candidate, uses)
  const parts = nameParts(from, uses)
  const terms = termsOf(from.scored).map(written)
  const covered = coverageOf(parts, from)
  const ofMany = saysTooLittle(parts, from)
  const qualities = language === 'en' ? qualityParts(parts, from, things, uses) : undefined
  const shown = parts.map(({ shown }) => {
    const [word = '', ...more] = shown.candidate.words
    const before = more.length === 0 && language === 'en' ? fixedPreposition(own, word) : undefined
    return before ? `${before} ${written(shown)}` : written(shown)
  })
  const selves = covered < 0.7 && language === 'en' && areAboutThemselves(own) ? aboutThemselves : undefined
  const typical = parts.length === 0 ? typicalWording(own) : undefined
  const whole = ofMany || parts.length === 0 ? wordingOfWhole(own) : undefined
  const subjects = parts.map(({ head }) => head.candidate.stems)
  const families = subjects[0] ?? []
  const head = shown[0] ?? typical ?? ''
  const isFree = (name: string): boolean => name !== '' && !taken.has(name.toLowerCase())
  const found = { head, families, subjects, terms, aboutThemselves: selves !== undefined, mixed: false }
  const saying = [selves, whole, typical].find(name => name !== undefined && isFree(name))
  if (saying) return { ...found, name: sentenceCase(saying), head: saying, families: [], subjects: [] }
  if (ofMany) {
    const list = joined(shown.length > 0 ? shown : terms.slice(0, 2), language)
    const name = list === '' ? otherThings(language) : `${otherThings(language)}: ${list}`
    if (isFree(name)) return { ...found, name, head: list, families: [], subjects: [], mixed: true }
  }
  const quality = qualities
    ? `${joined(qualities.qualities.map(written), language)} ${qualities.thing ? written(qualities.thing) : ''}`.trim()
    : ''
  const names = [
    quality,
    short && parts.length === 1 && shown[0]
      ? (wordingAround(own, parts[0]!.shown.candidate.words) ?? '')
      : '',
    joined(shown, language),
    ...from.scored
      .slice(0, 20)
      .filter(extra => !parts.some(({ shown }) => overlaps(shown.candidate, extra.candidate)))
      .map(extra => joined([...shown.slice(0, 1), written(extra)], language)),
  ]
  const name = names.find(isFree) ?? distinctFallback(own, taken)
  return { ...found, name: sentenceCase(name), head: quality || head || name, mixed: ofMany }
}

/** What already names another theme names this one only where nothing else does. */
function lessRepeated(scored: readonly Scored[], subjects: ReadonlySet<string>): Scored[] {
  return scored
    .map(entry => {
      const repeats = entry.candidate.stems.every(family => subjects.has(family))
      return repeats ? { ...entry, score: entry.score * 0.6 } : entry
    })
    .sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1))
}

function termsOf(scored: readonly Scored[]): Scored[] {
  const terms: Scored[] = []
  for (const entry of scored) {
    if (terms.length === 8) break
    const inside = terms.some(
      term =>
        entry.candidate.stems.every(s => term.candidate.stems.includes(s)) ||
        term.candidate.stems.every(s => entry.candidate.stems.includes(s)),
    )
    if (!inside) terms.push(entry)
  }
  return terms
}
