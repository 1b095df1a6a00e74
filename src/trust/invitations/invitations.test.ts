import assert from 'node:assert/strict'
import { test } from 'node:test'
import { visitor } from '../../../test/conversation.ts'
import { linkIn, mailTo } from '../../../test/mail.ts'
import { makeProgramme, makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'

async function inviteToOrganisation(world: World, email: string, roles: readonly string[]) {
  const owner = await world.asOwner()
  const answer = await owner.post(`/o/${world.organisation.slug}/people/invite`, { email, roles })
  assert.equal(answer.status, 303)
  return owner
}

test('an invited person gives a name, has an account with the roles, and is signed in at once', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  await inviteToOrganisation(world, 'fiona@example.org', ['analyst', 'editor'])
  const mail = await mailTo(world, 'fiona@example.org')
  assert.match(mail.text, /Mairi Ross invites you to work on Alder Trust, as analyst and editor\./)
  const fiona = visitor(world)
  const page = await fiona.get(linkIn(mail))
  assert.match(await page.text(), /You are invited to Alder Trust/)
  const nameless = await fiona.post(linkIn(mail), 'name=')
  assert.equal(nameless.status, 422)
  assert.match(await nameless.text(), /Enter a name/)
  const accepted = await fiona.post(linkIn(mail), 'name=Fiona+Bell')
  assert.equal(accepted.headers.get('Location'), `/o/${slug}`)
  const account = await (await fiona.get(`/o/${slug}/account`)).text()
  assert.match(account, /Fiona Bell/)
  assert.match(account, /fiona@example\.org, analyst and editor/)
})

test('two clicks at once take an invitation up once, and later ones find it spent', async () => {
  const world = await makeWorld()
  await inviteToOrganisation(world, 'twice@example.org', ['viewer'])
  const address = linkIn(await mailTo(world, 'twice@example.org'))
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => visitor(world).post(address, 'name=Twice')),
  )
  assert.deepEqual(answers.map(answer => answer.status).sort(), [303, ...Array(7).fill(410)])
  assert.equal((await visitor(world).get(address)).status, 410)
  const accounts = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('account').select('id').where('email', '=', 'twice@example.org').execute(),
  )
  assert.equal(accounts.length, 1)
})

test('an invitation lapses after two weeks, and sent again it works by its new address alone', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await inviteToOrganisation(world, 'late@example.org', ['viewer'])
  const old = linkIn(await mailTo(world, 'late@example.org'))
  world.clock.set(new Date('2026-03-18T10:00:01Z'))
  const signedIn = await world.asOwner()
  assert.equal((await visitor(world).get(old)).status, 410)
  assert.equal((await visitor(world).post(old, 'name=Late')).status, 410)
  const people = await (await signedIn.get(`/o/${slug}/people`)).text()
  assert.match(people, /lapsed on 18 March 2026/)
  const again = /\/people\/invitations\/[0-9a-f-]+\/again/.exec(people)![0]
  await signedIn.post(`/o/${slug}${again}`, {})
  const fresh = linkIn(await mailTo(world, 'late@example.org'))
  assert.notEqual(fresh, old)
  assert.equal((await visitor(world).get(old)).status, 410)
  assert.equal((await visitor(world).post(fresh, 'name=Late')).status, 303)
  const late = await signedIn.post(`/o/${slug}${again}`, {})
  assert.match(late.headers.get('Location')!, /done=late/, 'it was taken up meanwhile')
  assert.equal(owner.account, signedIn.account)
})

test('an invitation that was taken back opens nothing', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const owner = await inviteToOrganisation(world, 'wrong@example.org', ['owner'])
  const address = linkIn(await mailTo(world, 'wrong@example.org'))
  const people = await (await owner.get(`/o/${slug}/people`)).text()
  await owner.post(`/o/${slug}${/\/people\/invitations\/[0-9a-f-]+\/take-back/.exec(people)![0]}`, {})
  assert.equal((await visitor(world).post(address, 'name=Wrong')).status, 410)
  assert.doesNotMatch(await (await owner.get(`/o/${slug}/people`)).text(), /wrong@example\.org/)
})

