import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import { makeWorld, type Person, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { asksSecondFactor, newRecoveryCode, readTypedCode } from './second-factor.ts'

const nobody = { organisationRoles: [], programmeRoles: new Map() } as const

test('a second factor is asked of whom it was asked, of who set one up, of a role, and of everybody', () => {
  const plain = { required: false, setUp: false }
  const rule = { everybody: false, roles: ['analyst'] } as const
  assert.equal(asksSecondFactor(plain, { everybody: false, roles: [] }, nobody), false)
  assert.equal(asksSecondFactor({ ...plain, required: true }, { everybody: false, roles: [] }, nobody), true)
  assert.equal(asksSecondFactor({ ...plain, setUp: true }, { everybody: false, roles: [] }, nobody), true)
  assert.equal(asksSecondFactor(plain, { everybody: true, roles: [] }, nobody), true)
  assert.equal(asksSecondFactor(plain, rule, { ...nobody, organisationRoles: ['editor'] }), false)
  assert.equal(asksSecondFactor(plain, rule, { ...nobody, organisationRoles: ['editor', 'analyst'] }), true)
})

test('a recovery code is read however it is spaced and whichever letters look alike', () => {
  const code = newRecoveryCode()
  assert.deepEqual(readTypedCode(` ${code.toUpperCase().replace('-', ' ')} `), { kind: 'recovery', code })
  assert.deepEqual(readTypedCode('o1234-i2345'), { kind: 'recovery', code: '01234-12345' })
  assert.deepEqual(readTypedCode('12 34 56'), { kind: 'six digits', digits: '123456' })
  for (const nonsense of ['', '12345', '1234567', 'u1234-12345', '１２３４５６']) {
    assert.equal(readTypedCode(nonsense), undefined, nonsense)
  }
})

/** The code that an authenticator app shows now. */
function codeNow(world: World, secret: string): string {
  return generateSync({ secret, epoch: Math.floor(world.clock.now().getTime() / 1000) })
}

/** Sets a second factor up for someone, as they would, and gives its secret and recovery codes. */
async function setUp(world: World, person: Person) {
  const address = `/o/${world.organisation.slug}/sign-in/second-factor/set-up`
  const shown = await (await person.get(address)).text()
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(shown)![1]!.replaceAll(' ', '')
  const confirmed = await person.post(address, { code: codeNow(world, secret) })
  assert.equal(confirmed.status, 200)
  const codes = [...(await confirmed.text()).matchAll(/<code>([0-9a-z]{5}-[0-9a-z]{5})<\/code>/g)].map(
    match => match[1]!,
  )
  assert.equal(codes.length, 10)
  return { secret, codes }
}

function later(world: World, seconds: number) {
  world.clock.set(new Date(world.clock.now().getTime() + seconds * 1000))
}

test('who has set up a second factor is asked for it at the next sign-in, and a code opens once', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.asOwner()
  const { secret } = await setUp(world, person)
  assert.equal(
    (await person.get(`/o/${slug}/people`)).status,
    200,
    'this sign-in has given it by setting it up',
  )

  const again = await world.asOwner()
  const sent = await again.get(`/o/${slug}/people`)
  assert.equal(sent.status, 303)
  const to = `?to=${encodeURIComponent(`/o/${slug}/people`)}`
  assert.equal(sent.headers.get('Location'), `/o/${slug}/sign-in/second-factor${to}`)

  const used = codeNow(world, secret)
  const replayed = await again.post(`/o/${slug}/sign-in/second-factor`, { code: used })
  assert.equal(replayed.status, 422, 'the code that set it up is spent')
  assert.match(await replayed.text(), /has been used before/)

  later(world, 30)
  const given = await again.post(`/o/${slug}/sign-in/second-factor`, {
    code: codeNow(world, secret),
    to: `/o/${slug}/people`,
  })
  assert.equal(given.headers.get('Location'), `/o/${slug}/people`)
  assert.equal((await again.get(`/o/${slug}/people`)).status, 200)

  const third = await world.asOwner()
  const reused = await third.post(`/o/${slug}/sign-in/second-factor`, { code: codeNow(world, secret) })
  assert.equal(reused.status, 422, 'the same code does not open a second sign-in')
})

