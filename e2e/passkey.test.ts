import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { makeSignInLink } from '../src/trust/index.ts'
import { type ServedWorld, serveWorld } from './served-world.ts'

describe('passkeys in Chromium', () => {
  let browser: Browser
  let served: ServedWorld

  before(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    served = await serveWorld()
  })

  after(async () => {
    await browser.close()
    served.server.close()
  })

  /** A page on a machine with a fingerprint reader, or whatever its authenticator has. */
  async function machine(): Promise<{ page: Page; device: CDPSession; authenticator: string }> {
    const context = await browser.newContext()
    const page = await context.newPage()
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    return { page, device, authenticator: authenticatorId }
  }

  /** Signs the owner in by a mailed link, as anyone does the first time. */
  async function signInByLink(page: Page) {
    const { world, services } = served
    const link = await inOrganisation(services.database.db, world.organisation.id, db =>
      makeSignInLink(services, db, world.organisation.slug, world.owner),
    )
    await page.goto(link)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  async function addPasskey(page: Page, name: string) {
    await page.goto(`${served.home}/account`)
    await page.getByLabel('Name for a new passkey').fill(name)
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('The passkey was added').waitFor()
  }

  test('someone adds a passkey, signs in with it on the page that they wanted, renames and removes it', async () => {
    const { page, device, authenticator } = await machine()
    await signInByLink(page)
    await addPasskey(page, 'Work laptop')
    assert.equal(await page.getByLabel('Name of the passkey').inputValue(), 'Work laptop')
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: authenticator })
    assert.equal(credentials.length, 1)
    assert.equal(credentials[0]!.rpId, 'localhost')

    await page.context().clearCookies()
    await page.goto(`${served.home}/account`)
    assert.match(page.url(), /\/sign-in\?to=/)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(`${served.home}/account`)
    assert.equal(await page.getByText(/By passkey since/).count(), 1)

    await page.getByLabel('Name of the passkey').fill('Old laptop')
    await page.getByRole('button', { name: 'Rename Work laptop' }).click()
    await page.getByText('The passkey has its new name.').waitFor()
    await page.getByRole('button', { name: 'Remove Old laptop' }).click()
    await page.getByText('The passkey was removed here').waitFor()

    await page.context().clearCookies()
    await page.goto(`${served.home}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('No account of Alder Trust has this passkey').waitFor()
    await page.context().close()
  })

  test('a passkey is two factors: no code is asked of whoever signs in with one', async () => {
    const { page } = await machine()
    await signInByLink(page)
    await addPasskey(page, 'Phone')
    await page.goto(`${served.home}/settings`)
    await page.getByLabel('Everybody').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
    await page.context().clearCookies()
    await page.goto(`${served.home}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL(served.home)
    await page.goto(`${served.home}/settings`)
    await page.getByLabel('Everybody').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The settings were saved.').waitFor()
    await page.context().close()
  })

  test('a device that does not check the person, or a person who stops, signs nobody in', async () => {
    const { page, device, authenticator } = await machine()
    await signInByLink(page)
    await addPasskey(page, 'Tablet')
    await page.context().clearCookies()
    await device.send('WebAuthn.setUserVerified', { authenticatorId: authenticator, isUserVerified: false })
    await page.goto(`${served.home}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not used. Try again, or ask for a link instead.').waitFor()
    assert.equal((await page.context().cookies()).length, 0)
    await page.context().close()
  })

  test('a copied device whose counter falls behind is refused', async () => {
    const { page, device, authenticator } = await machine()
    await signInByLink(page)
    await addPasskey(page, 'Key')
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: authenticator })
    const copy = { ...credentials[0]!, signCount: 0 }
    for (let round = 0; round < 2; round++) {
      await page.context().clearCookies()
      await page.goto(`${served.home}/sign-in`)
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL(served.home)
    }
    await device.send('WebAuthn.removeCredential', {
      authenticatorId: authenticator,
      credentialId: copy.credentialId,
    })
    await device.send('WebAuthn.addCredential', { authenticatorId: authenticator, credential: copy })
    await page.context().clearCookies()
    await page.goto(`${served.home}/sign-in`)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The answer of the passkey could not be checked').waitFor()
    await page.context().close()
  })

  test('without JavaScript the page says what passkeys need, and the mailed link works', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${served.home}/sign-in`)
    assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false)
    assert.equal(await page.getByText('your browser has to run JavaScript').isVisible(), true)
    await signInByLink(page)
    assert.equal(page.url(), served.home)
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), true)
    await context.close()
  })
})
