import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitor } from '../../../test/conversation.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { beginRegistration } from './ceremony.ts'

/** What a browser is asked, as the server says it. */
async function ceremony(answer: Promise<Response>): ReturnType<typeof beginRegistration> {
  return (await answer).json() as ReturnType<typeof beginRegistration>
}

test('the browser is asked for verified, discoverable passkeys of this site, for minutes and once', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.asOwner()
  const { challenge, options } = await ceremony(person.post(`/o/${slug}/account/passkeys/options`, {}))
  assert.equal(options.rp.id, 'rowan.test')
  assert.equal(options.authenticatorSelection?.userVerification, 'required')
  assert.equal(options.authenticatorSelection?.residentKey, 'required')
  const kept = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('passkey_challenge').selectAll().executeTakeFirstOrThrow(),
  )
  assert.equal(kept.challenge.includes(Buffer.from(options.challenge)), false, 'sealed')
  const nonsense = { challenge, answer: '{"id":"x","rawId":"x","type":"public-key","response":{}}' }
  const wrong = await person.post(`/o/${slug}/account/passkeys`, nonsense)
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /could not be checked/)
  const again = await person.post(`/o/${slug}/account/passkeys`, nonsense)
  assert.match(await again.text(), /It took too long/, 'a challenge is answered once')
  const late = await ceremony(person.post(`/o/${slug}/account/passkeys/options`, {}))
  world.clock.set(new Date(world.clock.now().getTime() + 5 * 60_000))
  const answer = await person.post(`/o/${slug}/account/passkeys`, { ...nonsense, challenge: late.challenge })
  assert.match(await answer.text(), /It took too long/)
})

test('a challenge made for adding a passkey does not sign in, nor one person’s another’s', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const [owner, other] = [await world.asOwner(), await world.person(['viewer'])]
  const { challenge } = await ceremony(owner.post(`/o/${slug}/account/passkeys/options`, {}))
  const answer = '{"id":"x","rawId":"x","type":"public-key","response":{}}'
  const fields = new URLSearchParams({ challenge, answer })
  const atSignIn = await visitor(world).post(`/o/${slug}/sign-in/passkey`, fields)
  assert.equal(atSignIn.status, 403)
  assert.match(await atSignIn.text(), /It took too long, or the page was used before/)
  const others = await other.post(`/o/${slug}/account/passkeys`, { challenge, answer })
  assert.match(await others.text(), /It took too long/)
})

test('an unknown passkey and any nonsense are refused with a page that says so', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const by = visitor(world)
  const ask = async () => (await ceremony(by.post(`/o/${slug}/sign-in/passkey/options`, ''))).challenge
  const unknown = await by.post(
    `/o/${slug}/sign-in/passkey`,
    new URLSearchParams({
      challenge: await ask(),
      answer: '{"id":"nobody","rawId":"nobody","type":"public-key","response":{}}',
    }),
  )
  assert.equal(unknown.status, 403)
  assert.match(await unknown.text(), /No account of Alder Trust has this passkey/)
  for (const answer of ['', '{', 'null', '[]', '{"id":5}', '{"id":"a"}']) {
    const fields = new URLSearchParams({ challenge: await ask(), answer })
    const refused = await by.post(`/o/${slug}/sign-in/passkey`, fields)
    assert.equal(refused.status, 403, answer)
  }
})

test('without JavaScript the sign-in page says what passkeys need and offers the link', async () => {
  const world = await makeWorld()
  const page = await (await world.app.request(`/o/${world.organisation.slug}/sign-in`)).text()
  assert.match(
    page,
    /<p data-without-script[^>]*>To sign in with a passkey, your browser has to run JavaScript/,
  )
  assert.match(page, /Send me a link/)
  const script = /src="(\/assets\/islands\/passkey-[0-9a-f]{16}\.js)"/.exec(page)![1]!
  const answer = await world.app.request(script)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('Cache-Control') ?? '', /immutable/)
  assert.ok((await answer.text()).length < 12_000)
  assert.equal((await world.app.request('/assets/islands/passkey-0000000000000000.js')).status, 404)
})
