import { blocksOf, sideBySide } from './blocks.ts'
import { loadEncoder } from './encoder.ts'
import { type Clustering, meanDirections } from './kmeans.ts'
import { dot } from './matrix.ts'
import type { DenseMatrix } from './sparse.ts'
import { themeStability } from './stability.ts'
import { stem } from './stem.ts'
import { withSmallThemes } from './theme-apart.ts'
import { clusters, type ThemeSpace, themeSpace } from './theme-clusters.ts'
import { themeConfidence } from './theme-confidence.ts'
import { readLength, type ThemeText, type Wording } from './theme-corpus.ts'
import { themeCount } from './theme-count.ts'
import { representativeExcerpts, type ThemeExcerpt } from './theme-excerpts.ts'
import { aroundMiddle } from './theme-middles.ts'
import { type NamedGroup, nameGroups } from './theme-names.ts'
import { namedOthers, othersGathered } from './theme-others.ts'
import { themeParents } from './theme-parents.ts'
import type { ThemeProgress } from './theme-progress.ts'
import { type Settled, settledThemes, textsCompared } from './theme-settling.ts'
import { contentWords, foldWord, wordSpans, words } from './tokens.ts'
import { type WordUses, wordUses } from './word-use.ts'

/** Up to this many different texts the sentence encoder is asked too; above, it would take most of the time. */
export const encoderTexts = 1000
const excerptsShown = 5
const textsNamedFrom = 400
const textsReadForUse = 5000
const settlingRounds = 3

export interface LanguageThemes {
  themes: {
    name: string
    language: string
    terms: string[]
    mixed: boolean
    size: number
    excerpts: ThemeExcerpt[]
    cohesion: number
    stability?: number
  }[]
  parents: { name: string; themes: number[] }[]
  placed: { row: number; theme: number; confidence: number }[]
}

interface Wanted {
  language: string
  count: number | undefined
  seed: number
  stability: boolean
  onProgress: (progress: ThemeProgress) => void
}

/** Themes of texts in one language. */
export async function themesOfLanguage(
  texts: readonly ThemeText[],
  wordings: readonly Wording[],
  wanted: Wanted,
): Promise<LanguageThemes> {
  const { language, seed, onProgress } = wanted
  const read = wordings.map(({ text }) => text.slice(0, readLength))
  const uses = wordUses(read.length > textsReadForUse ? everyNth(read, textsReadForUse) : read, language)
  const vectors = await vectorsOf(read, uses.everywhere, language, seed, onProgress)
  // A wording that many people used counts for more, but must not outweigh everything else that was said.
  const weights = Float32Array.from(wordings, ({ rows }) => Math.sqrt(rows.length))
  onProgress({ step: 'grouping', done: 0.6 })
  const space = themeSpace(vectors, weights, seed)
  const people = Int32Array.from(wordings, ({ rows }) => rows.length)
  const count = wanted.count ?? themeCount(space, saidAtOnce(read, language))
  const draw = (from: ThemeSpace, who: Int32Array): Clustering => {
    const main = clusters(from, Math.min(count, from.smooth.rows))
    return wanted.count === undefined ? withSmallThemes(from, main, who) : main
  }
  const drawn = draw(space, people)
  onProgress({ step: 'naming', done: 0.85 })
  const nameAll = ({ labels, groups }: Settled, centroids: DenseMatrix): NamedGroup[] =>
    names(wordings, labels, nearnessOf(space, { labels, centroids }), groups, language, weights, uses)
  const middles = ({ labels, groups }: Settled): DenseMatrix =>
    meanDirections(space.smooth, weights, labels, groups)
  let settled: Settled = { labels: drawn.labels, groups: drawn.centroids.rows, others: undefined }
  let centroids = drawn.centroids
  let named = nameAll(settled, centroids)
  if (wanted.count === undefined) {
    const isCompared = read.length <= textsCompared
    const plain = isCompared ? aroundMiddle(space.plain) : undefined
    const from = { texts: read, people, plain, language, uses }
    for (let round = read.length > textsReadForUse ? 2 : 0; round < settlingRounds; round++) {
      const next = settledThemes(from, settled, named)
      if (next.others === settled.others && next.labels.every((label, at) => label === settled.labels[at]))
        break
      settled = next
      centroids = middles(settled)
      named = nameAll(settled, centroids)
    }
    for (let next = othersGathered(settled, named); next !== settled; next = othersGathered(settled, named)) {
      settled = next
      centroids = middles(settled)
      named = nameAll(settled, centroids)
    }
    named = namedOthers(named, settled.others, language)
  }
  const { labels } = settled
  const nearness = nearnessOf(space, { labels, centroids })
  const confidence = themeConfidence(space.smooth, labels, centroids)
  const stability = wanted.stability
    ? themeStability(space, { labels, centroids }, draw, people, seed)
    : undefined
  return {
    themes: named.map((group, theme) => ({
      ...described(texts, wordings, labels, nearness, theme, group, language),
      ...(stability ? { stability: stability[theme]! } : {}),
    })),
    parents: themeParents(centroids, sizesOf(labels, weights, named.length), named, language),
    placed: wordings.flatMap(({ rows }, index) =>
      rows.map(row => ({ row, theme: labels[index]!, confidence: confidence[index]! })),
    ),
  }
}

