import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Document } from '../document.ts'
import { renderDocx } from './docx.ts'
import { walkingCityInArabic } from './fixtures/arabic.ts'
import { bowlingGreen } from './fixtures/bowling-green.ts'
import { nastyWords } from './fixtures/nasty.ts'

async function partsOf(document: Document): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(await renderDocx(document)))
  return new Map(
    files.filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
}

const english = await partsOf(bowlingGreen)
const arabic = await partsOf(walkingCityInArabic)
const body = english.get('word/document.xml')!
const paragraphsOf = (xml: string, style: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .filter(one => one.includes(`<w:pStyle w:val="${style}"/>`))
const textOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(match => match[1]).join('')

test('every part is well-formed XML, whatever was said', async () => {
  for (const parts of [english, arabic, await partsOf(nastyWords)]) {
    for (const [name, xml] of parts) {
      assert.doesNotThrow(() => new SaxesParser({ xmlns: true }).write(xml).close(), name)
    }
  }
})

test('headings are headings, in their levels', () => {
  assert.equal(textOf(paragraphsOf(body, 'Heading1')[0]!), 'What we asked')
  assert.ok(paragraphsOf(body, 'Heading2').some(one => textOf(one).startsWith('People want to walk')))
})

test('what a person said has a style of its own, and the title too where it is someone’s words', () => {
  assert.equal(textOf(paragraphsOf(body, 'TitleInWords')[0]!), 'Make it a walking city')
  assert.equal(
    textOf(paragraphsOf(body, 'Quote')[0]!),
    '“Bike lanes that are wide enough to safely ride on without fear of being hit by passing cars.”',
  )
  assert.match(body, /<w:rStyle w:val="SaidWords"\/>/)
})

test('looks are in styles: no paragraph or run carries a size, colour or font of its own', () => {
  assert.doesNotMatch(body, /<w:(sz|color|rFonts|b|i|spacing) /)
})

test('a chart is a chart of Word’s with alternative text, and held-back numbers are not in its data', () => {
  const alternatives = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(match => match[1])
  assert.deepEqual(
    alternatives,
    bowlingGreen.blocks.flatMap(block => (block.kind === 'chart' ? [block.alternative] : [])),
  )
  const chart = english.get('word/charts/chart1.xml')!
  const values = [...chart.matchAll(/<c:val>.*?<\/c:val>/gs)][0]![0]
  assert.deepEqual(
    [...values.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(match => match[1]),
    ['60.9', '37.9', '32.8', '18.2', '8.8'],
  )
  assert.match(chart, /People who use a wheelchair: Too few to show safely/)
})

test('tables have a header row that repeats', () => {
  const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table)
  assert.equal(tables.length, 7, 'one for each theme by place')
  for (const table of tables) assert.equal(table.match(/<w:tblHeader\/>/g)?.length, 1)
})

test('title, author, language and dates are in the properties', () => {
  const core = english.get('docProps/core.xml')!
  assert.match(core, /<dc:title>Make it a walking city<\/dc:title>/)
  assert.match(core, /<dc:creator>Barren River Partnership<\/dc:creator>/)
  assert.match(core, /<dc:language>en<\/dc:language>/)
  assert.match(core, /2026-08-11T00:00:00Z/)
})

test('an Arabic report runs from right to left, and English words in it do not', () => {
  const xml = arabic.get('word/document.xml')!
  assert.match(arabic.get('word/styles.xml')!, /<w:pPrDefault><w:pPr><w:bidi\/>/)
  assert.match(paragraphsOf(xml, 'Heading1')[0]!, /<w:bidi\/>.*<w:rtl\/>.*<w:lang w:bidi="ar"\/>/s)
  assert.match(xml, /<w:bidiVisual\/>/)
  const quote = paragraphsOf(xml, 'Quote').find(one => textOf(one).includes('Make it a walking city'))!
  assert.match(quote, /<w:bidi w:val="false"\/>.*<w:lang w:val="en"\/>/s)
})

test('the same document gives the same file', async () => {
  const [one, other] = [await renderDocx(bowlingGreen), await renderDocx(bowlingGreen)]
  assert.ok(Buffer.from(one).equals(Buffer.from(other)))
})
