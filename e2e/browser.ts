import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

export const phone = { width: 375, height: 800 }
export const desk = { width: 1280, height: 900 }

/** Chromium as every test here uses it: Debian's, or the one that CHROMIUM names. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** What axe objects to on a page, a line each; nothing where all is well. */
export async function objections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes.map(node => node.html).join(' ')}`,
  )
}

/** A picture of the whole page, in the folder that PICTURES names; none where it names none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}-${page.viewportSize()?.width}.png`), fullPage: true })
}

/** Fills in fields by their names, whatever kind they are; a date goes into its three fields. */
export async function fill(
  page: Page,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) {
      const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(each) ?? []
      if (year !== '' && (await page.locator(`[name="${name}-day"]`).count()) > 0) {
        await page.locator(`[name="${name}-day"]`).fill(day)
        await page.locator(`[name="${name}-month"]`).fill(month)
        await page.locator(`[name="${name}-year"]`).fill(year)
        continue
      }
      const field = page.locator(`main [name="${name}"]`)
      const kind = await field
        .first()
        .evaluate(element => `${element.tagName} ${element.getAttribute('type')}`)
      if (kind === 'INPUT radio' || kind === 'INPUT checkbox')
        await page.locator(`main [name="${name}"][value="${each}"]`).setChecked(true, { force: true })
      else if (kind.startsWith('SELECT')) await field.first().selectOption(each)
      else await field.first().fill(each)
    }
  }
}
