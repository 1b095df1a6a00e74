import { type Phrase, phrasesOf } from './phrases.ts'

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

interface Candidate {
  key: string
  stems: readonly string[]
  words: number
  fillers: number
  documents: Map<number, number>
  total: number
  surfaces: Map<string, number>
  /** Group → indices of its texts that have the phrase. */
  texts: Map<number, number[]>
}

interface Scored {
  candidate: Candidate
  score: number
  coverage: number
}

/**
 * Names for groups of texts: the phrases of one to three words that set a group apart from the others, in
 * their commonest written form. Phrases are weighed by log-odds with its standard error (Monroe, Colaresi and
 * Quinn 2008), and by how much of the group they cover.
 */
export function nameGroups(texts: readonly NamingText[], groups: number): NamedGroup[] {
  const sizes = new Float64Array(groups)
  for (const { group, weight } of texts) sizes[group]! += weight
  const candidates = gather(texts)
  const ranked = rank(candidates, sizes)
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b)
  const taken = new Set<string>()
  const used = new Map<string, number>()
  const named: NamedGroup[] = Array.from({ length: groups }, () => ({ name: '', terms: [] }))
  for (const group of order) {
    const scored = ranked[group]!
    const parts = chooseParts(scored, group, sizes[group]!, used)
    let name = joined(parts.map(part => surface(part.candidate)))
    for (const extra of scored) {
      if (name !== '' && !taken.has(name.toLowerCase())) break
      if (parts.includes(extra)) continue
      name = joined([...parts, extra].map(part => surface(part.candidate)))
    }
    if (name === '' || taken.has(name.toLowerCase())) name = distinctFallback(texts, group, taken)
    taken.add(name.toLowerCase())
    for (const part of parts) for (const s of part.candidate.stems) used.set(s, (used.get(s) ?? 0) + 1)
    named[group] = { name: sentenceCase(name), terms: termsOf(scored) }
  }
  return named
}

function gather(texts: readonly NamingText[]): Candidate[] {
  const byKey = new Map<string, Candidate>()
  texts.forEach(({ text, group, weight, language }, index) => {
    for (const phrase of phrasesOf(text, language)) {
      const candidate = byKey.get(phrase.key) ?? fresh(phrase)
      byKey.set(phrase.key, candidate)
      candidate.documents.set(group, (candidate.documents.get(group) ?? 0) + weight)
      candidate.total += weight
      candidate.surfaces.set(phrase.surface, (candidate.surfaces.get(phrase.surface) ?? 0) + weight)
      const members = candidate.texts.get(group) ?? []
      members.push(index)
      candidate.texts.set(group, members)
    }
  })
  return [...byKey.values()]
}

function fresh({ key, stems, words, fillers }: Phrase): Candidate {
  return { key, stems, words, fillers, documents: new Map(), total: 0, surfaces: new Map(), texts: new Map() }
}

function rank(candidates: readonly Candidate[], sizes: Float64Array): Scored[][] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const ranked: Scored[][] = Array.from(sizes, () => [])
  for (const candidate of candidates) {
    for (const [group, inside] of candidate.documents) {
      const size = sizes[group]!
      const support = candidate.texts.get(group)!.length
      if (size > 3 && support < 2) continue
      const outside = candidate.total - inside
      const rest = Math.max(1, total - size)
      const odds =
        Math.log((inside + 0.5) / (size - inside + 0.5)) -
        Math.log((outside + 0.5) / (Math.max(0, rest - outside) + 0.5))
      if (odds <= 0 && sizes.length > 1) continue
      const error = Math.sqrt(1 / (inside + 0.5) + 1 / (outside + 0.5))
      const coverage = inside / size
      const length = candidate.stems.length === 1 ? 1 : candidate.stems.length === 2 ? 1.25 : 1.2
      const plain = candidate.words > candidate.stems.length ? 0.9 : 1
      const filler = [1, 0.55, 0.2][candidate.fillers] ?? 0.2
      const distinct = sizes.length > 1 ? odds / error : 1
      ranked[group]!.push({
        candidate,
        coverage,
        score: distinct * Math.sqrt(coverage) * length * plain * filler,
      })
    }
  }
  for (const list of ranked) {
    list.sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1))
    list.splice(200)
  }
  return ranked
}

/** One to three phrases that share no word and together cover much of the group. */
function chooseParts(
  scored: readonly Scored[],
  group: number,
  size: number,
  used: ReadonlyMap<string, number>,
): Scored[] {
  const parts: Scored[] = []
  const covered = new Set<number>()
  const open = scored.filter(({ candidate }) => !candidate.stems.every(s => (used.get(s) ?? 0) >= 2))
  while (parts.length < 3) {
    const best = open
      .filter(({ candidate }) => !parts.some(part => overlaps(part.candidate, candidate)))
      .map(entry => ({ entry, value: entry.score * newShare(entry.candidate, group, covered) }))
      .sort((a, b) => b.value - a.value)[0]
    if (!best) break
    const chosen = fuller(best.entry, scored, group)
    if (parts.some(part => overlaps(part.candidate, chosen.candidate))) break
    const first = parts[0]
    if (first && best.value < first.score * (parts.length === 1 ? 0.35 : 0.5)) break
    if (first && chosen.candidate.fillers > first.candidate.fillers) break
    if (parts.length === 2 && coverageOf(covered, size) > 0.5) break
    parts.push(chosen)
    for (const text of best.entry.candidate.texts.get(group) ?? []) covered.add(text)
    if (size <= 3) break
  }
  return parts
}

function coverageOf(covered: ReadonlySet<number>, size: number): number {
  return covered.size / Math.max(1, size)
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

/** The longer phrase that a word mostly stands in: "minimum wage" for "wage". */
function fuller(entry: Scored, scored: readonly Scored[], group: number): Scored {
  const own = entry.candidate.documents.get(group)!
  const longer = scored
    .filter(
      ({ candidate }) =>
        candidate.words > entry.candidate.words &&
        candidate.fillers === 0 &&
        candidate.words <= 4 &&
        entry.candidate.stems.every(s => candidate.stems.includes(s)) &&
        candidate.documents.get(group)! >= 0.5 * own,
    )
    .sort((a, b) => b.score - a.score)[0]
  return longer ?? entry
}

function surface(candidate: Candidate): string {
  return [...candidate.surfaces.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]
}

function joined(parts: readonly string[]): string {
  const spaceless = parts.length > 0 && parts.every(part => /^\p{Script=Han}+$/u.test(part))
  if (spaceless) return parts.join('、')
  if (parts.length <= 1 || parts.some(part => !/\p{Script=Latin}/u.test(part))) return parts.join(', ')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

function termsOf(scored: readonly Scored[]): string[] {
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
  return terms.map(term => surface(term.candidate))
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
  const [first = ''] = name
  return first.toUpperCase() + name.slice(first.length)
}
