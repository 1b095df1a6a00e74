import { phraseWorth } from './phrase-worth.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { capitalised, isAlwaysCapital, usualForm, type WordUses } from './word-use.ts'

export interface NamedGroup {
  name: string
  /** The words and phrases that set the group apart, best first. */
  terms: string[]
}

export interface NamingText {
  text: string
  group: number
  weight: number
  language: string
}

interface Candidate extends Phrase {
  /** Weight of the texts with it, by group and in all. */
  documents: Map<number, number>
  total: number
  /** Its inflections: words joined by a space → weight. */
  forms: Map<string, number>
  /** Group → indices of its texts with the phrase. */
  texts: Map<number, number[]>
}

interface Scored {
  candidate: Candidate
  score: number
  coverage: number
  /** How well it reads as a name. */
  worth: number
}

/**
 * Names for groups of texts: the phrases of one to three words that set a group apart from the others, in
 * their commonest written form. Phrases are weighed by log-odds over its standard error (Monroe, Colaresi and
 * Quinn 2008), by how much of the group they cover, and by whether they read as a name.
 */
export function nameGroups(texts: readonly NamingText[], groups: number, uses: WordUses): NamedGroup[] {
  const sizes = new Float64Array(groups)
  for (const { group, weight } of texts) sizes[group]! += weight
  const ranked = rank(gather(texts), sizes, uses)
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const taken = new Set<string>()
  const named: NamedGroup[] = Array.from({ length: groups }, () => ({ name: '', terms: [] }))
  const written = (candidate: Candidate): string => writtenForm(candidate, uses)
  for (const group of order) {
    const scored = ranked[group]!
    const parts = chooseParts(scored, group, taken, written)
    const typical = parts[0] && parts[0].worth >= readable ? undefined : typicalWording(texts, group)
    let name = typical ?? joined(parts.map(part => written(part.candidate)))
    for (const extra of scored.slice(0, 20)) {
      if (name !== '' && !taken.has(name.toLowerCase())) break
      if (parts.some(part => overlaps(part.candidate, extra.candidate))) continue
      name = joined([...parts.slice(0, 1), extra].map(part => written(part.candidate)))
    }
    if (name === '' || taken.has(name.toLowerCase())) name = distinctFallback(texts, group, taken)
    taken.add(name.toLowerCase())
    named[group] = { name: sentenceCase(name), terms: termsOf(scored).map(written) }
  }
  return named
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

/** A phrase below this is a verb, a bare adjective or filler. */
const readable = 0.5

/** One phrase, or two that share no word where the first covers little or the second is nearly as good. */
function chooseParts(
  scored: readonly Scored[],
  group: number,
  taken: ReadonlySet<string>,
  written: (candidate: Candidate) => string,
): Scored[] {
  const free = scored.filter(({ candidate }) => !taken.has(written(candidate).toLowerCase()))
  const best = free.find(entry => isFrequent(entry, group) && entry.worth >= readable) ?? free[0]
  if (!best) return []
  const first = fuller(best, scored, group)
  const bare = first.candidate.stems.length === 1 && first.worth < 0.9
  const enough = bare
    ? 0.3
    : first.coverage > 0.6
      ? 0.8
      : first.candidate.stems.length > 1 && first.coverage > 0.3
        ? 0.7
        : 0.38
  const parts = [first]
  let threshold = enough
  while (parts.length < 3) {
    const next = nextPart(scored, group, parts)
    if (!next || next.value < threshold * best.score) break
    parts.push(next.entry)
    // A third part only for a theme so wide that two say little of it.
    if (parts.reduce((sum, part) => sum + part.coverage, 0) > 0.25) break
    threshold = 0.5
  }
  return parts
}

function nextPart(
  scored: readonly Scored[],
  group: number,
  parts: readonly Scored[],
): { entry: Scored; value: number } | undefined {
  const covered = new Set(parts.flatMap(part => part.candidate.texts.get(group) ?? []))
  const isNew = ({ candidate }: Scored) => !parts.some(part => overlaps(part.candidate, candidate))
  const best = scored
    .filter(entry => isFrequent(entry, group) && entry.worth >= readable && isNew(entry))
    .map(entry => ({ entry, value: entry.score * newShare(entry.candidate, group, covered) }))
    .sort((a, b) => b.value - a.value)[0]
  if (!best) return undefined
  const whole = fuller(best.entry, scored, group)
  return isNew(whole) ? { entry: whole, value: best.value } : undefined
}

/**
 * Something short that people said and others said like it: the better name where no thing sets a group apart
 * ("Can't think of anything"). Of equally common ones the first, which is nearest to the middle.
 */
function typicalWording(texts: readonly NamingText[], group: number): string | undefined {
  let best: NamingText | undefined
  for (const text of texts) {
    if (text.group !== group || text.weight <= (best?.weight ?? 0)) continue
    const length = text.text.split(/\s+/).length
    if (length >= 2 && length <= 6 && text.text.length <= 45) best = text
  }
  const wording = best?.text.replace(/[\s.,;:!?…-]+$/u, '').replace(/\s+/g, ' ')
  return wording && wording === wording.toUpperCase() ? wording.toLowerCase() : wording
}

/** Two mentions among many texts are no name for them. */
function isFrequent({ coverage, candidate }: Scored, group: number): boolean {
  return coverage >= 0.25 || (coverage >= 0.04 && candidate.texts.get(group)!.length >= 4)
}

function newShare(candidate: Candidate, group: number, covered: ReadonlySet<number>): number {
  const texts = candidate.texts.get(group) ?? []
  const fresh = texts.filter(text => !covered.has(text)).length
  return texts.length > 0 ? 0.3 + 0.7 * (fresh / texts.length) : 0
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.stems.some(s => b.stems.some(t => s === t || alike(s, t)))
}

/** Stems of one family: "develop" and "development". */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 5 && long.startsWith(short.slice(0, Math.max(5, short.length - 1)))
}

