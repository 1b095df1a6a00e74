import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import sharp from 'sharp'
import { makeConversation } from '../../../test/conversation.ts'
import { makeWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let owner: Person
before(async () => {
  world = await makeWorld()
  owner = await world.asOwner()
})

/** An open conversation whose question has an Easy Read wording. */
async function begin() {
  const { programme, activity } = await makeConversation(world)
  const form = `/o/${world.organisation.slug}/p/${programme.id}/listen/${activity.id}/form`
  const easy = `${form}/question/q1/easy/en`
  const seen = /name="seen" value="([^"]+)"/.exec(await (await owner.get(easy)).text())![1]!
  const saved = await owner.post(easy, { seen, question: 'Who helps you at home?' })
  assert.equal(saved.status, 303)
  const bring = (bytes: Uint8Array, type = 'image/jpeg') => {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(bytes)], { type }), 'me.jpg')
    return world.app.request(`http://rowan.test${easy}/picture/question/file`, {
      method: 'POST',
      headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin' },
      body,
    })
  }
  return { form, easy, activity, bring }
}

describe('a picture beside Easy Read words', () => {
  test('is picked from symbols that go with the words', async () => {
    const { easy } = await begin()
    const page = await (await owner.get(`${easy}/picture/question`)).text()
    assert.match(page, /src="\/assets\/symbols\/\d+\/help\.svg"/)
    const found = await (await owner.get(`${easy}/picture/question?find=nurse`)).text()
    assert.match(found, /nurse_1a\.svg/)
    assert.equal((await owner.post(`${easy}/picture/question/symbol`, { symbol: '../x' })).status, 422)
    const chosen = await owner.post(`${easy}/picture/question/symbol`, { symbol: 'help' })
    assert.equal(chosen.status, 303)
    assert.match(await (await owner.get(easy)).text(), /help\.svg/)
    await owner.post(`${easy}/picture/question/none`, {})
    assert.doesNotMatch(await (await owner.get(easy)).text(), /help\.svg/)
  })

  test('of one’s own is drawn anew, and everybody sees it once it is in use', async () => {
    const { form, easy, activity, bring } = await begin()
    const photo = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#336699' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'taken at home' } })
      .toBuffer()
    assert.equal((await bring(photo)).status, 303)
    const file = new RegExp(`${form}/picture/([0-9a-f-]{36})`).exec(await (await owner.get(easy)).text())?.[1]
    assert.ok(file)
    const shown = await owner.get(`${form}/picture/${file}`)
    const bytes = Buffer.from(await shown.arrayBuffer())
    const { width, height, exif, format } = await sharp(bytes).metadata()
    assert.deepEqual([width, height, exif, format], [800, 400, undefined, 'webp'])
    const asVisitor = () => world.app.request(`http://rowan.test/c/${activity.code}/picture/${file}`)
    assert.equal((await owner.post(`${form}/use`, {})).status, 303)
    assert.equal((await asVisitor()).status, 200)
  })

  test('that is none is refused, and says what to do', async () => {
    const { bring } = await begin()
    const refused = await bring(new TextEncoder().encode('<svg onload="alert(1)"></svg>'), 'image/png')
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /could not be read as a picture/)
    const large = await bring(new Uint8Array(3 * 1024 * 1024 + 10))
    assert.equal(large.status, 413)
  })

  test('has no page before there are words', async () => {
    const { form } = await begin()
    assert.equal((await owner.get(`${form}/question/q1/easy/ar/picture/question`)).status, 404)
    assert.equal((await owner.get(`${form}/question/q1/easy/en/picture/option.yes`)).status, 404)
  })
})