test('a recovery code opens once, in place of the six digits', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/sign-in/second-factor`
  const { codes } = await setUp(world, await world.asOwner())
  const first = await world.asOwner()
  assert.equal((await first.post(address, { code: codes[3]! })).status, 303)
  const second = await world.asOwner()
  assert.equal((await second.post(address, { code: codes[3]! })).status, 422)
  assert.match(
    await (await first.get(`/o/${world.organisation.slug}/account`)).text(),
    /On\. 9 recovery codes are left\./,
  )
})

test('five wrong codes shut the second factor for a quarter of an hour, for right ones too', async () => {
  const world = await makeWorld()
  const address = `/o/${world.organisation.slug}/sign-in/second-factor`
  const { secret } = await setUp(world, await world.asOwner())
  const again = await world.asOwner()
  later(world, 60)
  for (const code of ['000000', '111111', 'nonsense', '222222']) {
    assert.equal((await again.post(address, { code })).status, 422)
  }
  const fifth = await again.post(address, { code: '333333' })
  assert.equal(fifth.status, 429)
  assert.match(await fifth.text(), /You can try again at/)
  assert.equal((await again.post(address, { code: codeNow(world, secret) })).status, 429)
  later(world, 15 * 60)
  assert.equal((await again.post(address, { code: codeNow(world, secret) })).status, 303)
})

test('an owner asks it of everybody: whoever has none sets it up before anything else opens', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const viewer = await world.person(['viewer'])
  await owner.post(`/o/${slug}/settings`, { name: 'Alder Trust', second_factor: 'everybody' })
  const sent = await viewer.get(`/o/${slug}`)
  assert.match(sent.headers.get('Location') ?? '', /\/sign-in\/second-factor\?to=/)
  const asked = await viewer.get(sent.headers.get('Location')!)
  assert.match(asked.headers.get('Location') ?? '', /\/second-factor\/set-up/)
  assert.match(await (await viewer.get(asked.headers.get('Location')!)).text(), /asks for a second factor/)
  await setUp(world, viewer)
  assert.equal((await viewer.get(`/o/${slug}`)).status, 200)
})

test('an owner asks it of one role, and of one person', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const analyst = await world.person(['analyst'])
  const editor = await world.person(['editor'])
  await owner.post(`/o/${slug}/settings`, { name: 'Alder Trust', second_factor: 'analyst' })
  assert.equal((await analyst.get(`/o/${slug}`)).status, 303)
  assert.equal((await editor.get(`/o/${slug}`)).status, 200)
  await owner.post(`/o/${slug}/people/${editor.account}/second-factor`, { required: 'yes' })
  assert.equal((await editor.get(`/o/${slug}`)).status, 303)
  await owner.post(`/o/${slug}/people/${editor.account}/second-factor`, {})
  assert.equal((await editor.get(`/o/${slug}`)).status, 200)
})

test('a second factor is turned off with a code only, and an owner takes it from who lost their phone', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['viewer'])
  const { codes } = await setUp(world, person)
  const wrong = await person.post(`/o/${slug}/account/remove-second-factor`, { code: '123123' })
  assert.equal(wrong.status, 422)
  const renewed = await person.post(`/o/${slug}/account/recovery-codes`, { code: codes[0]! })
  assert.equal(renewed.status, 200)
  const stale = await person.post(`/o/${slug}/account/remove-second-factor`, { code: codes[1]! })
  assert.equal(stale.status, 422, 'new recovery codes end the old')
  const owner = await world.asOwner()
  await owner.post(`/o/${slug}/people/${person.account}/remove-second-factor`, {})
  assert.match(await (await person.get(`/o/${slug}/account`)).text(), /Set up a second factor/)
})

test('the database holds neither the secret nor a recovery code as it is', async () => {
  const world = await makeWorld()
  const { secret, codes } = await setUp(world, await world.asOwner())
  await inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const factor = await db.selectFrom('second_factor').selectAll().executeTakeFirstOrThrow()
    assert.equal(factor.secret.includes(Buffer.from(secret)), false)
    const kept = await db.selectFrom('recovery_code').select('code_hash').execute()
    assert.equal(kept.length, 10)
    for (const { code_hash: hash } of kept) assert.equal(codes.includes(hash), false)
  })
})
