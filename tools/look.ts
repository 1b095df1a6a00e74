import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

/**
 * Takes pictures of pages, to be looked at: `node --import tsx tools/look.ts OUT PAGE...`, where a page is an
 * address or an HTML file. Each is taken at 375 and 1280 pixels; `--forced-colours`, `--zoom` (400%, which is
 * 320 pixels wide) and `--print` add those.
 */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const options = new Set(process.argv.slice(2).filter(word => word.startsWith('--')))
const [out, ...pages] = process.argv.slice(2).filter(word => !word.startsWith('--'))
if (out === undefined || pages.length === 0) {
  console.error(
    'Say where to write, then which pages: tools/look.ts OUT PAGE... [--forced-colours] [--zoom] [--print]',
  )
  process.exit(1)
}

type View = {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly scale: number
  readonly forced?: boolean
  readonly print?: boolean
}

const views: View[] = [
  { name: '375', width: 375, height: 800, scale: 2 },
  { name: '1280', width: 1280, height: 900, scale: 1 },
]
if (options.has('--forced-colours')) {
  views.push({ name: 'forced-375', width: 375, height: 800, scale: 2, forced: true })
}
if (options.has('--zoom')) views.push({ name: 'zoom-320', width: 320, height: 256, scale: 2 })
if (options.has('--print')) views.push({ name: 'print-794', width: 794, height: 1123, scale: 1, print: true })

mkdirSync(out, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
for (const page of pages) {
  const address = page.includes('://') ? page : pathToFileURL(page).href
  const name = basename(new URL(address).pathname).replace(/\.html$/, '') || 'home'
  for (const view of views) {
    const tab = await browser.newPage({
      viewport: { width: view.width, height: view.height },
      deviceScaleFactor: view.scale,
      forcedColors: view.forced ? 'active' : 'none',
    })
    if (view.print) await tab.emulateMedia({ media: 'print' })
    await tab.goto(address)
    const file = join(out, `${name}-${view.name}.png`)
    await tab.screenshot({ path: file, fullPage: true })
    const wide = await tab.evaluate('document.documentElement.scrollWidth')
    console.log(Number(wide) > view.width ? `${file}: scrolls sideways, ${wide} pixels wide` : file)
    await tab.close()
  }
}
await browser.close()
