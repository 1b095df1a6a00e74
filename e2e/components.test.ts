import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { workspaceStyles } from '../src/ui/assets.ts'
import { Gallery, PublicGallery } from '../src/ui/gallery.tsx'
import type { Language } from '../src/ui/i18n/language.ts'

const phone = { width: 375, height: 800 }
const desk = { width: 1280, height: 900 }
/** What is left of a window of 1280 pixels at 400% (WCAG 2.2, 1.4.10). */
const zoomed = { width: 320, height: 256 }

/** The gallery of the workspace with its stylesheet inside, as no server runs here. */
function staffGallery(): string {
  const page = {
    programme: { name: 'Care where you live', href: '/' },
    nav: { home: '/', reach: '/r', listen: '/l', understand: '/u', act: '/a', show: '/s', connect: '/c' },
    current: 'listen',
    find: { action: '/find' },
    account: { name: 'Mairi Ross', signOut: '/sign-out' },
    breadcrumbs: [{ label: 'Tests of change', href: '/t' }, { label: 'Arbroath' }],
    notice: { text: 'Saved.', undo: { action: '/undo' } },
  } as const
  const style = `<style>${workspaceStyles.body}</style>`
  return String(Gallery({ page })).replace(/<link rel="stylesheet"[^>]*>/, () => style)
}

function publicGallery(language: Language): string {
  return String(PublicGallery({ language, address: each => `#${each}`, colour: '#f28c28' }))
}

describe('the components in Chromium', () => {
  let browser: Browser

  before(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })

  after(() => browser.close())

  async function shown<T>(
    html: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      await page.setContent(html)
      return await look(page)
    } finally {
      await context.close()
    }
  }

  const views: readonly [name: string, html: () => string, options: BrowserContextOptions][] = [
    ['in the workspace', staffGallery, { viewport: desk }],
    ['in the workspace, on a phone', staffGallery, { viewport: phone }],
    ['on a public page', () => publicGallery('en'), { viewport: phone }],
    ['from right to left', () => publicGallery('ar'), { viewport: phone }],
    ['in Chinese', () => publicGallery('zh-Hans'), { viewport: desk }],
    ['in forced colours', () => publicGallery('en'), { viewport: desk, forcedColors: 'active' }],
    ['with less motion', staffGallery, { viewport: desk, reducedMotion: 'reduce' }],
    ['at 400%', () => publicGallery('pl'), { viewport: zoomed }],
  ]

  for (const [name, html, options] of views) {
    test(`have nothing that axe objects to ${name}`, async () => {
      const { violations } = await shown(html(), options, page => new AxeBuilder({ page }).analyze())
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
      assert.deepEqual(found, [])
    })
  }

  for (const [name, html] of [
    ['the workspace', staffGallery],
    ['a public page', () => publicGallery('gd')],
    ['a page from right to left', () => publicGallery('ar')],
  ] as const) {
    test(`never make ${name} scroll sideways at 400%`, async () => {
      const width = await shown(html(), { viewport: zoomed }, page =>
        page.evaluate<number>('document.documentElement.scrollWidth'),
      )
      assert.equal(width, zoomed.width)
    })
  }

  test('can be hit with a thumb: 44 pixels, links in sentences apart', async () => {
    const small = await shown(publicGallery('en'), { viewport: phone }, page =>
      page.evaluate<string[]>(`
        [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden]), textarea')]
          .filter(target => !target.matches('.skip-link, p a, .details > summary, .theme-key a'))
          .map(target => target.matches('.choice__input') ? target.closest('.choice__row') : target)
          .filter(target => target.getBoundingClientRect().height < 43.9)
          .map(target => target.outerHTML)
      `),
    )
    assert.deepEqual(small, [])
  })

  test('show a question below a choice only when it is chosen', async () => {
    const seen = await shown(publicGallery('en'), { viewport: phone }, async page => {
      const before = await page.locator('#return-address').isVisible()
      await page.locator('#channels-2').uncheck()
      return [before, await page.locator('#return-address').isVisible()]
    })
    assert.deepEqual(seen, [true, false])
  })

  test('say what to put right first, with the focus there', async () => {
    const focused = await shown(publicGallery('en'), { viewport: phone }, page =>
      page.evaluate<string>('document.activeElement.id'),
    )
    assert.equal(focused, 'error-summary')
  })
})
