import { hashText, type Random } from './random.ts'

/** Vectors of the words of one body of texts, learnt from those texts. */
export interface LearntWords {
  dims: number
  rows: ReadonlyMap<string, number>
  counts: Int32Array
  /** Row-major, a row for each word, unit length. */
  vectors: Float32Array
}

const dims = 64
const window = 5
const negatives = 4
const buckets = 1 << 15
/** Training steps (a word in its place, once) that are afforded whatever the number of texts. */
const stepBudget = 400_000
const mostEpochs = 25

interface Corpus {
  /** Word ids of all texts, one after another. */
  words: Int32Array
  /** Where each text begins in `words`; one more than there are texts. */
  starts: Int32Array
}

/**
 * Skip-gram with negative sampling over words and their character n-grams, 3 to 5 (Bojanowski and others
 * 2017), trained on the texts themselves. The time is bounded: many passes over few texts, and over many
 * texts one pass over a part of each pass's order.
 */
export function learnWords(texts: readonly (readonly string[])[], random: Random): LearntWords {
  const counted = new Map<string, number>()
  for (const tokens of texts) for (const token of tokens) counted.set(token, (counted.get(token) ?? 0) + 1)
  const vocabulary = [...counted.entries()]
    .filter(([, count]) => count >= 2)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const rows = new Map(vocabulary.map(([word], row) => [word, row]))
  const counts = Int32Array.from(vocabulary, ([, count]) => count)
  const parts = subwordParts([...rows.keys()])
  const corpus = wordIds(texts, rows)
  const input = new Float32Array((rows.size + buckets) * dims)
  for (let i = 0; i < input.length; i++) input[i] = (random.uniform() - 0.5) / dims
  train(corpus, counts, parts, input, random)
  return { dims, rows, counts, vectors: composed(parts, input, rows.size) }
}

interface Parts {
  starts: Int32Array
  ids: Int32Array
}

/** For each word its own row and the hashed rows of its n-grams. */
function subwordParts(words: readonly string[]): Parts {
  const starts = new Int32Array(words.length + 1)
  const ids: number[] = []
  words.forEach((word, row) => {
    ids.push(row)
    const padded = `<${word}>`
    for (let size = 3; size <= 5; size++) {
      for (let at = 0; at + size <= padded.length; at++) {
        ids.push(words.length + (hashText(padded.slice(at, at + size)) & (buckets - 1)))
      }
    }
    starts[row + 1] = ids.length
  })
  return { starts, ids: Int32Array.from(ids) }
}

function wordIds(texts: readonly (readonly string[])[], rows: ReadonlyMap<string, number>): Corpus {
  const starts = new Int32Array(texts.length + 1)
  const words: number[] = []
  texts.forEach((tokens, text) => {
    for (const token of tokens) {
      const row = rows.get(token)
      if (row !== undefined) words.push(row)
    }
    starts[text + 1] = words.length
  })
  return { words: Int32Array.from(words), starts }
}

function train(corpus: Corpus, counts: Int32Array, parts: Parts, input: Float32Array, random: Random): void {
  const total = corpus.words.length
  if (total === 0) return
  const output = new Float32Array(counts.length * dims)
  const noise = noiseTable(counts)
  const keep = keepChance(counts, total)
  const texts = corpus.starts.length - 1
  const steps = Math.min(stepBudget, mostEpochs * total)
  const hidden = new Float32Array(dims)
  const gradient = new Float32Array(dims)
  const kept = new Int32Array(1000)
  let done = 0
  // A stride that shares no factor with the number of texts visits them all in a scattered order.
  const stride = coprimeStride(texts)
  for (let at = 0; done < steps; at = (at + stride) % texts) {
    const from = corpus.starts[at]!
    const to = Math.min(corpus.starts[at + 1]!, from + kept.length)
    let length = 0
    for (let i = from; i < to; i++) {
      const word = corpus.words[i]!
      if (random.uniform() < keep[word]!) kept[length++] = word
    }
    done += Math.max(1, to - from)
    const rate = 0.06 * Math.max(0.02, 1 - done / steps)
    for (let i = 0; i < length; i++) {
      const reach = 1 + random.below(window)
      const first = Math.max(0, i - reach)
      const last = Math.min(length - 1, i + reach)
      if (first === last) continue
      compose(parts, input, kept[i]!, hidden, 0)
      gradient.fill(0)
      for (let j = first; j <= last; j++) {
        if (j !== i) predict(kept[j]!, hidden, gradient, output, noise, rate, random)
      }
      spread(parts, input, kept[i]!, gradient)
    }
  }
}

