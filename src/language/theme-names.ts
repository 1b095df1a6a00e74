import { type Candidate, type NamingText, rankedPhrases, type Scored, writtenForm } from './phrase-ranking.ts'
import { capitalised, type WordUses } from './word-use.ts'

export interface NamedGroup {
  name: string
  /** The words and phrases that set the group apart, best first. */
  terms: string[]
  /** Of many subjects: no few phrases say what it is about. */
  mixed: boolean
}

/**
 * Names for groups of texts: the phrases of one to three words that set a group apart from the others, in
 * their commonest written form. Phrases are weighed by log-odds over its standard error (Monroe, Colaresi and
 * Quinn 2008), by how much of the group they cover, and by whether they read as a name.
 */
export function nameGroups(texts: readonly NamingText[], groups: number, uses: WordUses): NamedGroup[] {
  const sizes = new Float64Array(groups)
  for (const { group, weight } of texts) sizes[group]! += weight
  const ranked = rankedPhrases(texts, sizes, uses)
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const taken = new Set<string>()
  const named: NamedGroup[] = Array.from({ length: groups }, () => ({ name: '', terms: [], mixed: false }))
  const written = (candidate: Candidate): string => writtenForm(candidate, uses)
  for (const group of order) {
    const scored = ranked[group]!
    const parts = chooseParts(scored, group, taken, written)
    const typical = parts[0] && parts[0].worth >= readable ? undefined : typicalWording(texts, group)
    // The fuller phrase first: "Indoor swimming pools and facilities".
    parts.sort((a, b) => Number(b.candidate.stems.length > 1) - Number(a.candidate.stems.length > 1))
    const mixed =
      typical === undefined && sizes[group]! >= 15 && coverageOf(parts) < mixedCoverage * parts.length
    let name = typical ?? joined(parts.map(part => written(part.candidate)))
    if (mixed && name !== '' && isEnglish(texts, group)) name = `Mixed: ${name}`
    for (const extra of scored.slice(0, 20)) {
      if (name !== '' && !taken.has(name.toLowerCase())) break
      if (parts.some(part => overlaps(part.candidate, extra.candidate))) continue
      name = joined([...parts.slice(0, 1), extra].map(part => written(part.candidate)))
    }
    if (name === '' || taken.has(name.toLowerCase())) name = distinctFallback(texts, group, taken)
    taken.add(name.toLowerCase())
    named[group] = { name: sentenceCase(name), terms: termsOf(scored).map(written), mixed }
  }
  return named
}

function isEnglish(texts: readonly NamingText[], group: number): boolean {
  return texts.find(text => text.group === group)?.language === 'en'
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
  const parts = [first]
  let least = leastForSecond(first)
  while (parts.length < 3) {
    const next = nextPart(scored, group, parts)
    if (!next || next.value < least * best.score) break
    parts.push(next.entry)
    if (coverageOf(parts) > 0.25) break
    // A third part only for a theme so wide that two say little of it.
    least = coverageOf(parts) < mixedCoverage ? 0.15 : 0.5
  }
  return parts
}

/** The share of the first part's score from which a second part is worth saying. */
function leastForSecond({ candidate, coverage, worth }: Scored): number {
  const single = candidate.stems.length === 1
  if (single && worth < 0.9) return 0.3
  if (coverage > 0.6) return 0.8
  if (!single && coverage > 0.3) return 0.7
  return coverage < mixedCoverage ? 0.2 : 0.38
}

/** Where each part of a name is in less than this share of a theme's texts, it is of many subjects. */
const mixedCoverage = 0.12

function coverageOf(parts: readonly Scored[]): number {
  return parts.reduce((sum, part) => sum + part.coverage, 0)
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
  const whole = fuller(best.entry, scored, group, 0.5)
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
  return texts.length > 0 ? 0.5 + 0.5 * (fresh / texts.length) : 0
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
function fuller(entry: Scored, scored: readonly Scored[], group: number, leastShare = 0.3): Scored {
  const own = entry.candidate.documents.get(group)!
  const longer = scored.find(({ candidate, score, worth }) => {
    if (candidate.stems.length <= entry.candidate.stems.length) return false
    if (!entry.candidate.stems.every(s => candidate.stems.includes(s))) return false
    const share = candidate.documents.get(group)! / own
    // Where the word hardly stands alone, the longer phrase is what people say: "high speed internet".
    if (share > 0.65 && worth > 0.6) return true
    return score > 0.4 * entry.score && share >= leastShare
  })
  return longer ? fuller(longer, scored, group, 0.65) : entry
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
