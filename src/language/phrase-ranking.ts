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
}

/** For each group its phrases, best first: see `nameGroups` for what makes one good. */
export function rankedPhrases(texts: readonly NamingText[], sizes: Float64Array, uses: WordUses): Scored[][] {
  return rank(gather(texts), sizes, uses)
}

function gather(texts: readonly NamingText[]): Candidate[] {
  const byKey = new Map<string, Candidate>()
  texts.forEach(({ text, group, weight, language }, index) => {
    for (const phrase of phrasesOf(text, language)) {
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

function rank(candidates: readonly Candidate[], sizes: Float64Array, uses: WordUses): Scored[][] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const ranked: Scored[][] = Array.from(sizes, () => [])
  for (const candidate of candidates) {
    const reads = phraseWorth(bestForm(candidate, uses), candidate.stems.length, uses)
    // What all texts share names none of several groups, but is just what names the only one.
    const worth = sizes.length > 1 ? reads * (1 - candidate.total / total) ** 2 : reads
    for (const [group, inside] of candidate.documents) {
      const size = sizes[group]!
      if (size > 3 && candidate.texts.get(group)!.length < 2) continue
      const coverage = inside / size
      const distinct = sizes.length > 1 ? distinction(inside, size, candidate.total, total) : 1
      if (distinct <= 0) continue
      const score = distinct * Math.sqrt(coverage) * worth
      ranked[group]!.push({ candidate, coverage, score, worth: reads })
    }
  }
  for (const list of ranked) {
    list.sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1))
    list.splice(200)
  }
  return ranked
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

/** A single word names a theme better in the plural: "drugs", not "drug". */
function formWorth(words: readonly string[], contentWords: number, uses: WordUses): number {
  const plural = words.length === 1 && /[^s]s$/.test(words[0]!)
  return phraseWorth(words, contentWords, uses) * (plural ? 1.6 : 1)
}

/** Of the inflections of a phrase the commonest that reads as a name. */
function bestForm(candidate: Candidate, uses: WordUses): string[] {
  const [only = ''] = candidate.words
  const plural = `${only}s`
  const hasPlural = stem(plural) === only && uses.of(plural) !== undefined
  if (candidate.words.length === 1 && hasPlural && isModifier(uses.of(only))) return [plural]
  const ranked = [...candidate.forms.entries()]
    .map(([form, weight]) => ({ form, words: form.split(' '), weight }))
    .map(entry => ({ ...entry, value: entry.weight * formWorth(entry.words, candidate.stems.length, uses) }))
    .sort((a, b) => b.value - a.value || (a.form < b.form ? -1 : 1))
  return ranked[0]!.words
}