test('someone who is here already gets the roles at once, with a mail that says so', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const viewer = await world.person(['viewer'])
  assert.equal((await viewer.get(`/o/${slug}/programmes/new`)).status, 403)
  await inviteToOrganisation(world, viewer.email, ['lead'])
  assert.equal((await viewer.get(`/o/${slug}/programmes/new`)).status, 200)
  assert.match((await mailTo(world, viewer.email)).subject, /You can now work on Alder Trust/)
})

test('an address and at least one role are needed, and what was typed stays', async () => {
  const world = await makeWorld()
  const owner = await world.asOwner()
  const answer = await owner.post(`/o/${world.organisation.slug}/people/invite`, { email: 'nobody' })
  assert.equal(answer.status, 422)
  const text = await answer.text()
  assert.match(text, /Enter an email address in the form/)
  assert.match(text, /Choose at least one role/)
  assert.match(text, /value="nobody"/)
})

test('a partner joins one programme: there they work, and of another they see no trace', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const mine = await makeProgramme(world, { title: 'Care at home' })
  const other = await makeProgramme(world, { title: 'Night shelters' })
  const lead = await world.person(['lead'])
  const answer = await lead.post(`/o/${slug}/p/${mine.id}/people`, {
    email: 'ally@partner.example',
    roles: ['partner', 'moderator'],
  })
  assert.equal(answer.status, 303)
  const mail = await mailTo(world, 'ally@partner.example')
  assert.match(mail.text, /work on Care at home, as partner and moderator/)
  const ally = visitor(world)
  assert.match(await (await ally.get(linkIn(mail))).text(), /You are invited to Care at home/)
  const accepted = await ally.post(linkIn(mail), 'name=Ally')
  assert.equal(accepted.headers.get('Location'), `/o/${slug}/p/${mine.id}`)
  assert.equal((await ally.get(`/o/${slug}/p/${mine.id}`)).status, 200)
  assert.equal((await ally.get(`/o/${slug}/p/${other.id}`)).status, 404)
  const start = await (await ally.get(`/o/${slug}`)).text()
  assert.match(start, /Care at home/)
  assert.doesNotMatch(start, /Night shelters/)
  assert.equal((await ally.get(`/o/${slug}/people`)).status, 403)

  const people = await (await lead.get(`/o/${slug}/p/${mine.id}/people`)).text()
  assert.match(people, /Ally: moderator and partner|Ally: partner and moderator/)
  const account = /people\/([0-9a-f-]{36})\/roles/.exec(people)![1]!
  await lead.post(`/o/${slug}/p/${mine.id}/people/${account}/roles`, {})
  assert.equal((await ally.get(`/o/${slug}/p/${mine.id}`)).status, 404, 'with no role left it is gone')
})

test('whoever may invite to one programme reaches no invitation to another place', async () => {
  const world = await makeWorld()
  const { slug } = world.organisation
  const programme = await makeProgramme(world)
  const owner = await inviteToOrganisation(world, 'apart@example.org', ['owner'])
  const people = await (await owner.get(`/o/${slug}/people`)).text()
  const id = /invitations\/([0-9a-f-]{36})\/again/.exec(people)![1]!
  const before = linkIn(await mailTo(world, 'apart@example.org'))
  const lead = await world.person(['lead'])
  const again = await lead.post(`/o/${slug}/p/${programme.id}/people/invitations/${id}/again`, {})
  assert.match(again.headers.get('Location')!, /done=late/)
  await lead.post(`/o/${slug}/p/${programme.id}/people/invitations/${id}/take-back`, {})
  assert.equal(linkIn(await mailTo(world, 'apart@example.org')), before)
  assert.equal((await visitor(world).get(before)).status, 200)
})
