import { createReadStream } from 'node:fs'

/** The encodings that are read. UTF-16 is recognised by its mark or by its pattern of null bytes. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'windows-1252' | 'utf-16le' | 'utf-16be'

export interface DetectedEncoding {
  readonly encoding: Encoding
  /** Some bytes are not valid in that encoding; they become U+FFFD and their rows are listed. */
  readonly damaged: boolean
}

/**
 * Finds a text file's encoding by reading the whole of it once: a file is UTF-8 where every byte of it is.
 * One that is not quite is still UTF-8 where well-formed sequences of several bytes outnumber the broken
 * ones, because Windows-1252 text hardly ever contains such a sequence by chance.
 */
export async function detectEncoding(path: string): Promise<DetectedEncoding> {
  const count = { sequences: 0, broken: 0, pending: 0, lowest: 0x80, highest: 0xbf }
  let marked = false
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes = chunk as Buffer
    if (first) {
      const wide = byMark(bytes) ?? byNulls(bytes)
      if (wide !== undefined) return { encoding: wide, damaged: false }
      marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      first = false
    }
    countSequences(bytes, count)
  }
  if (count.pending > 0) count.broken++
  if (marked) return { encoding: 'utf-8-bom', damaged: count.broken > 0 }
  if (count.broken === 0) return { encoding: 'utf-8', damaged: false }
  return count.sequences > count.broken
    ? { encoding: 'utf-8', damaged: true }
    : { encoding: 'windows-1252', damaged: false }
}

function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

function byNulls(bytes: Buffer): Encoding | undefined {
  const head = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < head.length; index++) {
    if (head[index] === 0) index % 2 === 0 ? even++ : odd++
  }
  const enough = head.length / 4
  if (odd > enough && even < enough / 8) return 'utf-16le'
  if (even > enough && odd < enough / 8) return 'utf-16be'
  return undefined
}

interface SequenceCount {
  sequences: number
  broken: number
  /** Continuation bytes still to come, and the range of the next one. */
  pending: number
  lowest: number
  highest: number
}

/** Counts well-formed and broken UTF-8 sequences by table 3-7 of the Unicode standard, across chunks. */
function countSequences(bytes: Buffer, count: SequenceCount) {
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    if (count.pending > 0) {
      const continues = byte >= count.lowest && byte <= count.highest
      count.lowest = 0x80
      count.highest = 0xbf
      if (continues) {
        if (--count.pending === 0) count.sequences++
        continue
      }
      count.broken++
      count.pending = 0
    }
    if (byte < 0x80) continue
    if (byte < 0xc2 || byte > 0xf4) {
      count.broken++
      continue
    }
    count.pending = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    if (byte === 0xe0) count.lowest = 0xa0
    if (byte === 0xed) count.highest = 0x9f
    if (byte === 0xf0) count.lowest = 0x90
    if (byte === 0xf4) count.highest = 0x8f
  }
}

/** The file's text in chunks, without its byte-order mark. Ended by the caller leaving the loop. */
export async function* decodedText(
  path: string,
  encoding: Encoding,
  chunkBytes = 1 << 17,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const text = decoder.decode(chunk as Buffer, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
