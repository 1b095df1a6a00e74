import { closeSync, openSync, readSync } from 'node:fs'

/** One face of a font file: its family and which characters it has shapes for. */
export type FontFace = {
  readonly file: string
  readonly family: string
  readonly covers: (codePoint: number) => boolean
}

/** First and last code point, in rising order. */
type Range = readonly [first: number, last: number]

/**
 * Reads the faces of a TrueType or OpenType file or collection. Only the directory, the names and the character
 * map are read, so a large file costs little. A file that is none, or is damaged, has no faces.
 *
 * Source of the layout: OpenType 1.9, tables `ttcf`, `cmap` (formats 4 and 12) and `name`.
 */
export function readFontFaces(file: string): readonly FontFace[] {
  const handle = openSync(file, 'r')
  try {
    return faceOffsets(handle).flatMap(offset => readFace(handle, file, offset) ?? [])
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  } finally {
    closeSync(handle)
  }
}

/** @throws RangeError where the file ends before the bytes do. */
function bytesAt(handle: number, offset: number, length: number): DataView {
  if (length > 32_000_000) throw new RangeError('a font table of this size is damage')
  const bytes = new Uint8Array(length)
  if (readSync(handle, bytes, 0, length, offset) !== length) throw new RangeError('the font file ends early')
  return new DataView(bytes.buffer)
}

function faceOffsets(handle: number): readonly number[] {
  const head = bytesAt(handle, 0, 12)
  const tag = head.getUint32(0)
  if (tag === 0x74746366) {
    const count = Math.min(head.getUint32(8), 64)
    const offsets = bytesAt(handle, 12, count * 4)
    return Array.from({ length: count }, (_, index) => offsets.getUint32(index * 4))
  }
  return tag === 0x00010000 || tag === 0x4f54544f || tag === 0x74727565 ? [0] : []
}

function readFace(handle: number, file: string, offset: number): FontFace | null {
  const count = bytesAt(handle, offset + 4, 2).getUint16(0)
  const directory = bytesAt(handle, offset + 12, count * 16)
  const tables = new Map<number, DataView>()
  for (let at = 0; at < count * 16; at += 16) {
    const tag = directory.getUint32(at)
    if (tag !== 0x636d6170 && tag !== 0x6e616d65) continue
    tables.set(tag, bytesAt(handle, directory.getUint32(at + 8), directory.getUint32(at + 12)))
  }
  const cmap = tables.get(0x636d6170)
  const names = tables.get(0x6e616d65)
  const family = names === undefined ? null : familyName(names)
  if (cmap === undefined || family === null) return null
  const ranges = coveredRanges(cmap)
  return { file, family, covers: codePoint => isWithin(ranges, codePoint) }
}

/** The typographic family (name 16), or else the family (name 1), in English. */
function familyName(table: DataView): string | null {
  const storage = table.getUint16(4)
  const found = new Map<number, string>()
  for (let index = 0; index < table.getUint16(2); index++) {
    const at = 6 + index * 12
    const [platform, language, name] = [table.getUint16(at), table.getUint16(at + 4), table.getUint16(at + 6)]
    if (platform !== 3 || language !== 0x0409 || (name !== 1 && name !== 16)) continue
    const start = table.byteOffset + storage + table.getUint16(at + 10)
    found.set(
      name,
      new TextDecoder('utf-16be').decode(new Uint8Array(table.buffer, start, table.getUint16(at + 8))),
    )
  }
  return found.get(16) ?? found.get(1) ?? null
}

function coveredRanges(table: DataView): readonly Range[] {
  let best: { readonly format: number; readonly at: number } | null = null
  for (let index = 0; index < table.getUint16(2); index++) {
    const at = table.getUint32(4 + index * 8 + 4)
    const format = table.getUint16(at)
    if (format === 12 || (format === 4 && best?.format !== 12)) best = { format, at }
  }
  if (best === null) return []
  return best.format === 12 ? groupsOfFormat12(table, best.at) : segmentsOfFormat4(table, best.at)
}

function groupsOfFormat12(table: DataView, at: number): readonly Range[] {
  return Array.from({ length: table.getUint32(at + 12) }, (_, index): Range => {
    const group = at + 16 + index * 12
    return [table.getUint32(group), table.getUint32(group + 4)]
  })
}

function segmentsOfFormat4(table: DataView, at: number): readonly Range[] {
  const doubled = table.getUint16(at + 6)
  const ranges: Range[] = []
  for (let index = 0; index < doubled; index += 2) {
    const last = table.getUint16(at + 14 + index)
    const first = table.getUint16(at + 16 + doubled + index)
    if (first <= last && first !== 0xffff) ranges.push([first, last])
  }
  return ranges
}

function isWithin(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle]!
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
