import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document } from '../document.ts'
import { line } from '../document.ts'
import { walkingCityInArabic } from './fixtures/arabic.ts'
import { bowlingGreen } from './fixtures/bowling-green.ts'
import { nastyWords } from './fixtures/nasty.ts'
import { type PdfOptions, renderPdf } from './pdf.ts'
import { checkPdfStructure } from './structure-check.ts'

/** Fonts of this machine would make these tests say different things on another. */
const shippedOnly: PdfOptions = { fontFolders: [] }

async function made(document: Document, options: PdfOptions = shippedOnly) {
  const result = await renderPdf(document, options)
  assert.ok(result.ok, JSON.stringify(result))
  return result
}

const saying = (text: string): Document => ({
  ...bowlingGreen,
  blocks: [{ kind: 'paragraph', text: line(text) }],
})

test('the PDF is tagged, titled, bookmarked and complete by our own rules', async () => {
  const { bytes, pages } = await made(bowlingGreen)
  const structure = checkPdfStructure(bytes)
  assert.deepEqual(structure.problems, [])
  assert.equal(structure.title, 'Make it a walking city')
  assert.equal(structure.language, 'en')
  assert.equal(structure.pages, pages)
  assert.equal(structure.tables, 7)
  assert.equal(structure.elements['BlockQuote'], 2)
  assert.deepEqual(structure.bookmarks.slice(0, 3), [
    'What we asked',
    'Key findings',
    'People want to walk and cycle without being afraid, and cannot.',
  ])
})

test('every chart is a figure with the alternative text of its document', async () => {
  const { bytes } = await made(bowlingGreen)
  const charts = bowlingGreen.blocks.flatMap(block => (block.kind === 'chart' ? [block.alternative] : []))
  assert.deepEqual([...checkPdfStructure(bytes).figures].sort(), charts.sort())
})

test('an Arabic report is in Arabic, right to left', async () => {
  const { bytes } = await made(walkingCityInArabic)
  const structure = checkPdfStructure(bytes)
  assert.deepEqual(structure.problems, [])
  assert.equal(structure.language, 'ar')
  assert.equal(structure.title, 'اجعلوها مدينة للمشي')
  assert.ok(structure.bookmarks.includes('النتائج الرئيسية'))
  assert.ok(structure.fonts.some(font => font.includes('NotoNaskhArabic')))
  assert.match(Buffer.from(bytes).toString('latin1'), /\/Direction \/R2L/)
})

test('the same document gives the same bytes', async () => {
  const [one, other] = [await made(bowlingGreen), await made(bowlingGreen)]
  assert.ok(Buffer.from(one.bytes).equals(Buffer.from(other.bytes)))
})

test('words that look like markup are words, a word of 300 letters folds, and control characters are left out', async () => {
  const { bytes } = await made(nastyWords)
  const structure = checkPdfStructure(bytes)
  assert.deepEqual(structure.problems, [])
  assert.equal(structure.title, nastyWords.title)
  assert.equal(
    structure.bookmarks[0],
    nastyWords.blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))[0],
  )
})

test('letters that no font can draw refuse the file and are named, never left blank', async () => {
  const result = await renderPdf(saying('步行'), shippedOnly)
  assert.deepEqual(result, {
    ok: false,
    reason: 'missing letters',
    missing: [
      { character: '步', code: 'U+6B65', name: 'Han', isLetter: true },
      { character: '行', code: 'U+884C', name: 'Han', isLetter: true },
    ],
  })
})

test('letters can be written as their names where a report has only a few of them', async () => {
  const result = await made(saying('Mr 步 came'), { ...shippedOnly, letters: 'name' })
  assert.deepEqual(
    result.named.map(one => one.code),
    ['U+6B65'],
  )
})

test('emoji stand as their names, and the file says which', async () => {
  const result = await made(saying('Thanks 😀 👩‍👧 🇬🇧 👍🏽 1️⃣'))
  assert.ok(result.named.some(one => one.name === 'grinning face'))
  assert.deepEqual(checkPdfStructure(result.bytes).problems, [])
})

test('a hundred pages and more are one report with all their quotes', async () => {
  const quotes = bowlingGreen.blocks.flatMap(block => (block.kind === 'quote' ? [block] : []))
  const blocks = Array.from({ length: 350 }, (_, index): Block[] => [
    { kind: 'heading', id: `chapter-${index}`, level: 2, text: `Chapter ${index + 1}` },
    ...quotes,
    {
      kind: 'paragraph',
      text: line('People spoke of roads with no pavement, and of cars that pass too close. '.repeat(4)),
    },
  ]).flat()
  const { bytes, pages } = await made({ ...bowlingGreen, blocks })
  const structure = checkPdfStructure(bytes)
  assert.ok(pages >= 100, `${pages} pages`)
  assert.deepEqual(structure.problems, [])
  assert.equal(structure.elements['BlockQuote'], 700)
})

test('a job that takes too long is given up, with a reason', async () => {
  const result = await renderPdf(bowlingGreen, { ...shippedOnly, timeout: 1 })
  assert.equal(result.ok, false)
  assert.ok(!result.ok && result.reason === 'not compiled')
  assert.match(result.diagnostics, /SIGKILL/)
})
