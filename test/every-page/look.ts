import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { World } from '../world.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly html: string
}

/**
 * Shows an answer in the browser as its address would, with its own headers, and gives what axe objects to and
 * what the browser refused to run. What the page asks for besides comes from the app.
 */
export async function objections(
  browser: Browser,
  world: World,
  path: string,
  answer: Answer,
  options: BrowserContextOptions,
): Promise<string[]> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', message => {
      if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text()))
        refused.push(message.text())
    })
    page.on('pageerror', error => refused.push(String(error)))
    const address = `http://rowan.test${path}`
    await context.route('**/*', async route => {
      const asked = route.request()
      if (asked.isNavigationRequest()) return route.fulfill({ ...answer, body: answer.html })
      const url = new URL(asked.url())
      if (url.host !== 'rowan.test') {
        refused.push(`The page asks ${url.host}.`)
        return route.abort()
      }
      const found = await world.app.request(asked.url())
      return route.fulfill({
        status: found.status,
        headers: Object.fromEntries(found.headers),
        body: Buffer.from(await found.arrayBuffer()),
      })
    })
    // A stream stays open: the page is there when it has loaded.
    await page.goto(address, { waitUntil: 'load' })
    for (const summary of await page.locator('summary:visible').all()) await summary.click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    const wide = options.viewport && width > options.viewport.width ? [`It is ${width} pixels wide.`] : []
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 200)).join(' | ')}`,
      ),
      ...refused.map(text => `The browser said: ${text}`),
      ...wide,
    ]
  } finally {
    await context.close()
  }
}
