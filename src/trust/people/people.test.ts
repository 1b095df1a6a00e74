import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitor } from '../../../test/conversation.ts'
import { linkIn, mailTo } from '../../../test/mail.ts'
import { makeProgramme, makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { changeOrganisationRoles, closeAccount } from './change-people.ts'

test('the page of people shows who works here, in which programmes, and lets an owner change it', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const programme = await makeProgramme(world, { title: 'Care at home' })
  const person = await world.person(['viewer'], { programme: programme.id, roles: ['ambassador'] })
  const owner = await world.asOwner()
  const people = await (await owner.get(`/o/${slug}/people`)).text()
  assert.match(people, /Mairi Ross/)
  assert.match(people, /Care at home: ambassador/)
  await owner.post(`/o/${slug}/people/${person.account}/roles`, { roles: ['editor', 'lead'] })
  const shown = await (await owner.get(`/o/${slug}/people/${person.account}`)).text()
  assert.match(shown, /value="lead" checked/)
  assert.doesNotMatch(shown, /value="viewer" checked/)
  assert.equal((await person.get(`/o/${slug}/programmes/new`)).status, 200, 'from the next page on')
})

test('a lead sees who works here and changes nothing', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const lead = await world.person(['lead'])
  const people = await lead.get(`/o/${slug}/people`)
  assert.equal(people.status, 200)
  assert.doesNotMatch(await people.text(), /people\/invite/)
  assert.equal((await lead.get(`/o/${slug}/people/${world.owner}`)).status, 403)
  assert.equal((await lead.post(`/o/${slug}/people/${world.owner}/close`, {})).status, 403)
})

test('the last owner keeps the role and the account', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await world.asOwner()
  const demoted = await owner.post(`/o/${slug}/people/${world.owner}/roles`, { roles: ['lead'] })
  assert.equal(demoted.status, 422)
  assert.match(await demoted.text(), /Mairi Ross is the only owner/)
  assert.equal((await owner.post(`/o/${slug}/people/${world.owner}/close`, {})).status, 422)
  assert.equal((await owner.get(`/o/${slug}/settings`)).status, 200)
})

test('of two owners who give up the role in the same moment, one stays', async () => {
  const world = await makeWorld()
  const second = await world.person(['owner'])
  const { db } = world.services.database
  const now = world.clock.now()
  const step = (account: typeof world.owner, how: 'role' | 'close') =>
    inOrganisation(db, world.organisation.id, inside => {
      const by = { account, now }
      return how === 'role'
        ? changeOrganisationRoles(inside, account, ['lead'], by)
        : closeAccount(inside, account, by)
    })
  const outcomes = await Promise.all([step(world.owner, 'role'), step(second.account, 'close')])
  assert.deepEqual(outcomes.map(outcome => outcome.ok).sort(), [false, true])
})

test('closing an account ends its sign-ins and takes its roles; an invitation opens it again', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['lead'])
  const owner = await world.asOwner()
  assert.equal((await person.get(`/o/${slug}/account`)).status, 200)
  await owner.post(`/o/${slug}/people/${person.account}/close`, {})
  assert.match((await person.get(`/o/${slug}/account`)).headers.get('Location')!, /\/sign-in\?to=/)
  await visitor(world).post(`/o/${slug}/sign-in`, `email=${encodeURIComponent(person.email)}`)
  await assert.rejects(() => mailTo(world, person.email), 'a closed account gets no link')
  assert.match(await (await owner.get(`/o/${slug}/people`)).text(), /Closed accounts/)

  await owner.post(`/o/${slug}/people/invite`, { email: person.email, roles: 'viewer' })
  const back = visitor(world)
  assert.equal((await back.post(linkIn(await mailTo(world, person.email)), 'name=Back')).status, 303)
  assert.match(await (await back.get(`/o/${slug}/account`)).text(), /, viewer/)
  assert.equal((await back.get(`/o/${slug}/programmes/new`)).status, 403)
})

test('an owner ends all sign-ins of someone', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const person = await world.person(['viewer'])
  const owner = await world.asOwner()
  assert.equal((await person.get(`/o/${slug}`)).status, 200)
  await owner.post(`/o/${slug}/people/${person.account}/end-sign-ins`, {})
  assert.equal((await person.get(`/o/${slug}`)).status, 303)
})

test('someone of another organisation is nobody here', async () => {
  const [here, there] = [await makeWorld(), await makeWorld()]
  const owner = await here.asOwner()
  for (const rest of ['', '/roles', '/close', '/end-sign-ins', '/second-factor']) {
    const address = `/o/${here.organisation.slug}/people/${there.owner}${rest}`
    const answer = rest === '' ? await owner.get(address) : await owner.post(address, { roles: 'owner' })
    assert.equal(answer.status, 404, address)
  }
  assert.equal((await (await there.asOwner()).get(`/o/${there.organisation.slug}/settings`)).status, 200)
})