function coprimeStride(texts: number): number {
  let stride = Math.max(1, Math.floor(texts * 0.618))
  while (greatestCommonDivisor(stride, texts) !== 1) stride++
  return stride
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** One positive and several negative examples for a context word; adds to `gradient`, changes `output`. */
function predict(
  context: number,
  hidden: Float32Array,
  gradient: Float32Array,
  output: Float32Array,
  noise: Int32Array,
  rate: number,
  random: Random,
): void {
  for (let n = 0; n <= negatives; n++) {
    const target = n === 0 ? context : noise[random.below(noise.length)]!
    if (n > 0 && target === context) continue
    const start = target * dims
    let score = 0
    for (let d = 0; d < dims; d++) score += hidden[d]! * output[start + d]!
    const step = rate * ((n === 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)))
    for (let d = 0; d < dims; d++) {
      const weight = output[start + d]!
      gradient[d]! += step * weight
      output[start + d] = weight + step * hidden[d]!
    }
  }
}

/** Writes the mean of a word's parts to `target`. */
function compose(parts: Parts, input: Float32Array, word: number, target: Float32Array, at: number): void {
  const from = parts.starts[word]!
  const to = parts.starts[word + 1]!
  for (let d = 0; d < dims; d++) target[at + d] = 0
  for (let p = from; p < to; p++) {
    const start = parts.ids[p]! * dims
    for (let d = 0; d < dims; d++) target[at + d]! += input[start + d]!
  }
  const share = 1 / (to - from)
  for (let d = 0; d < dims; d++) target[at + d]! *= share
}

function spread(parts: Parts, input: Float32Array, word: number, gradient: Float32Array): void {
  for (let p = parts.starts[word]!; p < parts.starts[word + 1]!; p++) {
    const start = parts.ids[p]! * dims
    for (let d = 0; d < dims; d++) input[start + d]! += gradient[d]!
  }
}

/** Words drawn as negatives in proportion to count^0.5, which fastText uses. */
function noiseTable(counts: Int32Array): Int32Array {
  const size = 1 << 17
  let sum = 0
  for (const count of counts) sum += Math.sqrt(count)
  const table = new Int32Array(size)
  let word = 0
  let reached = Math.sqrt(counts[0]!) / sum
  for (let i = 0; i < size; i++) {
    table[i] = word
    if ((i + 1) / size > reached && word < counts.length - 1) reached += Math.sqrt(counts[++word]!) / sum
  }
  return table
}

/** Chance that a word in its place is kept: very common words are passed over (Mikolov and others 2013). */
function keepChance(counts: Int32Array, total: number): Float64Array {
  const threshold = 1e-3
  return Float64Array.from(counts, count => {
    const share = count / total
    return Math.min(1, Math.sqrt(threshold / share) + threshold / share)
  })
}

function composed(parts: Parts, input: Float32Array, words: number): Float32Array {
  const vectors = new Float32Array(words * dims)
  for (let word = 0; word < words; word++) {
    compose(parts, input, word, vectors, word * dims)
    let square = 0
    for (let d = 0; d < dims; d++) square += vectors[word * dims + d]! ** 2
    const inverse = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let d = 0; d < dims; d++) vectors[word * dims + d]! *= inverse
  }
  return vectors
}

/**
 * Texts as the mean of their words' learnt vectors, weighed by smooth inverse frequency in these texts.
 * @returns row-major `texts.length × learnt.dims`, unit rows, or zero where no word is known
 */
export function learntSentenceVectors(
  texts: readonly (readonly string[])[],
  learnt: LearntWords,
): Float32Array {
  let total = 0
  for (const count of learnt.counts) total += count
  const out = new Float32Array(texts.length * dims)
  texts.forEach((tokens, text) => {
    const at = text * dims
    for (const token of tokens) {
      const row = learnt.rows.get(token)
      if (row === undefined) continue
      const weight = 0.001 / (0.001 + learnt.counts[row]! / total)
      for (let d = 0; d < dims; d++) out[at + d]! += weight * learnt.vectors[row * dims + d]!
    }
    let square = 0
    for (let d = 0; d < dims; d++) square += out[at + d]! ** 2
    const inverse = square > 0 ? 1 / Math.sqrt(square) : 0
    for (let d = 0; d < dims; d++) out[at + d]! *= inverse
  })
  return out
}
