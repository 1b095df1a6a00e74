import type { Encoder } from '../encoder.ts'
import { seededRandom } from '../random.ts'
import { learntSentenceVectors, learnWords } from '../skipgram.ts'
import type { DenseMatrix, SparseMatrix } from '../sparse.ts'
import { charTfidf, wordTfidf } from '../tfidf.ts'
import { words } from '../tokens.ts'
import { sentenceVectors, wordVectors } from '../wordvectors.ts'

/**
 * Texts as numbers: what was counted (words, character n-grams) beside what was placed (vectors of meaning).
 * Each block of a row has the length given by its weight.
 */
export interface FeatureRows {
  readonly sparse: SparseMatrix
  readonly dense: DenseMatrix
}

/** One way to see a text. `weight` is its share of the squared length of a row. */
export interface Block {
  readonly id: string
  readonly weight: number
  /** Learns from the texts at hand, sorted and without repeats, and returns how any text is then seen. */
  fit(bodies: readonly string[], seed: number): Promise<FittedBlock>
}

export type FittedBlock =
  | {
      readonly kind: 'sparse'
      readonly terms: readonly string[]
      rows(texts: readonly string[]): SparseMatrix
    }
  | {
      readonly kind: 'dense'
      readonly dims: number
      rows(texts: readonly string[], onProgress?: Progress): Promise<Float32Array>
    }

export type Progress = (done: number, total: number) => void

export interface Features {
  readonly cols: { readonly sparse: number; readonly dense: number }
  /** The column of each term of a sparse block, by the block's id. */
  columnsOf(blockId: string): ReadonlyMap<string, number>
  rows(texts: readonly string[], onProgress?: Progress): Promise<FeatureRows>
}

/**
 * The blocks of the recipe; their weights were found on human-coded text. At most `maxTerms` terms are kept in
 * each counted block.
 */
export function standardBlocks(encoder: Encoder, maxTerms = 200_000): Block[] {
  return [
    wordBlock(1, maxTerms),
    characterBlock(0.7, maxTerms),
    encoderBlock(encoder, 0.7),
    wordVectorBlock(0.4),
    corpusBlock(0.4),
  ]
}

function wordBlock(weight: number, maxTerms: number): Block {
  return {
    id: 'words',
    weight,
    fit: async bodies => {
      const fitted = wordTfidf(
        bodies.map(text => words(text)),
        { ngrams: [1, 2], minDocuments: rareBelow(bodies.length), maxTerms },
      )
      return {
        kind: 'sparse',
        terms: fitted.terms,
        rows: texts => fitted.transform(texts.map(text => words(text))),
      }
    },
  }
}

function characterBlock(weight: number, maxTerms: number): Block {
  return {
    id: 'characters',
    weight,
    fit: async bodies => {
      const fitted = charTfidf(bodies, {
        min: 2,
        max: 5,
        minDocuments: rareBelow(bodies.length),
        maxTerms,
      })
      return { kind: 'sparse', terms: fitted.terms, rows: texts => fitted.transform(texts) }
    },
  }
}

function rareBelow(texts: number): number {
  return texts > 20_000 ? 2 : 1
}

/** As many texts as settle a mean. */
const SAMPLE = 2_000

function encoderBlock(encoder: Encoder, weight: number): Block {
  const { dims } = encoder
  return {
    id: `encoder:${encoder.id}@${encoder.revision}`,
    weight,
    fit: async bodies => {
      const stride = Math.max(1, Math.ceil(bodies.length / SAMPLE))
      const sample = bodies.filter((_, at) => at % stride === 0)
      const mean = new Float64Array(dims)
      const vectors = await encoder.encode(sample)
      for (let at = 0; at < vectors.length; at++)
        mean[at % dims]! += vectors[at]! / Math.max(1, sample.length)
      return {
        kind: 'dense',
        dims,
        rows: async (texts, onProgress) => {
          const raw = await encoder.encode(texts, onProgress)
          for (let at = 0; at < raw.length; at++) raw[at]! -= mean[at % dims]!
          return unit(raw, dims)
        },
      }
    },
  }
}

function wordVectorBlock(weight: number): Block {
  return {
    id: 'word-vectors',
    weight,
    fit: async () => ({
      kind: 'dense',
      dims: wordVectors().dims,
      rows: async texts => sentenceVectors(texts.map(text => words(text))),
    }),
  }
}

