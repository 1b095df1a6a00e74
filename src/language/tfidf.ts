import type { SparseMatrix } from './sparse.ts'

/** TF-IDF of one body of texts, and the means to place further texts among the same terms. */
export interface Tfidf<Text> {
  /** One row a text, of length 1 (or empty), with a column for each term. */
  readonly matrix: SparseMatrix
  /** The column names, in ascending order, whatever the order of the texts. */
  readonly terms: readonly string[]
  /** Inverse document frequency of each column. */
  readonly idf: Float32Array
  /** Rows for other texts, with this body's terms and frequencies; unknown terms are left out. */
  transform(texts: readonly Text[]): SparseMatrix
}

interface Limits {
  /** A term is kept where at least this many texts have it (default 1). */
  readonly minDocuments?: number
  /** A term is left out where more than this share of the texts have it (default 1). */
  readonly maxShare?: number
  /** At most this many terms, the commonest ones (default 400,000). */
  readonly maxTerms?: number
}

/**
 * TF-IDF over words and word n-grams, joined by a space, of texts that are already cut into tokens.
 * Frequencies are sublinear, 1 + ln(tf), weighed by ln((1 + n) / (1 + df)) + 1, rows scaled to length 1
 * (Salton and Buckley 1988; the smoothing is scikit-learn's).
 */
export function wordTfidf(
  tokens: readonly (readonly string[])[],
  options: Limits & { readonly ngrams?: readonly [shortest: number, longest: number] } = {},
): Tfidf<readonly string[]> {
  const [shortest, longest] = options.ngrams ?? [1, 1]
  return fit(tokens, options, idOf => (words, emit) => {
    for (let at = 0; at < words.length; at++) {
      let gram = ''
      for (let length = 1; length <= longest && at + length <= words.length; length++) {
        gram = length === 1 ? words[at]! : `${gram} ${words[at + length - 1]}`
        if (length >= shortest) emit(idOf(gram))
      }
    }
  })
}

/**
 * TF-IDF over character n-grams of `min` to `max` characters, weighed as `wordTfidf` does. `withinWords`
 * cuts each word on its own with a space before and behind (so that beginnings and endings are terms);
 * otherwise n-grams run across words.
 */
export function charTfidf(
  texts: readonly string[],
  options: Limits & { readonly min: number; readonly max: number; readonly withinWords?: boolean },
): Tfidf<string> {
  const { min, max, withinWords = true } = options
  return fit(texts, options, idOf => {
    // A word comes back thousands of times; its n-grams are cut and looked up once.
    const known = new Map<string, Int32Array>()
    const gramsOf = (piece: string): Int32Array => {
      const met = known.get(piece)
      if (met) return met
      const grams = Int32Array.from(characterGrams(` ${piece} `, min, max), idOf)
      if (withinWords && known.size < 200_000) known.set(piece, grams)
      return grams
    }
    return (text, emit) => {
      const words = text.normalize('NFKC').toLowerCase().match(/\S+/gu) ?? []
      const pieces = withinWords || words.length === 0 ? words : [words.join(' ')]
      for (const piece of pieces) for (const id of gramsOf(piece)) emit(id)
    }
  })
}

/** The n-grams of `min` to `max` characters of a word that stands between its spaces. */
export function characterGrams(padded: string, min: number, max: number): string[] {
  const characters = [...padded]
  const grams: string[] = []
  for (let length = min; length <= max; length++) {
    // A word shorter than the n-gram is a term itself, once.
    if (characters.length < length) {
      if (length === min) grams.push(padded)
      break
    }
    for (let at = 0; at + length <= characters.length; at++) {
      grams.push(characters.slice(at, at + length).join(''))
    }
  }
  return grams
}

/** How a text becomes terms: `idOf` numbers a term (negative: not wanted), `emit` takes each occurrence. */
type Cut<Text> = (idOf: (term: string) => number) => (text: Text, emit: (id: number) => void) => void

/** Counts of terms per text before the vocabulary is settled: flat, to be quick with 100,000 texts. */
interface Counts {
  readonly indptr: Int32Array
  readonly terms: Int32Array
  readonly counts: Int32Array
}

