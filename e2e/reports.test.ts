import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Document } from '../src/publishing/document.ts'
import { walkingCityInArabic } from '../src/publishing/renderers/fixtures/arabic.ts'
import { bowlingGreen } from '../src/publishing/renderers/fixtures/bowling-green.ts'
import { nastyWords } from '../src/publishing/renderers/fixtures/nasty.ts'
import { standalonePage } from '../src/publishing/renderers/web.tsx'

const phone = { width: 375, height: 800 }
const desk = { width: 1280, height: 900 }
/** What is left of a window of 1280 pixels at 400% (WCAG 2.2, 1.4.10). */
const zoomed = { width: 320, height: 256 }

describe('a report as a page that stands alone, in Chromium', () => {
  let browser: Browser

  before(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })

  after(() => browser.close())

  async function shown<T>(
    document: Document,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      await page.setContent(standalonePage(document))
      return await look(page)
    } finally {
      await context.close()
    }
  }

  const views: readonly [name: string, document: Document, options: BrowserContextOptions][] = [
    ['on a desk', bowlingGreen, { viewport: desk }],
    ['on a phone', bowlingGreen, { viewport: phone }],
    ['from right to left', walkingCityInArabic, { viewport: desk }],
    ['from right to left, on a phone', walkingCityInArabic, { viewport: phone }],
    ['in forced colours', bowlingGreen, { viewport: desk, forcedColors: 'active' }],
    ['at 400%', bowlingGreen, { viewport: zoomed }],
    ['with words that try to break it', nastyWords, { viewport: phone }],
  ]

  for (const [name, document, options] of views) {
    test(`has nothing that axe objects to ${name}, and does not scroll sideways`, async () => {
      const { violations, width } = await shown(document, options, async page => {
        for (const summary of await page.locator('summary:visible').all()) await summary.click()
        const { violations } = await new AxeBuilder({ page }).analyze()
        return { violations, width: await page.evaluate<number>('document.documentElement.scrollWidth') }
      })
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
      assert.deepEqual(found, [])
      assert.ok(width <= (options.viewport?.width ?? 0), `${width} pixels wide`)
    })
  }

  test('asks nothing of any network', async () => {
    const asked = await shown(bowlingGreen, { viewport: desk }, async page => {
      const requests: string[] = []
      page.on('request', request => requests.push(request.url()))
      await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(standalonePage(bowlingGreen))}`)
      await page.waitForLoadState('networkidle')
      return [requests.filter(url => !url.startsWith('data:text/html')), await page.locator('h1').count()]
    })
    assert.deepEqual(asked, [[], 1])
  })

  test('by keyboard: the first stop skips to the report, and the contents lead to a finding', async () => {
    await shown(bowlingGreen, { viewport: desk }, async page => {
      await page.keyboard.press('Tab')
      assert.equal(await page.locator(':focus').textContent(), 'Skip to the report')
      await page.keyboard.press('Enter')
      assert.equal(await page.evaluate<string>('document.activeElement.id'), 'report')
      await page.keyboard.press('Tab')
      assert.equal(await page.locator(':focus').textContent(), 'What we asked')
    })
  })

  test('on paper the numbers are open and the contents list is left out', async () => {
    await shown(bowlingGreen, { viewport: desk }, async page => {
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('nav').isVisible(), false)
      assert.equal(await page.getByRole('cell', { name: '98 of 161' }).isVisible(), true)
    })
  })

  test('the longest bar leaves room for its figure, and a shorter one is as much shorter as its number', async () => {
    const widths = await shown(bowlingGreen, { viewport: desk }, page =>
      page
        .locator('#chart-walking svg')
        .evaluateAll(bars => bars.map(bar => Math.round(bar.getBoundingClientRect().width))),
    )
    assert.equal(widths.length, 5)
    assert.ok(Math.abs(widths[1]! / widths[0]! - 22 / 58 / (98 / 161)) < 0.02, widths.join())
  })
})
