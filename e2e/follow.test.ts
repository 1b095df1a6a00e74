import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { runImport } from '../src/listening/import/run-import.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import type { Id } from '../src/platform/ids.ts'
import { programmeTopic } from '../src/platform/realtime/topic.ts'
import { remakeEdition } from '../src/publishing/editions/react.ts'
import { renderEdition } from '../src/publishing/editions/render-edition.ts'
import { drawThemes } from '../src/understanding/suggestions/draw-themes.ts'
import { makeConversation, sayAll } from '../test/conversation.ts'
import { bringIn } from '../test/import.ts'
import { desk, launchBrowser, objections, picture } from './browser.ts'
import { type ServedWorld, serveWorld } from './served-world.ts'

const who = ['the same carer', 'the same face', 'a nurse who knows me', 'someone who knows my dog']
const when = ['every morning', 'at the door', 'each day', 'at night', 'on a Sunday']

/** Jobs run when a test says so: what a page does meanwhile is what is tested. */
describe('pages that show work going on, in Chromium', () => {
  let browser: Browser
  let served: ServedWorld
  let cookie = ''
  let conversation: Awaited<ReturnType<typeof makeConversation>>

  before(async () => {
    browser = await launchBrowser()
    served = await serveWorld()
    cookie = (await served.world.asOwner()).cookie
  })
  after(async () => {
    await browser.close()
    served.server.close()
  })

  /** A new programme in which people have spoken, and its address in the workspace. */
  async function programme(): Promise<string> {
    conversation = await makeConversation(served.world)
    await sayAll(
      served.world,
      conversation,
      who.flatMap(one => when.map(time => ({ words: `I want ${one} ${time}` }))),
    )
    return `${served.home}/p/${conversation.programme.id}`
  }

  async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: desk, ...options })
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: served.services.publicUrl }])
    const page = await context.newPage()
    await page.goto(address)
    return page
  }

  /** The id of the newest job that was asked for. */
  function asked<Kind extends string>(queue: string): Id<Kind> {
    const job = served.world.sent.findLast(({ name }) => name === queue)
    assert.ok(job, `Nothing was sent to ${queue}.`)
    return job.payload.id as Id<Kind>
  }
  const finishIssue = () =>
    renderEdition(served.services, served.world.organisation.id, asked('publishing.render-edition'))
  const finishThemes = () =>
    drawThemes(served.services, served.world.organisation.id, asked('understanding.draw-themes'))

  /** A report that has just been published and whose files are not made yet. */
  async function publishing(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(`${await programme()}/show`, options)
    await page.getByLabel('What is it called?').fill('What we heard')
    await page.locator('main form[action$="/show/new"] button').click()
    // Without themes there are blocks that cannot go out.
    for (const problems = page.locator('.notice a[href^="#b-"]'); (await problems.count()) > 0; ) {
      const block = (await problems.first().getAttribute('href')) ?? ''
      await page.locator(`[id="${block.slice(1)}"] button[value=remove]`).click()
      await page.waitForURL('**?done=saved')
      await page.goto(page.url().replace('?done=saved', ''))
    }
    await page.locator('main form[action$="/publish"] button').click()
    await page.getByText('Issue 1 is being made', { exact: false }).first().waitFor()
    return page
  }

  /** Begins to write a text for the report, and does not save it. */
  async function type(page: Page) {
    await page.locator('summary', { hasText: /^Text$/ }).click()
    await page.locator('#block-text').fill('People told us this in one')
    await page.locator('#block-text').focus()
  }
  const top = (page: Page) => page.locator('#block-text').evaluate(field => field.getBoundingClientRect().top)

  test('a report’s files are finished: its editor says so by itself, and keeps what is typed, focus and place', async () => {
    const page = await publishing()
    await type(page)
    assert.equal(await page.getByRole('link', { name: 'See how far it is now' }).isVisible(), false)
    await picture(page, 'follow-editor-making')
    let loaded = 0
    page.on('domcontentloaded', () => loaded++)
    const before = await top(page)
    await finishIssue()
    await page.getByText('Issue 1 is out').waitFor()
    await picture(page, 'follow-editor-out')
    assert.equal(await page.locator('#block-text').inputValue(), 'People told us this in one')
    assert.equal(await page.locator('#block-text:focus').count(), 1)
    assert.ok(Math.abs((await top(page)) - before) < 2, 'The field moved under the hands.')
    await page.keyboard.type(' winter')
    assert.equal(await page.locator('#block-text').inputValue(), 'People told us this in one winter')
    assert.equal(loaded, 0)
    assert.equal(await page.getByRole('link', { name: 'See it on the web' }).count(), 1)
    assert.equal(await page.locator('#issues li').textContent(), 'Issue 1, 4 March 2026')
    assert.equal(await page.locator('div.hidden[role=status]').textContent(), 'Issue 1, 4 March 2026')
    assert.equal(await page.locator('[data-follow]').count(), 0)
    assert.deepEqual(await objections(page), [])
    await page.context().close()
  })

  test('a look for themes moves on to its suggestions with nothing pressed, and keeps a theme that is being named', async () => {
    const page = await open(`${await programme()}/understand`)
    await page.getByRole('button', { name: 'Look for themes' }).click()
    await page.locator('progress').waitFor()
    await picture(page, 'follow-themes-drawing')
    await page.getByLabel('Name').fill('Knowing the per')
    const drawn = finishThemes()
    await page.locator('a[href*="/suggestions/"]').first().waitFor()
    await drawn
    assert.equal(await page.locator('progress').count(), 0)
    assert.equal(await page.getByLabel('Name').inputValue(), 'Knowing the per')
    assert.match(
      (await page.locator('div.hidden[role=status]').textContent()) ?? '',
      /look for themes is done/,
    )
    assert.deepEqual(await objections(page), [])
    await page.context().close()
  })

  test('a file is read in: its page goes on to what became of it, and the focus does not fall to the top', async () => {
    await programme()
    const owner = await served.world.asOwner()
    const table = 'Who,What was said,Where\nA1,The nurse was kind,Leith\nA2,Nobody rang back,Oban\n'
    const { id, address } = await bringIn(served.world, owner, conversation, table, { run: false })
    const page = await open(`${served.services.publicUrl}${address}`)
    await page.getByRole('button', { name: 'Stop here' }).focus()
    await runImport(served.services, served.world.organisation.id, id)
    await page.getByText('Brought in', { exact: true }).first().waitFor()
    assert.equal(await page.locator('#one-import:focus').count(), 1)
    assert.deepEqual(await objections(page), [])
    await page.context().close()
  })

  test('where no stream comes through, the page asks by the clock', async () => {
    const page = await open(`${await programme()}/understand`)
    await page.route('**/stream', route => route.abort())
    await page.getByRole('button', { name: 'Look for themes' }).click()
    await page.waitForResponse(answer => answer.request().resourceType() === 'fetch')
    assert.equal(await page.locator('progress').count(), 1)
    await finishThemes()
    await page.locator('a[href*="/suggestions/"]').first().waitFor()
    await page.context().close()
  })

  test('a tab that nobody sees lets go of its stream, and is up to date when somebody does', async () => {
    const page = await publishing()
    const released = page.waitForEvent('requestfailed', request => request.url().endsWith('/stream'))
    await see(page, false)
    await released
    await finishIssue()
    await see(page, true)
    await page.getByText('Issue 1 is out').waitFor()
    await page.context().close()
  })

  test('somebody who is signed out meanwhile is led to sign in, unless what they typed would be lost', async () => {
    const [idle, typing] = [await publishing(), await publishing()]
    await type(typing)
    for (const page of [idle, typing]) {
      const [, of = ''] = /\/p\/([^/]+)/.exec(page.url()) ?? []
      await page.context().clearCookies()
      served.services.realtime.changed(programmeTopic(of as Id<'programme'>))
    }
    await idle.waitForURL('**/sign-in?*')
    await typing.getByRole('link', { name: 'See how far it is now' }).waitFor()
    assert.equal(await typing.locator('#block-text').inputValue(), 'People told us this in one')
    await Promise.all([idle.context().close(), typing.context().close()])
  })

  test('a report that is made again without words that were taken back appears to who waits for it', async () => {
    const editor = await publishing()
    await finishIssue()
    const report = await editor.getByRole('link', { name: 'See it on the web' }).getAttribute('href')
    for (const javaScriptEnabled of [true, false]) {
      await inOrganisation(served.services.database.db, served.world.organisation.id, db =>
        remakeEdition(served.services, db, asked('publishing.render-edition')),
      )
      const reader = await open(`${served.services.publicUrl}${report}`, { javaScriptEnabled })
      assert.equal(await reader.getByText('How we did this').count(), 0)
      await finishIssue()
      await reader.getByText('How we did this').first().waitFor()
      await reader.context().close()
    }
    await editor.context().close()
  })

  test('without JavaScript a page on which something can be typed never loads by itself: a link looks again', async () => {
    const editor = await publishing({ javaScriptEnabled: false })
    assert.equal(await editor.locator('meta[http-equiv=refresh]').count(), 0)
    await finishIssue()
    await editor.getByRole('link', { name: 'See how far it is now' }).click()
    await editor.getByText('Issue 1 is out').waitFor()
    await editor.context().close()
    const themes = await open(`${await programme()}/understand`, { javaScriptEnabled: false })
    await themes.getByRole('button', { name: 'Look for themes' }).click()
    assert.equal(await themes.locator('meta[http-equiv=refresh]').count(), 0)
    await finishThemes()
    await themes.getByRole('link', { name: 'See how far it is now' }).click()
    await themes.locator('a[href*="/suggestions/"]').first().waitFor()
    await themes.context().close()
  })

  test('without JavaScript a link looks again at how far a file is, because there is a field to search on every page', async () => {
    await programme()
    const owner = await served.world.asOwner()
    const table = 'Who,What was said,Where\nA1,The bus was late,Leith\n'
    const { id, address } = await bringIn(served.world, owner, conversation, table, { run: false })
    const page = await open(`${served.services.publicUrl}${address}`, { javaScriptEnabled: false })
    assert.equal(await page.locator('meta[http-equiv=refresh]').count(), 0)
    await runImport(served.services, served.world.organisation.id, id)
    await page.getByRole('link', { name: 'See how far it is now' }).click()
    await page.getByText('Brought in', { exact: true }).first().waitFor()
    await page.context().close()
  })
})

/** What a browser tells a page when its tab comes to the front or leaves it. */
async function see(page: Page, seen: boolean): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, value: ${!seen} })
    document.dispatchEvent(new Event('visibilitychange'))
  `)
}
