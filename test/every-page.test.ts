import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import { makeFullWorld } from './every-page/full-world.ts'
import { openWindow, type Window } from './every-page/look.ts'
import { brokenRules } from './every-page/page-rules.ts'
import { isNoPage, moreSamples, type Sample, sampleOf } from './every-page/samples.ts'
import { formBody } from './world.ts'

const full = await makeFullWorld()
const { world, owner, author } = full

const routes = (method: string) => [
  ...new Set(world.app.routes.filter(route => route.method === method).map(route => route.path)),
]
const pages = routes('GET').filter(route => !isNoPage(route))
const sampled = pages.flatMap(route => {
  const english = sampleOf(route, full)
  const arabic = route.includes(':language') ? sampleOf(route, full, 'ar') : undefined
  return [english, arabic && { ...arabic, name: `${route}, in Arabic` }].filter(each => each !== undefined)
})

async function ask({ as, path }: Sample): Promise<Response> {
  if (as === 'owner') return owner.get(path)
  return as === 'author' ? author.get(path) : world.app.request(`http://rowan.test${path}`)
}

function isHtml(response: Response): boolean {
  return (response.headers.get('Content-Type') ?? '').startsWith('text/html')
}

test('every registered page has a sample here', () => {
  assert.deepEqual(
    pages.filter(route => !sampleOf(route, full)),
    [],
    'Give the parameter a value in test/every-page/full-world.ts.',
  )
})

describe('every page', () => {
  let browser: Browser
  let desk: Window
  let phone: Window
  before(async () => {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    desk = await openWindow(browser, world, { width: 1280, height: 900 })
    phone = await openWindow(browser, world, { width: 375, height: 800 })
  })
  after(() => browser.close())

  async function holds(response: Response, path: string, isPublic: boolean) {
    const html = await response.text()
    assert.deepEqual(await brokenRules(response, html), [])
    const { status, headers } = response
    const answer = { status, headers: Object.fromEntries(headers), html }
    for (const window of isPublic ? [desk, phone] : [desk]) {
      assert.deepEqual(await window.objections(path, answer), [], `at ${window.width} pixels`)
    }
  }

  for (const sample of [...sampled, ...moreSamples(full)]) {
    test(sample.name, async () => {
      const response = await ask(sample)
      const said = response.status === sample.status ? '' : (response.headers.get('Location') ?? '')
      assert.equal(response.status, sample.status, said)
      if (isHtml(response)) await holds(response, sample.path, sample.isPublic)
      else await response.body?.cancel()
    })
  }

  // Forms come after pages, and what ends something after what does not.
  const ends =
    /\/(remove|delete|close|end-sign-ins|end-others|remove-second-factor|take-back|discard|stop|sign-out|withdraw|set-aside|publish)$/
  const forms = routes('POST')
    .sort((one, other) => Number(ends.test(one)) - Number(ends.test(other)))
    .map(route => ({ route, sample: sampleOf(route, full) }))

  for (const { route, sample } of forms) {
    test(`the form ${route}, sent empty`, async () => {
      assert.ok(sample, 'Give the parameter a value in test/every-page/full-world.ts.')
      const response =
        sample.as === 'owner'
          ? await owner.post(sample.path, {})
          : await author.post(sample.path, formBody({}))
      assert.ok(response.status < 500, `${response.status}`)
      if (isHtml(response)) await holds(response, sample.path, false)
    })
  }

  test('the page for someone who may not', async () => {
    const viewer = await world.person(['viewer'])
    const path = `/o/${full.parameters['organisation']}/p/${full.programme.id}/settings/about`
    const response = await viewer.get(path)
    assert.equal(response.status, 403)
    await holds(response, path, true)
  })
})
