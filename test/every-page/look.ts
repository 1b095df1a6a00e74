import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import type { World } from '../world.ts'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly html: string
}

/** Trusted by browsers without a certificate, so that they heed every header. */
const origin = 'http://localhost'

/** A window of one size, in which answers are looked at one after the other. */
export type Window = {
  readonly width: number
  /**
   * Shows an answer as its address would, with its own headers, and gives what axe objects to and what the
   * browser refused. What the page asks for besides comes from the app.
   */
  objections(path: string, answer: Answer): Promise<string[]>
}

export async function openWindow(
  browser: Browser,
  world: World,
  viewport: { readonly width: number; readonly height: number },
): Promise<Window> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  let shown: Answer = { status: 200, headers: {}, html: '' }
  let shownAt = ''
  let refused: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' && !/status of (4|5)\d\d/.test(message.text()))
      refused.push(message.text())
  })
  page.on('pageerror', error => refused.push(String(error)))
  await context.route('**/*', async route => {
    const asked = route.request()
    // A page that follows its own work asks for itself again: it is as it was.
    if (asked.isNavigationRequest() || asked.url() === shownAt)
      return route.fulfill({ ...shown, body: shown.html })
    if (!asked.url().startsWith(`${origin}/`)) {
      refused.push(`The page asks for ${asked.url()}.`)
      return route.abort()
    }
    const found = await world.app.request(asked.url())
    // The stream leads to sign-in, having no cookie here; a browser would follow that out of this window.
    if (found.status >= 300 && found.status < 400) return route.fulfill({ status: 404 })
    return route.fulfill({
      status: found.status,
      headers: Object.fromEntries(found.headers),
      body: Buffer.from(await found.arrayBuffer()),
    })
  })

  return {
    width: viewport.width,
    async objections(path, answer) {
      shown = answer
      shownAt = `${origin}${path}`
      refused = []
      await page.goto(shownAt)
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      const { violations } = await new AxeBuilder({ page }).analyze()
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      return [
        ...violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 200)).join(' | ')}`,
        ),
        ...refused.map(text => `The browser said: ${text}`),
        ...(width > viewport.width ? [`It is ${width} pixels wide.`] : []),
      ]
    },
  }
}
