import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import type { Document } from '../document.ts'
import { walkingCityInArabic } from './fixtures/arabic.ts'
import { bowlingGreen } from './fixtures/bowling-green.ts'
import { nastyWords } from './fixtures/nasty.ts'
import { EmbeddedDocument, standalonePage } from './web.tsx'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'long-title': 'off', 'no-inline-style': 'error' },
})

async function mistakesIn(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(result =>
    result.messages.map(message => `${message.ruleId}: ${message.message}`),
  )
}

const page = standalonePage(bowlingGreen)
const textOf = (html: string) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '')

test('the page that stands alone is valid HTML, in English, in Arabic and with words that try to break it', async () => {
  assert.deepEqual(await mistakesIn(page), [])
  assert.deepEqual(await mistakesIn(standalonePage(walkingCityInArabic)), [])
  assert.deepEqual(await mistakesIn(standalonePage(nastyWords)), [])
})

test('it needs nothing else: no script, no style attribute, no request to anywhere', () => {
  assert.doesNotMatch(page, /<script|<link\b|<img|<iframe|@import|url\(|\bstyle=|\bon[a-z]+=/)
})

test('what comes before the words is small', () => {
  const frame = standalonePage({ ...bowlingGreen, blocks: [], attribution: [] })
  assert.ok(Buffer.byteLength(frame) <= 50_000, `${Buffer.byteLength(frame)} bytes`)
})

test('language and direction are said once, and again where words are in another', () => {
  const arabic = standalonePage(walkingCityInArabic)
  assert.match(arabic, /<html lang="ar" dir="rtl">/)
  assert.match(arabic, /<blockquote lang="en" dir="ltr">/)
  assert.match(
    arabic,
    /<span class="document__words" lang="en" dir="ltr">“We need faster internet service\.”<\/span>/,
  )
})

test('a reader can skip to the report, and every entry of the contents leads to a place in it', () => {
  assert.match(page, /<a class="document__skip" href="#report">/)
  const places = new Set([...page.matchAll(/\bid="([^"]+)"/g)].map(match => match[1]))
  const links = [...page.matchAll(/href="#([^"]+)"/g)].map(match => match[1])
  assert.ok(links.length > 8)
  assert.deepEqual(
    links.filter(link => !places.has(link)),
    [],
  )
})

test('a finding can be linked to, and says who says so', () => {
  assert.match(page, /id="finding-1"/)
  assert.match(
    textOf(page),
    /Key finding 1 of 2People want to walk and cycle without being afraid, and cannot\./,
  )
  assert.match(textOf(page), /Who says so\?98 of the 161 people who told us/)
})

test('numbers that are held back are nowhere in the page', () => {
  const row = page.match(/<th scope="row">People who use a wheelchair<\/th>.*?<\/tr>/s)?.[0] ?? ''
  assert.match(row, /not shown/)
  assert.doesNotMatch(row, /\d/)
})

test('tables name their rows and columns', () => {
  const themes = [...page.matchAll(/<table class="document__group".*?<\/table>/gs)].map(([table]) =>
    textOf(table),
  )
  assert.match(themes[0] ?? '', /^Getting aboutWhere they livePeoplePer centDowntown61 of 9664%/)
  assert.match(
    page,
    /<th scope="col">Where they live<\/th><th scope="col" class="document__amount">People<\/th>/,
  )
  assert.match(page, /<th scope="row"><span class="document__named"><span>Downtown<\/span>/)
})

test('a bar beside a number is a picture only: its group and figures are text', () => {
  const bars = page.match(/<svg class="document__share"[^>]*>/g) ?? []
  assert.ok(bars.length > 10)
  assert.ok(bars.every(bar => bar.includes('aria-hidden="true"')))
})

test('staff open a number of a chart and a cell of a table to what it counts', () => {
  const blocks = bowlingGreen.blocks.map(block =>
    block.kind === 'chart' || block.kind === 'counts'
      ? {
          ...block,
          counts: {
            ...block.counts,
            evidence: block.counts.table.rows.categories.map(row => `row ${row.key}`),
          },
        }
      : block,
  )
  const staff = String(
    <EmbeddedDocument
      document={{ ...bowlingGreen, blocks }}
      evidence={id => `/evidence/${id.replace(' ', '/')}`}
    />,
  )
  assert.match(
    staff,
    /<a href="\/evidence\/row\/theme-0">187<span class="hidden">: Getting about<\/span><\/a>/,
  )
  assert.match(
    staff,
    /<a href="\/evidence\/row\/theme-0">61 of 96<span class="hidden">: Getting about, Downtown<\/span><\/a>/,
  )
  const outside = String(<EmbeddedDocument document={{ ...bowlingGreen, blocks }} />)
  assert.doesNotMatch(outside, /\/evidence\//)
})

test('words that look like markup are words', () => {
  const html = standalonePage(nastyWords)
  assert.doesNotMatch(html, /<script|<b>/)
  assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/)
})

test('readers outside the team get no link to evidence; staff do', () => {
  const outside = String(<EmbeddedDocument document={bowlingGreen} />)
  assert.doesNotMatch(outside, /See the evidence|\/evidence\//)
  const staff = String(<EmbeddedDocument document={bowlingGreen} evidence={id => `/evidence/${id}`} />)
  assert.match(staff, /<a class="document__figure" href="\/evidence\/people">403 people<\/a>/)
  assert.match(staff, /<a href="\/evidence\/finding-1">See the evidence<\/a>/)
})

test('a link into the site leads through the report’s address, and is plain text where it has none', () => {
  const linked: Document = {
    ...bowlingGreen,
    blocks: [{ kind: 'paragraph', text: [{ kind: 'link', text: 'the sessions', address: '/p/sessions' }] }],
  }
  assert.match(standalonePage(linked), /<a href="https:\/\/rowan\.example\/p\/sessions">the sessions<\/a>/)
  assert.doesNotMatch(standalonePage({ ...linked, address: null }), /href="\/p|\/p\/sessions/)
  assert.match(String(<EmbeddedDocument document={linked} />), /<a href="\/p\/sessions">the sessions<\/a>/)
})

test('the same document gives the same page', () => {
  assert.equal(standalonePage(bowlingGreen), page)
})