/** The longer phrase in which a phrase mostly stands: "minimum wage" for "wage". */
function fuller(entry: Scored, scored: readonly Scored[], group: number): Scored {
  const own = entry.candidate.documents.get(group)!
  const single = entry.candidate.stems.length === 1
  const longer = scored.find(({ candidate, score, worth }) => {
    if (candidate.stems.length <= entry.candidate.stems.length) return false
    if (!entry.candidate.stems.every(s => candidate.stems.includes(s))) return false
    const share = candidate.documents.get(group)! / own
    // Where the word hardly stands alone, the longer phrase is what people say: "high speed internet".
    if (share > 0.65 && worth > 0.6) return true
    return score > 0.4 * entry.score && share >= (single ? 0.3 : 0.45)
  })
  return longer ? fuller(longer, scored, group) : entry
}

/** A phrase as these texts mostly write it. */
function writtenForm(candidate: Candidate, uses: WordUses): string {
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
  const ranked = [...candidate.forms.entries()]
    .map(([form, weight]) => ({ form, words: form.split(' '), weight }))
    .map(entry => ({ ...entry, value: entry.weight * formWorth(entry.words, candidate.stems.length, uses) }))
    .sort((a, b) => b.value - a.value || (a.form < b.form ? -1 : 1))
  return ranked[0]!.words
}

function joined(parts: readonly string[]): string {
  const spaceless = parts.length > 0 && parts.every(part => /^\p{Script=Han}+$/u.test(part))
  if (spaceless) return parts.join('、')
  // "And" is English, and one is enough.
  if (parts.some(part => / and /.test(part) || !/^[\x20-\x7f]*$/.test(part))) return parts.join(', ')
  if (parts.length === 1) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function termsOf(scored: readonly Scored[]): Candidate[] {
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
  return terms.map(term => term.candidate)
}

/** Where no phrase sets the group apart: the beginning of its shortest text, numbered if that is taken. */
function distinctFallback(texts: readonly NamingText[], group: number, taken: ReadonlySet<string>): string {
  const own = texts
    .filter(text => text.group === group)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim())
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const opening = (own[0] ?? '').slice(0, 40).replace(/[\s.,;:!?]+$/u, '') || (own[0] ?? '').slice(0, 40)
  for (let number = 1; ; number++) {
    const name = number === 1 ? opening : `${opening} (${number})`
    if (!taken.has(name.toLowerCase())) return name
  }
}

function sentenceCase(name: string): string {
  return capitalised(name)
}
