import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { validHtml } from '../../test/valid-html.ts'
import { makeProgramme, makeWorld } from '../../test/world.ts'
import { type Language, languageFacts, languages } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'

const world = await makeWorld()

async function ask(path: string, init: RequestInit = {}) {
  const response = await world.app.request(`http://rowan.test${path}`, init)
  return { status: response.status, html: await validHtml(response, path) }
}

const reading = (language: string, more: RequestInit = {}): RequestInit => ({
  ...more,
  headers: { 'Accept-Language': language, ...more.headers },
})

function assertIn(
  html: string,
  language: Language,
  key: 'problem.404' | 'problem.413' | 'problem.elsewhere',
) {
  const { direction } = languageFacts[language]
  assert.match(html, new RegExp(`<html lang="${language}"${direction === 'rtl' ? ' dir="rtl"' : ''}`))
  assert.ok(html.includes(`<h1>${publicText(language)(key).replaceAll("'", '&#39;')}</h1>`), language)
}

describe('what is not there is said', () => {
  for (const language of languages) {
    test(`in ${language} at every kind of public address, to whose browser asks for it`, async () => {
      for (const path of [
        '/nowhere',
        '/p/none',
        '/p/none/your-data',
        '/r/none',
        '/c/none',
        '/your-words/no/no',
      ]) {
        const { status, html } = await ask(path, reading(language))
        assert.equal(status, 404, path)
        assertIn(html, language, 'problem.404')
      }
    })

    test(`in ${language} where the address says so, whatever the browser asks for`, async () => {
      for (const path of [`/p/none/${language}`, `/c/none/${language}`, `/nowhere?language=${language}`]) {
        assertIn((await ask(path, reading('pl'))).html, language, 'problem.404')
      }
    })
  }

  test('in English in the workspace, to whoever reads it', async () => {
    assertIn((await ask(`/o/${world.organisation.slug}/nowhere`, reading('ar'))).html, 'en', 'problem.404')
  })
})

test('a form from another site is refused in the reader’s language', async () => {
  const { status, html } = await ask(
    '/your-words?language=ar',
    reading('pl', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }),
  )
  assert.equal(status, 403)
  assertIn(html, 'ar', 'problem.elsewhere')
})

test('more than can be taken is refused in the reader’s language, and stores nothing', async () => {
  const programme = await makeProgramme(world)
  const { status, html } = await ask(
    `/c/${programme.code}/gd`,
    reading('en', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Length': String(5 * 1024 * 1024) },
      body: new Uint8Array(5 * 1024 * 1024),
    }),
  )
  assert.equal(status, 413)
  assertIn(html, 'gd', 'problem.413')
})

test('the way on leads to the front page in the same language', async () => {
  const { html } = await ask('/nowhere', reading('pl'))
  assert.match(html, /href="\/\?language=pl"/)
  const front = await ask('/?language=pl')
  assert.equal(front.status, 200)
  assert.match(front.html, /<html lang="pl"/)
})

test('the front page itself is in the language that its reader reads', async () => {
  assert.match((await ask('/', reading('ar-EG, en;q=0.5'))).html, /<html lang="ar" dir="rtl"/)
  assert.match((await ask('/?language=en', reading('ar'))).html, /<html lang="en"/)
})
