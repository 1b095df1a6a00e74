import { lsa } from './lsa.ts'
import { normaliseRows } from './matrix.ts'
import { type Random, seededRandom } from './random.ts'
import { learntSentenceVectors, learnWords } from './skipgram.ts'
import type { DenseMatrix } from './sparse.ts'
import { charTfidf, wordTfidf } from './tfidf.ts'
import { sentenceVectors, wordVectors } from './wordvectors.ts'

/** Ways to turn a text into a vector. Side by side they agree with people's coding far better than any alone. */
export type BlockName = 'characters' | 'words' | 'wordVectors' | 'learnt' | 'encoder'

export type Block = DenseMatrix & { name: BlockName }

export interface BlockInput {
  /** Folded texts. */
  texts: readonly string[]
  /** All words of each text. */
  tokens: readonly (readonly string[])[]
  /** Words that carry a subject, of each text. */
  content: readonly (readonly string[])[]
  /** Whether the table of English word vectors can say anything about these texts. */
  english: boolean
  /** Row-major unit vectors of a sentence encoder, where there are some. */
  encoded?: { dims: number; values: Float32Array } | undefined
}

/** Weight of each block's unit rows, before they stand side by side. */
export const blockWeights: Readonly<Record<BlockName, number>> = {
  characters: 0.7,
  words: 0.5,
  wordVectors: 0.7,
  learnt: 0.7,
  encoder: 0.5,
}

const lsaDims = 100

/** The blocks for one body of texts in one language; each of unit rows, or zero where it knows nothing. */
export function blocksOf(input: BlockInput, seed: number): Block[] {
  const { texts, tokens, content } = input
  const random = (): Random => seededRandom(seed)
  const rare = texts.length > 2000 ? 3 : texts.length > 200 ? 2 : 1
  const characters = charTfidf(texts, { min: 3, max: 5, minDocuments: rare, maxShare: 0.5, maxTerms: 60_000 })
  const terms = wordTfidf(content, { ngrams: [1, 2], minDocuments: rare, maxTerms: 40_000 })
  const learnt = learnWords(tokens, random())
  const blocks: Block[] = [
    { name: 'characters', ...normaliseRows(lsa(characters.matrix, lsaDims, random())) },
    { name: 'words', ...normaliseRows(lsa(terms.matrix, lsaDims, random())) },
    {
      name: 'learnt',
      rows: texts.length,
      cols: learnt.dims,
      values: learntSentenceVectors(tokens, learnt),
    },
  ]
  if (input.english) {
    const values = sentenceVectors(tokens)
    blocks.push({ name: 'wordVectors', rows: texts.length, cols: wordVectors().dims, values })
  }
  if (input.encoded) {
    const { dims, values } = input.encoded
    blocks.push({ name: 'encoder', rows: texts.length, cols: dims, values })
  }
  return blocks
}

/** Blocks side by side, each times its weight, and the whole row scaled to unit length. */
export function sideBySide(
  blocks: readonly Block[],
  weights: Readonly<Record<BlockName, number>> = blockWeights,
): DenseMatrix {
  const rows = blocks[0]?.rows ?? 0
  const cols = blocks.reduce((sum, block) => sum + block.cols, 0)
  const values = new Float32Array(rows * cols)
  let offset = 0
  for (const block of blocks) {
    const weight = weights[block.name]
    for (let row = 0; row < rows; row++) {
      const from = row * block.cols
      const to = row * cols + offset
      for (let c = 0; c < block.cols; c++) values[to + c] = weight * block.values[from + c]!
    }
    offset += block.cols
  }
  return normaliseRows({ rows, cols, values })
}
