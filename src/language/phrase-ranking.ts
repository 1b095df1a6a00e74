import { isFillerThing } from './filler.ts'
import { phraseWorth } from './phrase-worth.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { stem } from './stem.ts'
import { capitalised, isAlwaysCapital, isModifier, usualForm, type WordUses } from './word-use.ts'

export interface NamingText {
  text: string
  group: number
  weight: number
  language: string
}

/** A phrase of some texts, and which of their groups have it. */
export interface Candidate extends Phrase {
  /** Weight of the texts with it, by group and in all. */
  documents: Map<number, number>
  total: number
  /** Its inflections: words joined by a space → weight. */
  forms: Map<string, number>
  /** Group → indices of its texts with the phrase. */
  texts: Map<number, number[]>
}

/** A phrase as the name of one group. */
export interface Scored {
  candidate: Candidate
  score: number
  coverage: number
  /** How well it reads as a name. */
  worth: number
  /** Said by many in many other groups: alone it does not tell them apart. */
  shared: boolean
}

/** For each group its phrases, best first, and its commonest words whether they set it apart or not. */
export interface Ranked {
  ranked: Scored[][]
  things: Scored[][]
}

const commonestThings = 30

/** For each group its phrases, best first: see `nameGroups` for what makes one good. */
export function rankedPhrases(texts: readonly NamingText[], sizes: Float64Array, uses: WordUses): Ranked {
  return rank(gather(texts, uses), sizes, uses)
}

function gather(texts: readonly NamingText[], uses: WordUses): Candidate[] {
  const byKey = new Map<string, Candidate>()
  texts.forEach(({ text, group, weight, language }, index) => {
    for (const phrase of phrasesOf(withoutMarks(text), language, uses.family)) {
      const candidate = byKey.get(phrase.key) ?? {
        ...phrase,
        documents: new Map(),
        total: 0,
        forms: new Map(),
        texts: new Map(),
      }
      byKey.set(phrase.key, candidate)
      candidate.documents.set(group, (candidate.documents.get(group) ?? 0) + weight)
      candidate.total += weight
      const form = phrase.words.join(' ')
      candidate.forms.set(form, (candidate.forms.get(form) ?? 0) + weight)
      const members = candidate.texts.get(group) ?? []
      members.push(index)
      candidate.texts.set(group, members)
    }
  })
  return [...byKey.values()]
}

/** A transcriber's marks, such as "[unreadable]", are nobody's words. */
export function withoutMarks(text: string): string {
  return text.replace(/\[[^\]]{0,40}\]/g, ' , ')
}

function rank(candidates: readonly Candidate[], sizes: Float64Array, uses: WordUses): Ranked {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const ranked: Scored[][] = Array.from(sizes, () => [])
  const things: Scored[][] = Array.from(sizes, () => [])
  for (const candidate of candidates) {
    const reads = phraseWorth(bestForm(candidate, uses), candidate.stems.length, uses)
    // What all texts share names none of several groups, but is just what names the only one.
    const worth = sizes.length > 1 ? reads * (1 - candidate.total / total) ** 2 : reads
    const isSpread = spreadOf(candidate, sizes) > mostSpread
    for (const [group, inside] of candidate.documents) {
      const size = sizes[group]!
      if (size > 3 && candidate.texts.get(group)!.length < 2) continue
      const coverage = inside / size
      const shared = isSpread || inside < 0.5 * candidate.total
      const distinct = sizes.length > 1 ? distinction(inside, size, candidate.total, total) : 1
      if (candidate.stems.length === 1)
        things[group]!.push({ candidate, coverage, score: 0, worth: reads, shared })
      if (distinct <= 0) continue
      // What people say throughout is certain to set a group apart a little, which is not to name it.
      const isCommon = isSpread || (shared && candidate.total > commonShare * total)
      const bare = isCommon && candidate.stems.length === 1 ? 0.85 : 1
      const score = distinct * coverage ** (size < smallGroup ? 1 : 0.5) * worth * bare * (isSpread ? 0.6 : 1)
      ranked[group]!.push({ candidate, coverage, score, worth: reads, shared })
    }
  }
  for (const list of ranked) {
    list.sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1))
    list.splice(200)
  }
  for (const list of things) {
    list.sort((a, b) => b.coverage - a.coverage || (a.candidate.key < b.candidate.key ? -1 : 1))
    list.splice(commonestThings)
  }
  return { ranked, things }
}

const mostSpread = 0.4
const commonShare = 0.05
/** A group of fewer texts is named by what all of them share rather than by what some say in a striking way. */
const smallGroup = 5

/** In what share of the groups a noticeable part of the texts has a phrase; 0 where groups are few. */
function spreadOf(candidate: Candidate, sizes: Float64Array): number {
  if (sizes.length < 5) return 0
  let groups = 0
  for (const [group, inside] of candidate.documents) if (inside > 0.08 * sizes[group]!) groups++
  return groups / sizes.length
}

/** Log-odds of a phrase inside a group against outside, over its standard error. */
function distinction(inside: number, size: number, everywhere: number, total: number): number {
  const outside = Math.max(0, everywhere - inside)
  const rest = Math.max(1, total - size)
  const odds =
    Math.log((inside + 0.5) / (size - inside + 0.5)) -
    Math.log((outside + 0.5) / (Math.max(0, rest - outside) + 0.5))
  return odds / Math.sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))
}

/** A phrase as these texts mostly write it. */
export function writtenForm(candidate: Candidate, uses: WordUses): string {
  const form = bestForm(candidate, uses)
  if (candidate.spaceless) return form.join('')
  const written = form.map(word => usualForm(word, uses.of(word)))
  // "Graves Gilbert Clinic": a name's first word stands only at beginnings of sentences, but next to a name.
  return written
    .map((word, at) => {
      const next = written[at + 1]
      const isName = next !== undefined && /^\p{Lu}/u.test(next) && isAlwaysCapital(uses.of(form[at]!))
      return isName ? capitalised(word) : word
    })
    .join(' ')
}

/** A single word names a theme better in the plural: "drugs", not "drug"; and so do "waiting times". */
function formWorth(words: readonly string[], contentWords: number, uses: WordUses): number {
  const plural = (words.length === 1 || isFillerThing(words.at(-1)!)) && /[^s]s$/.test(words.at(-1)!)
  return phraseWorth(words, contentWords, uses) * (plural ? 1.3 : 1)
}

/** Of the inflections of a phrase the commonest that reads as a name. */
function bestForm(candidate: Candidate, uses: WordUses): string[] {
  const [only = ''] = candidate.words
  const plural = `${only}s`
  const hasPlural = stem(plural) === only && uses.of(plural) !== undefined
  if (candidate.words.length === 1 && hasPlural && isModifier(uses.of(only))) return [plural]
  const ranked = [...candidate.forms.entries()]
    .map(([form, weight]) => ({ form, words: form.split(' '), weight }))
    .map(entry => ({
      ...entry,
      value: entry.weight * formWorth(entry.words, candidate.stems.length, uses) ** 2,
    }))
    .sort((a, b) => b.value - a.value || (a.form < b.form ? -1 : 1))
  return ranked[0]!.words
}
