import { readFileSync } from 'node:fs'
import { endianness } from 'node:os'

/** English word vectors, as stored: 8-bit components times a scale for each word. */
export interface WordVectors {
  dims: number
  /** Row of each word. Rows are in order of how common words are, so row 0 is the commonest. */
  rows: ReadonlyMap<string, number>
  scales: Float32Array
  bytes: Int8Array
}

let loaded: WordVectors | undefined

/** The table that ships with Rowan, read once (about 30 ms). Its form is described in tools/word-vectors.ts. */
export function wordVectors(): WordVectors {
  loaded ??= parseWordVectors(readFileSync(new URL('./models/word-vectors.bin', import.meta.url)))
  return loaded
}

/** @throws if the bytes are not a word-vector table */
export function parseWordVectors(file: Buffer): WordVectors {
  if (endianness() !== 'LE') throw new Error('The word vectors are stored little-endian')
  if (file.toString('latin1', 0, 4) !== 'RWV1') throw new Error('This is not a table of word vectors')
  const count = file.readUInt32LE(4)
  const dims = file.readUInt32LE(8)
  const listBytes = file.readUInt32LE(12)
  const afterScales = 16 + count * 4
  const list = file.toString('utf8', file.length - listBytes)
  const rows = new Map<string, number>()
  for (const word of list.split('\n')) rows.set(word, rows.size)
  const scales = new Float32Array(count)
  new Uint8Array(scales.buffer).set(file.subarray(16, afterScales))
  return {
    dims,
    rows,
    scales,
    bytes: new Int8Array(file.buffer, file.byteOffset + afterScales, count * dims),
  }
}

/**
 * Smooth inverse frequency weight of a word, a / (a + p), with a = 0.001 (Arora, Liang and Ma 2017). p is read
 * off the word's rank by Zipf's law over 100,000 words, so that it does not depend on the texts at hand.
 */
export function sifWeight(rank: number): number {
  const harmonic = 12.1
  const probability = 1 / ((rank + 1) * harmonic)
  return 0.001 / (0.001 + probability)
}

/**
 * Sentence vectors as weighted sums of word vectors.
 * @returns row-major `texts.length × dims`, each row of unit length, or all zero where no word is known
 */
export function sentenceVectors(
  texts: readonly (readonly string[])[],
  table: WordVectors = wordVectors(),
): Float32Array {
  const { dims, rows, scales, bytes } = table
  const out = new Float32Array(texts.length * dims)
  const sum = new Float64Array(dims)
  texts.forEach((tokens, text) => {
    sum.fill(0)
    for (const token of tokens) {
      const row = rows.get(token)
      if (row === undefined) continue
      const weight = sifWeight(row) * scales[row]!
      const start = row * dims
      for (let d = 0; d < dims; d++) sum[d]! += weight * bytes[start + d]!
    }
    let square = 0
    for (let d = 0; d < dims; d++) square += sum[d]! * sum[d]!
    if (square === 0) return
    const inverse = 1 / Math.sqrt(square)
    for (let d = 0; d < dims; d++) out[text * dims + d] = sum[d]! * inverse
  })
  return out
}
