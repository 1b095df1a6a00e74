import { Piscina } from 'piscina'
import { ENCODER_DIMS, encodeHere } from './encoder.worker.ts'

/** Turns sentences into vectors of meaning. Every provider of this capability looks like this. */
export interface Encoder {
  /** Stored with every vector, with `revision`: vectors of two encoders are never mixed. */
  readonly id: string
  readonly revision: string
  readonly licence: string
  /** ISO 639-1 codes of the languages it was made for. */
  readonly languages: readonly string[]
  readonly dims: number
  /** False where words leave this machine, which the permission statement must then say. */
  readonly local: boolean
  /**
   * The vectors of the texts, row-major, `texts.length × dims`, each of length 1 (all zeros for a blank text).
   * The vector of a text depends on that text alone. `onProgress` receives how many are done of how many.
   */
  encode(
    texts: readonly string[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array<ArrayBuffer>>
}

/** Below this many texts a second process of encoding costs more (loading, 0.5 s) than it brings. */
const WORTH_WORKERS = 200
const WORKERS = 2
/** Texts handed to a worker at once: small enough for progress to move, large enough to fill batches. */
const PORTION = 160
/** Vectors kept in memory so that suggestions made again after each coding cost nothing: about 80 MB. */
const KEPT = 40_000

const kept = new Map<string, Float32Array>()
let pool: Piscina | undefined

/**
 * The encoder that ships with Rowan: Universal Sentence Encoder Lite, English, 512 dimensions, about 150
 * short texts a second on one core. It reads its model from the installed package; nothing is downloaded.
 */
export async function loadEncoder(): Promise<Encoder> {
  return {
    id: 'use-lite',
    revision: '0.2.0',
    licence: 'Apache-2.0',
    languages: ['en'],
    dims: ENCODER_DIMS,
    local: true,
    encode,
  }
}

async function encode(
  texts: readonly string[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Float32Array<ArrayBuffer>> {
  // Shortest first, so that a portion holds texts of like length and the order of the rows is of no matter.
  const missing = [...new Set(texts)]
    .filter(text => text.trim() !== '' && !kept.has(text))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const fresh = new Map<string, Float32Array>()
  const portions: string[][] = []
  for (let at = 0; at < missing.length; at += PORTION) portions.push(missing.slice(at, at + PORTION))
  let done = texts.length - missing.length
  onProgress(done, texts.length)

  const encodePortion = async (portion: string[]): Promise<void> => {
    const vectors = missing.length < WORTH_WORKERS ? await encodeHere(portion) : await elsewhere(portion)
    portion.forEach((text, at) => {
      fresh.set(text, vectors.slice(at * ENCODER_DIMS, (at + 1) * ENCODER_DIMS))
    })
    done += portion.length
    onProgress(done, texts.length)
  }
  await Promise.all(portions.map(encodePortion))

  const vectors = new Float32Array(texts.length * ENCODER_DIMS)
  texts.forEach((text, row) => {
    const vector = fresh.get(text) ?? kept.get(text)
    if (vector) vectors.set(vector, row * ENCODER_DIMS)
  })
  for (const [text, vector] of fresh) keep(text, vector)
  return vectors
}

function elsewhere(portion: string[]): Promise<Float32Array> {
  pool ??= new Piscina({
    filename: new URL('./encoder.worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: WORKERS,
    idleTimeout: 30_000,
  })
  return pool.run(portion)
}

function keep(text: string, vector: Float32Array): void {
  if (kept.size >= KEPT) {
    const oldest = kept.keys().next().value
    if (oldest !== undefined) kept.delete(oldest)
  }
  kept.set(text, vector)
}
