import { blocksOf, sideBySide } from './blocks.ts'
import { loadEncoder } from './encoder.ts'
import { dot } from './matrix.ts'
import { stem } from './phrases.ts'
import type { DenseMatrix } from './sparse.ts'
import { clusters, themeSpace } from './theme-clusters.ts'
import { themeConfidence } from './theme-confidence.ts'
import { readLength, type ThemeText, type Wording } from './theme-corpus.ts'
import { themeCount } from './theme-count.ts'
import { representativeExcerpts, type ThemeExcerpt } from './theme-excerpts.ts'
import { type NamedGroup, nameGroups } from './theme-names.ts'
import { parentGroups } from './theme-tree.ts'
import type { ThemeProgress } from './themes.ts'
import { contentWords, foldWord, words } from './tokens.ts'

/** Up to this many different texts the sentence encoder is asked too; above, it would take most of the time. */
export const encoderTexts = 1000
const excerptsShown = 5
const textsNamedFrom = 400

export interface LanguageThemes {
  themes: {
    name: string
    language: string
    terms: string[]
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
  const vectors = await vectorsOf(wordings, language, seed, onProgress)
  // A wording that many people used counts for more, but must not outweigh everything else that was said.
  const weights = Float32Array.from(wordings, ({ rows }) => Math.sqrt(rows.length))
  onProgress({ step: 'grouping', done: 0.6 })
  const space = themeSpace(vectors, weights, seed)
  const { labels, centroids } = clusters(space, wanted.count ?? themeCount(space))
  onProgress({ step: 'naming', done: 0.85 })
  const confidence = themeConfidence(space.smooth, labels, centroids)
  const nearness = Float64Array.from(labels, (label, row) =>
    dot(space.smooth.values, row * centroids.cols, centroids.values, label * centroids.cols, centroids.cols),
  )
  const named = names(wordings, labels, nearness, centroids.rows, language, weights)
  return {
    themes: named.map((group, theme) => ({
      ...described(texts, wordings, labels, nearness, theme, group, language),
    })),
    parents: parentsOf(wordings, labels, nearness, centroids, language, weights),
    placed: wordings.flatMap(({ rows }, index) =>
      rows.map(row => ({ row, theme: labels[index]!, confidence: confidence[index]! })),
    ),
  }
}

async function vectorsOf(
  wordings: readonly Wording[],
  language: string,
  seed: number,
  onProgress: Wanted['onProgress'],
): Promise<DenseMatrix> {
  const read = wordings.map(({ text }) => text.slice(0, readLength))
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

/** Names from the texts nearest to the middle of each group, so that the time does not grow with the texts. */
function names(
  wordings: readonly Wording[],
  labels: Int32Array,
  nearness: Float64Array,
  groups: number,
  language: string,
  weights: Float32Array,
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
    size: members.reduce((sum, index) => sum + wordings[index]!.rows.length, 0),
    excerpts: representativeExcerpts(sources, key => weights.get(key) ?? 0, language, excerptsShown),
    cohesion: members.reduce((sum, index) => sum + nearness[index]!, 0) / Math.max(1, members.length),
  }
}

function parentsOf(
  wordings: readonly Wording[],
  labels: Int32Array,
  nearness: Float64Array,
  centroids: DenseMatrix,
  language: string,
  weights: Float32Array,
): LanguageThemes['parents'] {
  const sizes = new Float32Array(centroids.rows)
  labels.forEach((label, index) => {
    sizes[label]! += weights[index]!
  })
  const parent = parentGroups(centroids, sizes)
  if (!parent) return []
  const groups = Math.max(...parent) + 1
  const lifted = labels.map(label => parent[label]!)
  const named = names(wordings, lifted, nearness, groups, language, weights)
  return named.map(({ name }, group) => ({
    name,
    themes: [...parent.keys()].filter(theme => parent[theme] === group),
  }))
}