async function vectorsOf(
  whole: readonly string[],
  everywhere: ReadonlySet<string>,
  language: string,
  seed: number,
  onProgress: Wanted['onProgress'],
): Promise<DenseMatrix> {
  const read = everywhere.size > 0 ? whole.map(text => without(text, everywhere, language)) : whole
  const english = language === 'en' || language === 'sco'
  const tokens = read.map(text => words(text, language))
  const content = read.map(text => contentWords(text, language))
  let encoded: { dims: number; values: Float32Array } | undefined
  if (english && read.length <= encoderTexts) {
    const encoder = await loadEncoder()
    const values = await encoder.encode(read, (done, total) =>
      onProgress({ step: 'comparing', done: (0.5 * done) / total }),
    )
    encoded = { dims: encoder.dims, values }
  }
  onProgress({ step: 'comparing', done: 0.5 })
  return sideBySide(blocksOf({ texts: read.map(foldWord), tokens, content, english, encoded }, seed))
}

/** A text without certain words; the text itself where nothing would be left. */
function without(text: string, gone: ReadonlySet<string>, language: string): string {
  let kept = ''
  let from = 0
  for (const { word, start, end } of wordSpans(text, language)) {
    if (!gone.has(word)) continue
    kept += text.slice(from, start)
    from = end
  }
  kept = `${kept}${text.slice(from)}`.replace(/ {2,}/g, ' ').trim()
  return /\p{L}/u.test(kept) ? kept : text
}

function everyNth(texts: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, i) => texts[Math.floor((i * texts.length) / count)]!)
}

/** Names from the texts nearest to the middle of each group, so that the time does not grow with the texts. */
function names(
  wordings: readonly Wording[],
  labels: Int32Array,
  nearness: Float64Array,
  groups: number,
  language: string,
  weights: Float32Array,
  uses: WordUses,
): NamedGroup[] {
  const byGroup = Array.from({ length: groups }, (): number[] => [])
  labels.forEach((label, index) => {
    byGroup[label]!.push(index)
  })
  const sampled = byGroup.flatMap(members =>
    members.sort((a, b) => nearness[b]! - nearness[a]! || a - b).slice(0, textsNamedFrom),
  )
  return nameGroups(
    sampled.map(index => ({
      text: wordings[index]!.text.slice(0, readLength),
      group: labels[index]!,
      weight: weights[index]!,
      language,
    })),
    groups,
    uses,
  )
}

function described(
  texts: readonly ThemeText[],
  wordings: readonly Wording[],
  labels: Int32Array,
  nearness: Float64Array,
  theme: number,
  group: NamedGroup,
  language: string,
): LanguageThemes['themes'][number] {
  const members = [...labels.keys()].filter(index => labels[index] === theme)
  const weights = new Map<string, number>()
  group.terms.forEach((term, rank) => {
    for (const word of words(term, language)) {
      const key = stem(word)
      weights.set(key, Math.max(weights.get(key) ?? 0, 1 / (1 + 0.3 * rank)))
    }
  })
  const sources = members.map(index => {
    const { id, text } = texts[wordings[index]!.rows[0]!]!
    return { id, text, nearness: nearness[index]! }
  })
  return {
    name: group.name,
    language,
    terms: group.terms,
    mixed: group.mixed,
    size: members.reduce((sum, index) => sum + wordings[index]!.rows.length, 0),
    excerpts: representativeExcerpts(sources, key => weights.get(key) ?? 0, language, excerptsShown),
    cohesion: members.reduce((sum, index) => sum + nearness[index]!, 0) / Math.max(1, members.length),
  }
}

function nearnessOf({ smooth }: ThemeSpace, { labels, centroids }: Clustering): Float64Array {
  return Float64Array.from(labels, (label, row) =>
    dot(smooth.values, row * centroids.cols, centroids.values, label * centroids.cols, centroids.cols),
  )
}

function sizesOf(labels: Int32Array, weights: Float32Array, groups: number): Float32Array {
  const sizes = new Float32Array(groups)
  labels.forEach((label, index) => {
    sizes[label]! += weights[index]!
  })
  return sizes
}

/** How many words of content a text has, in the middle of all texts. */
function saidAtOnce(read: readonly string[], language: string): number {
  const some = read.length > textsReadForUse ? everyNth(read, textsReadForUse) : read
  const lengths = some.map(text => contentWords(text, language).length).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}
