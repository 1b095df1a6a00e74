import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { visitor } from '../../../test/conversation.ts'
import { linkIn, mailTo } from '../../../test/mail.ts'
import { type Issuer, startIssuer } from '../../../test/oidc-issuer.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { admitsNew, entraIssuerOf, issuerAddress, mailDomains, vouchedEmail } from './provider.ts'

let issuer: Issuer
before(async () => {
  issuer = await startIssuer()
})
after(() => issuer.close())
beforeEach(() => {
  Object.assign(issuer.state, { error: undefined, forged: undefined, wrongKey: undefined })
})

/** Sets the issuer up as a way to sign in, as an owner does, and gives the address of its button. */
async function setUp(world: World, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const form = await (await owner.get(`/o/${slug}/settings/providers/new`)).text()
  const id = /sign-in\/with\/([0-9a-f-]{36})\/back/.exec(form)![1]!
  const saved = await owner.post(`/o/${slug}/settings/providers/${id}`, {
    kind: 'other',
    issuer: issuer.address,
    label: 'Birch',
    client: issuer.clientId,
    secret: issuer.clientSecret,
    admits: 'known',
    ...fields,
  })
  assert.equal(saved.status, 303)
  return `/o/${slug}/sign-in/with/${id}`
}

/** Presses the button, visits the issuer as a browser does, and comes back. */
async function signIn(world: World, button: string, by = visitor(world)) {
  const out = await by.get(button)
  assert.equal(out.status, 303)
  const back = await issuer.visit(out.headers.get('Location')!)
  return { by, back, answer: await by.get(back) }
}

test('an account is found by the address that the provider checked, and tied to its subject', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['analyst'])
  const button = await setUp(world)
  assert.match(await (await visitor(world).get(`/o/${slug}/sign-in`)).text(), /Sign in with Birch/)

  issuer.state.claims = { sub: 's-1', email: person.email.toUpperCase(), email_verified: true }
  const { by, answer } = await signIn(world, `${button}?to=${encodeURIComponent(`/o/${slug}/account`)}`)
  assert.equal(answer.headers.get('Location'), `/o/${slug}/account`)
  const account = await (await by.get(`/o/${slug}/account`)).text()
  assert.match(account, new RegExp(person.email))
  assert.match(account, /another account/)

  issuer.state.claims = { sub: 's-1', email: 'moved@elsewhere.example', email_verified: true }
  const later = await signIn(world, button)
  assert.equal(later.answer.status, 303, 'from then on the subject counts')
  assert.match(await (await later.by.get(`/o/${slug}/account`)).text(), new RegExp(person.email))

  issuer.state.claims = { sub: 's-2', email: person.email, email_verified: true }
  const other = await signIn(world, button)
  assert.equal(other.answer.status, 403)
  assert.match(await other.answer.text(), /belongs to someone else at Birch/)
})

test('nobody comes in by an address that was not checked, or that nobody here has', async () => {
  const world = await makeWorld()
  const person = await world.person(['viewer'])
  const button = await setUp(world)
  for (const claims of [
    { sub: 'a', email: person.email },
    { sub: 'a', email: person.email, email_verified: false },
    { sub: 'a', preferred_username: person.email },
  ]) {
    issuer.state.claims = claims
    const { answer } = await signIn(world, button)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /did not tell an email address that it has checked/)
    assert.equal(
      answer.headers.getSetCookie().some(each => each.startsWith('rowan_session=')),
      false,
    )
  }
  issuer.state.claims = { sub: 'b', email: 'stranger@example.org', email_verified: true }
  const { answer } = await signIn(world, button)
  assert.match(await answer.text(), /Nobody at Alder Trust has the address stranger@example\.org/)
})

test('an account of another organisation with the same address is not this one’s', async () => {
  const [here, there] = [await makeWorld(), await makeWorld()]
  const stranger = await there.person(['owner'])
  const button = await setUp(here)
  issuer.state.claims = { sub: 'x', email: stranger.email, email_verified: true }
  assert.equal((await signIn(here, button)).answer.status, 403)
})

