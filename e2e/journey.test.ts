import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { startThrowAwayRowan, type ThrowAwayRowan } from '../src/cli/replay/throw-away-rowan.ts'
import { readScenario } from '../src/cli/replay.ts'
import { desk, fill, launchBrowser, objections, phone, picture } from './browser.ts'

const file = await readScenario('examples/replays/first-light.json')

/** The main job as people do it, one step after the other: each test goes on from the one before. */
describe('from a question to a report that everyone can read, in Chromium', () => {
  let rowan: ThrowAwayRowan
  let browser: Browser
  let team: BrowserContext
  let page: Page
  let programme = ''
  let conversation = ''
  let report = ''
  const receipts: string[] = []

  before(async () => {
    rowan = await startThrowAwayRowan(file.organisation)
    browser = await launchBrowser()
    team = await browser.newContext({ viewport: desk })
    page = await team.newPage()
  })

  after(async () => {
    await browser?.close()
    await rowan?.stop()
  })

  /** Presses a button and waits for the page that it leads to. */
  const press = async (name: string, on = page) => {
    await on.locator('main').getByRole('button', { name, exact: true }).first().click()
    await on.waitForLoadState()
  }
  const go = async (address: string, on = page) => {
    const answer = await on.goto(new URL(address, rowan.address).href)
    assert.equal(answer?.status(), 200, address)
  }
  /** Nothing for axe, nothing that scrolls sideways on a phone; a picture in both widths. */
  const check = async (name: string, on = page) => {
    for (const size of [desk, phone]) {
      await on.setViewportSize(size)
      const wide = await on.evaluate<number>('document.documentElement.scrollWidth')
      assert.ok(wide <= size.width, `${name} is ${wide} pixels wide at ${size.width}`)
      await picture(on, name)
    }
    assert.deepEqual(await objections(on), [], name)
  }

  test('1. the owner signs in with the link and invites an analyst', async () => {
    await go(rowan.signInLink)
    await check('1-sign-in')
    await press('Sign in')
    await check('1-programmes')
    await go(`/o/${file.organisation.slug}/people/invite`)
    await fill(page, { email: 'iain.orr@alder.example', roles: ['analyst'] })
    await check('1-invite')
    await page.locator('main form button').first().click()
    await go(`/o/${file.organisation.slug}/outbox`)
    await page.locator('summary').first().click()
    await check('1-outbox')
    const link = await page.locator('a[href*="/invitation/"]').first().getAttribute('href')
    const other = await browser.newContext({ viewport: desk })
    const invited = await other.newPage()
    await invited.goto(link ?? '')
    await check('1-invitation', invited)
    await fill(invited, { name: 'Iain Orr' })
    await invited.locator('main form button').first().click()
    await invited.waitForURL(`**/o/${file.organisation.slug}`)
    await other.close()
  })

  test('2. the programme is set up, page by page, and opened', async () => {
    await go(`/o/${file.organisation.slug}`)
    await page.getByRole('link', { name: 'Begin a programme' }).first().click()
    await fill(page, { title: file.programme.title, written_in: 'en' })
    await check('2-begin')
    await press('Begin')
    programme = new URL(page.url()).pathname.replace(/\/settings$/, '')
    await check('2-settings-empty')
    const sections = { ...file.programme.settings, languages: { languages: ['en', 'ar'] } }
    for (const [section, fields] of Object.entries(sections)) {
      await go(`${programme}/settings/${section}`)
      await fill(page, fields)
      await check(`2-${section}`)
      await press('Save')
    }
    for (const [language, approval] of Object.entries(file.programme.languages)) {
      await go(`${programme}/settings/permission/1/${language}`)
      await fill(page, approval)
      await check(`2-approve-${language}`)
      await press('Record the approval')
    }
    await go(`${programme}/settings`)
    await check('2-settings-ready')
    await press('Open the programme')
    await go(`${programme}/listen/new`)
    await fill(page, file.conversation)
    await check('2-ask')
    await press('Save')
    await page.getByLabel('At once').check()
    await press('Open to the public')
    await check('2-conversation')
    conversation = new URL(page.url()).pathname
  })

  test('3. people answer, with no JavaScript, on a phone, by keyboard, in English and Arabic', async () => {
    await go(conversation)
    const code = /\/c\/([a-z0-9-]+)/.exec((await page.locator('main').textContent()) ?? '')?.[1]
    for (const [language, words] of [
      ['en', 'My carer sits down and has a cup of tea with me.'],
      ['ar', 'أحب أن تجلس معي قليلا ونتحدث بهدوء.'],
    ] as const) {
      const own = await browser.newContext({ viewport: phone, javaScriptEnabled: false })
      const person = await own.newPage()
      await go(`/c/${code}/${language}`, person)
      await picture(person, `3-question-${language}`)
      await tabTo(person, 'answer_q1')
      await person.keyboard.type(words)
      await nextStep(person)
      await picture(person, `3-who-${language}`)
      await tabTo(person, 'who_role')
      await person.keyboard.press('Space')
      await nextStep(person)
      await tabTo(person, 'analysis')
      await person.keyboard.press('Space')
      await tabTo(person, 'quotation')
      await person.keyboard.press('Space')
      await tabTo(person, 'naming')
      await person.keyboard.press('Space')
      await picture(person, `3-answered-${language}`)
      await person.locator('main form').locator('button:not([formaction])').last().focus()
      await person.keyboard.press('Enter')
      await person.waitForURL('**/thank-you/**')
      receipts.push(
        ((await person.locator('.receipt__words').textContent()) ?? '').replaceAll(/\s+/g, ' ').trim(),
      )
      await picture(person, `3-receipt-${language}`)
      await tabTo(person, 'pin')
      await person.keyboard.type('2468')
      await tabTo(person, 'pin_again')
      await person.keyboard.type('2468')
      await person.keyboard.press('Enter')
      await person.waitForURL('**?pin=chosen')
      await own.close()
      const seeing = await (await browser.newContext({ viewport: phone })).newPage()
      await go(`/c/${code}/${language}`, seeing)
      await check(`3-question-${language}`, seeing)
      // What Enter presses in a field before the last step: everything is shown, with what is missing.
      await seeing.locator('button[name=check]').focus()
      await seeing.keyboard.press('Enter')
      await seeing.locator('.error-summary').waitFor()
      await check(`3-refused-${language}`, seeing)
      await seeing.context().close()
    }
  })

  test('4. their words are open to them with receipt and PIN, and to nobody with another PIN', async () => {
    for (const [index, language] of (['en', 'ar'] as const).entries()) {
      const own = await browser.newContext({ viewport: phone })
      const person = await own.newPage()
      await go('/your-words', person)
      await check(`4-find-${language}`, person)
      await fill(person, { code: receipts[index]!, pin: '1111' })
      await press('Open', person)
      assert.match((await person.locator('main').textContent()) ?? '', /We do not know a receipt like this/)
      await fill(person, { code: receipts[index]!, pin: '2468' })
      await press('Open', person)
      await check(`4-words-${language}`, person)
      await person.goto(new URL('/your-words/permission', rowan.address).href)
      await check(`4-permission-${language}`, person)
      await person.goto(new URL('/your-words/withdraw', rowan.address).href)
      await check(`4-withdraw-${language}`, person)
      await own.close()
    }
  })

  test('5. a file that somebody else made is brought in', async () => {
    await go(`${conversation}/import`)
    await check('5-import')
    await page
      .locator('#file')
      .setInputFiles({ name: file.import!.name, mimeType: 'text/csv', buffer: Buffer.from(file.import!.csv) })
    await press('Look at the file')
    await fill(page, file.import!.columns)
    await check('5-columns')
    await press('Go on')
    await fill(page, file.import!.permission)
    await check('5-permission')
    await page.locator('main form button').first().click()
    await byReloading(page.getByText('Brought in', { exact: true }))
    await check('5-done')
  })

  test('6. themes are drawn, judged and put in order', async () => {
    await go(`${programme}/understand`)
    await check('6-understand-empty')
    await press('Look for themes')
    await byReloading(page.locator('a[href*="/suggestions/"]'))
    await check('6-suggested')
    // The one with what may be quoted: those whose words came in with the file did not allow it.
    const suggestions = await page
      .locator('a[href*="/suggestions/"]')
      .evaluateAll(links => [...new Set(links.map(link => link.getAttribute('href') ?? ''))])
    for (const suggestion of suggestions) {
      await go(suggestion)
      if ((await page.locator('main').textContent())?.includes('a cup of tea with me')) break
    }
    await check('6-suggestion')
    await fill(page, { name: 'Time to talk' })
    await press('Make it a theme')
    await check('6-accepted')
    await page.locator('.theme-bars a').first().click()
    await check('6-theme')
    await go(`${programme}/understand/lineage`)
    await check('6-lineage')
  })

  test('7. a finding is written, with a quote', async () => {
    await go(`${programme}/understand/findings/new`)
    await page.getByLabel('The finding, in one sentence').fill('People want enough time to talk')
    await page.locator('[name=theme]').first().check({ force: true })
    await check('7-write')
    await press('Save')
    await check('7-finding')
    await page.getByRole('link', { name: 'Choose quotes' }).click()
    await check('7-quotes')
    await page.locator('main summary').first().click()
    await press('Keep this quote')
    await check('7-with-quote')
    await go(`${programme}/show/recommendations`)
    await fill(page, {
      to: 'Alder Trust',
      wording: 'Plan no visit shorter than thirty minutes.',
      term: 'short',
    })
    await check('7-recommend')
    await press('Save')
  })

  test('8. the report goes out, and everybody can read it', async () => {
    await go(`${programme}/show`)
    await check('8-show')
    await fill(page, { title: file.report.title })
    await page.locator('main form[action$="/show/new"] button').click()
    await page.waitForLoadState()
    await check('8-editor')
    // So few spoke that a chart would show who they are: it is left out, and the page says so.
    assert.match((await page.locator('main').textContent()) ?? '', /was left out of this first report/)
    await page.getByRole('link', { name: 'Read it as it would go out' }).click()
    await check('8-preview')
    await page.goBack()
    await page.locator('main form[action$="/publish"] button').click()
    const out = page.getByRole('link', { name: 'See it on the web' })
    await byReloading(out)
    await check('8-published')
    report = (await out.getAttribute('href')) ?? ''
    const reader = await (await browser.newContext({ viewport: phone })).newPage()
    await go(report, reader)
    await check('8-report', reader)
    await go(`/p/${await codeOfProgramme(reader)}`, reader)
    await check('8-programme', reader)
    for (const name of ['report.pdf', 'report.docx'])
      assert.equal((await reader.request.get(new URL(`${report}/${name}`, rowan.address).href)).status(), 200)
    await reader.context().close()
  })

  /** Looks again, as somebody who waits does, until there is what they wait for. */
  async function byReloading(wanted: Locator) {
    for (let tries = 0; (await wanted.count()) === 0; tries++) {
      assert.ok(tries < 60, `${page.url()} never shows what is waited for`)
      await page.waitForTimeout(500)
      await page.reload()
    }
  }

  async function codeOfProgramme(reader: Page): Promise<string> {
    const links = await reader
      .locator('a[href^="/p/"], a[href*="/p/"]')
      .evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''))
    return /\/p\/([a-z0-9-]+)/.exec(links.join(' '))?.[1] ?? ''
  }
})

/** The link that leads to the next step of the form, by keyboard. */
async function nextStep(page: Page): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator('a.button[href^="#"]:focus').count()) === 0) continue
    await page.keyboard.press('Enter')
    return
  }
  assert.fail('No number of Tab presses leads to the next step.')
}

/** Goes on with the Tab key until the field has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`:focus[name="${name}"]`).count()) > 0) return
  }
  assert.fail(`No number of Tab presses leads to “${name}”.`)
}
