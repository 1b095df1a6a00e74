import { dot } from '../matrix.ts'
import { characterGrams } from '../tfidf.ts'
import { isContentWord, wordSpans } from '../tokens.ts'
import { type FeatureRows, type Features, squaredLengths } from './features.ts'
import type { LinearRule } from './logistic.ts'

/** Why a label is suggested for a text. */
export interface Reason {
  /** The text's own words that spoke most for the label, most telling first. */
  readonly words: readonly string[]
  /** Texts with this label that are most like this one. */
  readonly examples: readonly { readonly text: string; readonly from: 'coded' | 'codebook' }[]
}

/** A text that carries a label, as it may be shown for a reason. */
export interface Witness {
  readonly row: number
  readonly text: string
  readonly from: 'coded' | 'codebook'
}

const MOST_WORDS = 3
const MOST_EXAMPLES = 2
/** Likeness (cosine) below this is no reason. */
const LIKE_FROM = 0.2
/** Comparing with more witnesses than this takes time and finds little more. */
const MOST_WITNESSES = 150

/** Finds reasons with the columns of the word and character blocks at hand. */
export function reasoner(features: Features): {
  words(text: string, row: number, rows: FeatureRows, rule: LinearRule): string[]
} {
  const wordColumns = features.columnsOf('words')
  const gramColumns = features.columnsOf('characters')
  return {
    words: (text, row, { sparse }, rule) => {
      const gain = new Map<number, number>()
      for (let at = sparse.indptr[row]!; at < sparse.indptr[row + 1]!; at++) {
        gain.set(sparse.indices[at]!, sparse.values[at]! * rule.sparse[sparse.indices[at]!]!)
      }
      const of = (columns: ReadonlyMap<string, number>, term: string): number =>
        gain.get(columns.get(term) ?? -1) ?? 0
      const spans = wordSpans(text)
      const gains = new Map<string, { surface: string; sum: number }>()
      spans.forEach(({ word, start, end }, at) => {
        if (gains.has(word) || !isContentWord(word)) return
        const before = at > 0 ? of(wordColumns, `${spans[at - 1]!.word} ${word}`) : 0
        const after = at + 1 < spans.length ? of(wordColumns, `${word} ${spans[at + 1]!.word}`) : 0
        let sum = of(wordColumns, word) + (before + after) / 2
        for (const gram of characterGrams(` ${word} `, 2, 5)) sum += of(gramColumns, gram)
        gains.set(word, { surface: text.slice(start, end), sum })
      })
      return [...gains.values()]
        .filter(({ sum }) => sum > 0)
        .sort((a, b) => b.sum - a.sum || (a.surface < b.surface ? -1 : 1))
        .slice(0, MOST_WORDS)
        .map(({ surface }) => surface)
    },
  }
}

/** Compares one text with others: the cosine of their feature rows. */
export function likenessTo(row: number, rows: FeatureRows): (other: number, others: FeatureRows) => number {
  const { sparse, dense } = rows
  const probe = new Map<number, number>()
  for (let at = sparse.indptr[row]!; at < sparse.indptr[row + 1]!; at++) {
    probe.set(sparse.indices[at]!, sparse.values[at]!)
  }
  const own = squaredLengths(rows)[row]!
  return (other, others) => {
    let sum = dot(dense.values, row * dense.cols, others.dense.values, other * dense.cols, dense.cols)
    for (let at = others.sparse.indptr[other]!; at < others.sparse.indptr[other + 1]!; at++) {
      const value = probe.get(others.sparse.indices[at]!)
      if (value !== undefined) sum += value * others.sparse.values[at]!
    }
    const lengths = Math.sqrt(own * squaredLengths(others)[other]!)
    return lengths > 0 ? sum / lengths : 0
  }
}

/** The witnesses most like a text, nearest first. */
export function nearestWitnesses(
  likeness: (other: number, others: FeatureRows) => number,
  witnesses: readonly Witness[],
  witnessRows: FeatureRows,
): Reason['examples'] {
  const stride = Math.max(1, Math.ceil(witnesses.length / MOST_WITNESSES))
  return witnesses
    .filter((_, at) => at % stride === 0)
    .map(witness => ({ witness, cosine: likeness(witness.row, witnessRows) }))
    .filter(({ cosine }) => cosine >= LIKE_FROM)
    .sort((a, b) => b.cosine - a.cosine || (a.witness.text < b.witness.text ? -1 : 1))
    .slice(0, MOST_EXAMPLES)
    .map(({ witness: { text, from } }) => ({ text, from }))
}