test('an invited person comes in with the roles of the invitation, which is then used up', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const button = await setUp(world)
  await (await world.asOwner()).post(`/o/${slug}/people/invite`, {
    email: 'fiona@example.org',
    roles: 'lead',
  })
  issuer.state.claims = { sub: 'f', email: 'fiona@example.org', email_verified: true, name: 'Fiona Bell' }
  const { by, answer } = await signIn(world, button)
  assert.equal(answer.status, 303)
  assert.match(await (await by.get(`/o/${slug}/account`)).text(), /Fiona Bell[\s\S]*, programme lead/)
  assert.equal((await by.get(linkIn(await mailTo(world, 'fiona@example.org')))).status, 410)
})

test('where the owner named mail domains, new people of those come in as viewers, and no others', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const button = await setUp(world, { admits: 'domains', domains: '@birch.example\nnhs.example' })
  issuer.state.claims = { sub: 'n', email: 'new@birch.example', email_verified: true }
  const { by, answer } = await signIn(world, button)
  assert.equal(answer.status, 303)
  assert.match(await (await by.get(`/o/${slug}/account`)).text(), /new@birch\.example, viewer/)
  issuer.state.claims = { sub: 'm', email: 'new@notbirch.example', email_verified: true }
  assert.equal((await signIn(world, button)).answer.status, 403)
})

test('a forged or stale answer signs nobody in', async () => {
  const world = await makeWorld()
  const person = await world.person(['owner'])
  const button = await setUp(world)
  issuer.state.claims = { sub: 'v', email: person.email, email_verified: true }
  const past = Math.floor(Date.now() / 1000) - 3600
  const forgeries = [
    { wrongKey: true },
    { forged: { nonce: 'another' } },
    { forged: { aud: 'another-client' } },
    { forged: { iss: 'https://elsewhere.example' } },
    { forged: { exp: past, iat: past - 60 } },
  ]
  for (const forgery of forgeries) {
    Object.assign(issuer.state, { forged: undefined, wrongKey: undefined, ...forgery })
    const { answer } = await signIn(world, button)
    assert.equal(answer.status, 403, JSON.stringify(forgery))
    assert.match(await answer.text(), /could not be checked, so nobody was signed in/)
  }
})

test('the way back works once, in the browser that began it, and not without its state', async () => {
  const world = await makeWorld()
  const person = await world.person(['viewer'])
  const button = await setUp(world)
  issuer.state.claims = { sub: 'w', email: person.email, email_verified: true }
  const first = await signIn(world, button)
  assert.equal(first.answer.status, 303)
  const replayed = await first.by.get(first.back)
  assert.match(await replayed.text(), /It took longer than 10 minutes, or was begun in another browser/)

  const out = await visitor(world).get(button)
  const back = await issuer.visit(out.headers.get('Location')!)
  assert.equal((await visitor(world).get(back)).status, 403, 'another browser has no cookie of it')

  const by = visitor(world)
  const begun = await by.get(button)
  const forged = new URL(await issuer.visit(begun.headers.get('Location')!))
  forged.searchParams.set('state', 'another')
  assert.equal((await by.get(forged.href)).status, 403)

  const slow = visitor(world)
  const started = await slow.get(button)
  const late = await issuer.visit(started.headers.get('Location')!)
  world.clock.set(new Date(world.clock.now().getTime() + 10 * 60_000))
  assert.match(await (await slow.get(late)).text(), /It took longer than 10 minutes/)
})

test('each failure has a page that says what happened', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['viewer'])
  const button = await setUp(world)
  issuer.state.error = 'access_denied'
  assert.match(await (await signIn(world, button)).answer.text(), /did not let you in, or you stopped/)
  issuer.state.error = undefined

  issuer.state.claims = { sub: 'c', email: person.email, email_verified: true }
  assert.equal((await signIn(world, button)).answer.status, 303)
  const owner = await world.asOwner()
  await owner.post(`/o/${slug}/people/${person.account}/close`, {})
  assert.match(await (await signIn(world, button)).answer.text(), /is closed/)

  const id = button.split('/').at(-1)
  await owner.post(`/o/${slug}/settings/providers/${id}/remove`, {})
  const gone = await visitor(world).get(button)
  assert.equal(gone.status, 410)
  assert.match(await gone.text(), /has been taken away/)
})