function count<Text>(texts: readonly Text[], cut: Cut<Text>, idOf: (term: string) => number): Counts {
  const indptr = new Int32Array(texts.length + 1)
  let terms = new Int32Array(1 << 16)
  let counts = new Int32Array(1 << 16)
  let slotOf = new Int32Array(1 << 16).fill(-1)
  let used = 0
  const cutText = cut(idOf)
  texts.forEach((text, row) => {
    const start = used
    cutText(text, id => {
      if (id < 0) return
      if (id >= slotOf.length) slotOf = grown(slotOf, id + 1, -1)
      const slot = slotOf[id]!
      if (slot >= start) {
        counts[slot]!++
        return
      }
      if (used === terms.length) {
        terms = grown(terms, used + 1, 0)
        counts = grown(counts, used + 1, 0)
      }
      terms[used] = id
      counts[used] = 1
      slotOf[id] = used++
    })
    indptr[row + 1] = used
  })
  return { indptr, terms: terms.subarray(0, used), counts: counts.subarray(0, used) }
}

function grown(array: Int32Array<ArrayBuffer>, needed: number, fill: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(needed, array.length * 2))
  if (fill !== 0) larger.fill(fill, array.length)
  larger.set(array)
  return larger
}

function fit<Text>(texts: readonly Text[], limits: Limits, cut: Cut<Text>): Tfidf<Text> {
  const { minDocuments = 1, maxShare = 1, maxTerms = 400_000 } = limits
  const ids = new Map<string, number>()
  const seen = count(texts, cut, term => {
    let id = ids.get(term)
    if (id === undefined) {
      id = ids.size
      ids.set(term, id)
    }
    return id
  })
  const documents = new Int32Array(ids.size)
  for (const id of seen.terms) documents[id]!++

  let kept: { term: string; id: number }[] = []
  for (const [term, id] of ids) {
    if (documents[id]! >= minDocuments && documents[id]! <= maxShare * texts.length) kept.push({ term, id })
  }
  const byTerm = (a: { term: string }, b: { term: string }) => (a.term < b.term ? -1 : 1)
  if (kept.length > maxTerms) {
    kept.sort((a, b) => documents[b.id]! - documents[a.id]! || byTerm(a, b))
    kept = kept.slice(0, maxTerms)
  }
  kept.sort(byTerm)

  const columnOf = new Int32Array(ids.size).fill(-1)
  const idf = new Float32Array(kept.length)
  const columns = new Map<string, number>()
  kept.forEach(({ term, id }, column) => {
    columnOf[id] = column
    columns.set(term, column)
    idf[column] = Math.log((1 + texts.length) / (1 + documents[id]!)) + 1
  })
  return {
    matrix: weigh(seen, columnOf, idf),
    terms: kept.map(entry => entry.term),
    idf,
    transform: others =>
      weigh(
        count(others, cut, term => columns.get(term) ?? -1),
        null,
        idf,
      ),
  }
}

function weigh(counts: Counts, columnOf: Int32Array | null, idf: Float32Array): SparseMatrix {
  const rows = counts.indptr.length - 1
  const indptr = new Int32Array(rows + 1)
  const indices = new Int32Array(counts.terms.length)
  const values = new Float32Array(counts.terms.length)
  let used = 0
  for (let row = 0; row < rows; row++) {
    const start = used
    let sum = 0
    for (let at = counts.indptr[row]!; at < counts.indptr[row + 1]!; at++) {
      const column = columnOf ? columnOf[counts.terms[at]!]! : counts.terms[at]!
      if (column < 0) continue
      const value = (1 + Math.log(counts.counts[at]!)) * idf[column]!
      indices[used] = column
      values[used++] = value
      sum += value * value
    }
    const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0
    for (let at = start; at < used; at++) values[at]! *= scale
    indptr[row + 1] = used
  }
  return { rows, cols: idf.length, indptr, indices: indices.slice(0, used), values: values.slice(0, used) }
}
