import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { chooseFonts } from './choose-fonts.ts'
import { readFontFaces } from './font-face.ts'

const codePoints = (text: string) => [...text].map(one => one.codePointAt(0)!)

function writeNumbers(target: Buffer, values: readonly number[]): void {
  for (const [index, value] of values.entries()) target.writeUInt16BE(value, index * 2)
}

/** The two tables of a font that choosing reads: a name and, as format 12, the ranges of characters it covers. */
function fontFile(family: string, ranges: readonly (readonly [number, number])[]): Buffer {
  const name = Buffer.from(family, 'utf16le').swap16()
  const names = Buffer.alloc(18)
  writeNumbers(names, [0, 1, 18, 3, 1, 0x0409, 1, name.length, 0])
  const nameTable = Buffer.concat([names, name])

  const cmap = Buffer.alloc(28 + ranges.length * 12)
  writeNumbers(cmap, [0, 1, 3, 10])
  cmap.writeUInt32BE(12, 8)
  cmap.writeUInt16BE(12, 12)
  cmap.writeUInt32BE(16 + ranges.length * 12, 16)
  cmap.writeUInt32BE(ranges.length, 24)
  ranges.forEach(([first, last], index) => {
    cmap.writeUInt32BE(first, 28 + index * 12)
    cmap.writeUInt32BE(last, 32 + index * 12)
  })

  const head = Buffer.alloc(12 + 2 * 16)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(2, 4)
  const tables = [
    ['cmap', cmap],
    ['name', nameTable],
  ] as const
  let offset = head.length
  tables.forEach(([tag, table], index) => {
    head.write(tag, 12 + index * 16, 'latin1')
    head.writeUInt32BE(offset, 12 + index * 16 + 8)
    head.writeUInt32BE(table.length, 12 + index * 16 + 12)
    offset += table.length
  })
  return Buffer.concat([head, cmap, nameTable])
}

const folder = mkdtempSync(join(tmpdir(), 'rowan-fonts-'))
const han: readonly [number, number] = [0x4e00, 0x9fff]
writeFileSync(join(folder, 'a-small.ttf'), fontFile('Some Han', [[0x6b65, 0x6b65]]))
writeFileSync(join(folder, 'b-jp.otf'), fontFile('All Han JP', [han]))
writeFileSync(join(folder, 'c-sc.ttf'), fontFile('All Han SC', [han]))
writeFileSync(join(folder, 'd-broken.ttf'), fontFile('Broken', [han]).subarray(0, 70))
writeFileSync(join(folder, 'e-none.ttf'), 'not a font')

test('English, Gaelic, Polish and Arabic need no font but those that Rowan ships', () => {
  const chosen = chooseFonts(
    codePoints('Dè tha cudromach? Zażółć gęślą jaźń. ما يهمّك؟ “…” – 61%'),
    [folder],
    'en',
  )
  assert.deepEqual(chosen.missing, [])
  assert.deepEqual(chosen.sans, ['Noto Sans', 'Noto Naskh Arabic'])
})

test('line ends, joiners and direction marks are not missed', () => {
  assert.deepEqual(chooseFonts(codePoints('a\nb\u200d\u200f\ufe0f\u00ad'), [], 'en').missing, [])
})

test('letters that no font has are missing, in order and once each', () => {
  assert.deepEqual(chooseFonts(codePoints('行步步'), [], 'zh-Hans').missing, codePoints('步行'))
})

test('a font that has all of them is found, and the one for the language where several have', () => {
  assert.deepEqual(chooseFonts(codePoints('步行'), [folder], 'zh-Hans').sans.slice(2), ['All Han SC'])
  assert.deepEqual(chooseFonts(codePoints('步行'), [folder], 'ja').sans.slice(2), ['All Han JP'])
})

test('a damaged font, a file that is none and a folder that is not there are passed over', () => {
  assert.deepEqual(readFontFaces(join(folder, 'd-broken.ttf')), [])
  assert.deepEqual(readFontFaces(join(folder, 'e-none.ttf')), [])
  assert.deepEqual(chooseFonts(codePoints('步'), [join(folder, 'nowhere')], 'zh').missing, codePoints('步'))
})