function corpusBlock(weight: number): Block {
  return {
    id: 'corpus-words',
    weight,
    fit: async (bodies, seed) => {
      const learnt = learnWords(
        bodies.map(text => words(text)),
        seededRandom(seed),
      )
      return {
        kind: 'dense',
        dims: learnt.dims,
        rows: async texts =>
          learntSentenceVectors(
            texts.map(text => words(text)),
            learnt,
          ),
      }
    },
  }
}

function unit(values: Float32Array, dims: number): Float32Array {
  for (let start = 0; start < values.length; start += dims) {
    let square = 0
    for (let k = start; k < start + dims; k++) square += values[k]! ** 2
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let k = start; k < start + dims; k++) values[k]! *= scale
  }
  return values
}

/**
 * Learns the blocks from the texts at hand. The same set of texts, in whatever order, gives the same features.
 */
export async function fitFeatures(
  texts: readonly string[],
  blocks: readonly Block[],
  seed: number,
): Promise<Features> {
  const bodies = [...new Set(texts)].sort()
  const fitted: { block: Block; made: FittedBlock; offset: number }[] = []
  const cols = { sparse: 0, dense: 0 }
  for (const block of blocks) {
    const made = await block.fit(bodies, seed)
    const offset = made.kind === 'sparse' ? cols.sparse : cols.dense
    cols[made.kind] += made.kind === 'sparse' ? made.terms.length : made.dims
    fitted.push({ block, made, offset })
  }
  return {
    cols,
    columnsOf: blockId => {
      const columns = new Map<string, number>()
      for (const { block, made, offset } of fitted) {
        if (block.id === blockId && made.kind === 'sparse')
          for (const [at, term] of made.terms.entries()) columns.set(term, offset + at)
      }
      return columns
    },
    rows: async (wanted, onProgress = () => {}) => {
      const parts: { matrix: SparseMatrix; offset: number; scale: number }[] = []
      const dense = new Float32Array(wanted.length * cols.dense)
      for (const { block, made, offset } of fitted) {
        const scale = Math.sqrt(block.weight)
        if (made.kind === 'sparse') parts.push({ matrix: made.rows(wanted), offset, scale })
        else place(await made.rows(wanted, onProgress), made.dims, dense, cols.dense, offset, scale)
      }
      return {
        sparse: sideBySide(parts, wanted.length, cols.sparse),
        dense: { rows: wanted.length, cols: cols.dense, values: dense },
      }
    },
  }
}

function place(
  part: Float32Array,
  width: number,
  into: Float32Array,
  intoWidth: number,
  offset: number,
  scale: number,
): void {
  for (let at = 0; at < part.length; at++) {
    const row = Math.floor(at / width)
    into[row * intoWidth + offset + (at - row * width)] = part[at]! * scale
  }
}

function sideBySide(
  parts: readonly { matrix: SparseMatrix; offset: number; scale: number }[],
  rows: number,
  cols: number,
): SparseMatrix {
  const size = parts.reduce((sum, { matrix }) => sum + matrix.values.length, 0)
  const indptr = new Int32Array(rows + 1)
  const indices = new Int32Array(size)
  const values = new Float32Array(size)
  let used = 0
  for (let row = 0; row < rows; row++) {
    for (const { matrix, offset, scale } of parts) {
      for (let at = matrix.indptr[row]!; at < matrix.indptr[row + 1]!; at++) {
        indices[used] = matrix.indices[at]! + offset
        values[used++] = matrix.values[at]! * scale
      }
    }
    indptr[row + 1] = used
  }
  return { rows, cols, indptr, indices, values }
}

const lengths = new WeakMap<FeatureRows, Float64Array>()

/** The squared length of each row, reckoned once. */
export function squaredLengths(rows: FeatureRows): Float64Array {
  const known = lengths.get(rows)
  if (known) return known
  const { sparse, dense } = rows
  const squares = new Float64Array(sparse.rows)
  for (let row = 0; row < sparse.rows; row++) {
    let sum = 0
    for (let at = sparse.indptr[row]!; at < sparse.indptr[row + 1]!; at++) sum += sparse.values[at]! ** 2
    for (let k = row * dense.cols; k < (row + 1) * dense.cols; k++) sum += dense.values[k]! ** 2
    squares[row] = sum
  }
  lengths.set(rows, squares)
  return squares
}