test('a second factor is asked after a provider too, unless the provider asks for one', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['viewer'])
  await (await world.asOwner()).post(`/o/${slug}/people/${person.account}/second-factor`, { required: 'yes' })
  issuer.state.claims = { sub: 't', email: person.email, email_verified: true }
  const asked = await signIn(world, await setUp(world))
  assert.match((await asked.by.get(`/o/${slug}`)).headers.get('Location') ?? '', /second-factor/)
  const again = await makeWorld()
  const other = await again.person(['viewer'])
  await (await again.asOwner()).post(`/o/${again.organisation.slug}/people/${other.account}/second-factor`, {
    required: 'yes',
  })
  issuer.state.claims = { sub: 't', email: other.email, email_verified: true }
  const trusted = await signIn(again, await setUp(again, { second_factor: 'there' }))
  assert.equal((await trusted.by.get(`/o/${again.organisation.slug}`)).status, 200)
})

test('a provider is kept only once it answers, and its secret is sealed and never shown', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const button = await setUp(world)
  const id = button.split('/').at(-1)!
  const shown = await (await owner.get(`/o/${slug}/settings/providers/${id}`)).text()
  assert.equal(shown.includes(issuer.clientSecret), false)
  const kept = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('identity_provider').selectAll().executeTakeFirstOrThrow(),
  )
  assert.equal(kept.client_secret.includes(Buffer.from(issuer.clientSecret)), false)

  const nowhere = await owner.post(`/o/${slug}/settings/providers/${id}`, {
    kind: 'other',
    issuer: `${issuer.address}/elsewhere`,
    label: 'Birch',
    client: issuer.clientId,
    admits: 'known',
  })
  assert.equal(nowhere.status, 422)
  assert.match(await nowhere.text(), /Nothing that speaks OpenID Connect answers/)
  const empty = await owner.post(`/o/${slug}/settings/providers/${id}`, { kind: 'entra', admits: 'domains' })
  const text = await empty.text()
  for (const told of [/directory \(tenant\) ID/, /Enter a name for the button/, /\(client\) ID/]) {
    assert.match(text, told)
  }
})

test('Entra ID vouches by the sign-in name; others by email_verified alone', () => {
  const entra = entraIssuerOf('72f988bf-86f1-41af-91ab-2d7cd011db47')
  const claims = { sub: 'x', email: 'boss@victim.example', preferred_username: 'me@tenant.example' }
  assert.equal(vouchedEmail(entra, claims), 'me@tenant.example')
  assert.equal(vouchedEmail(entra, { ...claims, xms_edov: '1' }), 'boss@victim.example')
  assert.equal(vouchedEmail('https://id.example', claims), undefined)
  assert.equal(vouchedEmail('https://id.example', { ...claims, xms_edov: true }), undefined)
  assert.equal(vouchedEmail('https://id.example', { ...claims, email_verified: true }), claims.email)
  assert.equal(vouchedEmail(entra, { sub: 'x', preferred_username: 'no address' }), undefined)
})

test('an issuer is https or this very machine; mail domains are read however they are divided', () => {
  assert.equal(issuerAddress.parse('https://id.example/'), 'https://id.example')
  assert.equal(issuerAddress.safeParse('http://127.0.0.1:99').success, true)
  for (const bad of [
    'http://id.example',
    'ftp://x',
    'id.example',
    'https://a@b.example',
    'https://b.example/?x',
  ]) {
    assert.equal(issuerAddress.safeParse(bad).success, false, bad)
  }
  assert.deepEqual(mailDomains.parse(' @NHS.example, b.example\nb.example '), ['nhs.example', 'b.example'])
  assert.equal(mailDomains.safeParse('*.example').success, false)
  assert.equal(admitsNew({ admits: 'domains', domains: ['b.example'] }, 'x@sub.b.example'), false)
  assert.equal(admitsNew({ admits: 'known', domains: ['b.example'] }, 'x@b.example'), false)
})
