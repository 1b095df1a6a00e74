import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { replaceAreas } from '../../programmes/index.ts'
import { withdraw } from '../index.ts'

const world = await makeWorld()
const owner = await world.asOwner()

async function twoAreas(people: number) {
  const conversation = await makeConversation(world)
  const { programme } = conversation
  await inOrganisation(world.services.database.db, world.organisation.id, db =>
    replaceAreas(db, programme.id, ['S12000017', 'S12000020']),
  )
  const taken = await sayAll(
    world,
    conversation,
    Array.from({ length: people }, (_, index) => ({
      words: 'Time to talk.',
      characteristics: { area: index < 2 ? 'S12000020' : 'S12000017', age: '75+' },
    })),
  )
  return { programme, taken, reach: `/o/${world.organisation.slug}/p/${programme.id}/reach` }
}

test('coverage says who was heard, what would be expected, and where to go next', async () => {
  const { reach } = await twoAreas(40)
  const html = await validHtml(await owner.get(reach), 'reach')
  assert.match(html, /40 people heard so far/)
  assert.match(html, /2 of 2 council areas/)
  assert.match(html, /Plan a session there with Moray health and social care partnership/)
  assert.match(html, /75 and over/)
  assert.match(html, /children are left out/)
  assert.match(await (await owner.get(`${reach}?children=yes`)).text(), /Under 12/)
})

test('an empty programme says that nobody was heard yet', async () => {
  const { programme } = await makeConversation(world)
  const html = await validHtml(
    await owner.get(`/o/${world.organisation.slug}/p/${programme.id}/reach`),
    'reach',
  )
  assert.match(html, /Nobody has been heard yet/)
})

test('whoever takes their words back is not counted any more', async () => {
  const { reach, taken } = await twoAreas(5)
  await withdraw(world.services, world.organisation.id, taken[0]!.response, {
    what: 'everything',
    note: false,
  })
  assert.match(await (await owner.get(reach)).text(), /4 people heard so far/)
})

test('the file holds small numbers back, and again when one more person was heard', async () => {
  const { reach } = await twoAreas(40)
  const csv = async () => {
    const response = await owner.post(`${reach}/coverage.csv`, {})
    assert.equal(response.headers.get('Content-Type'), 'text/csv; charset=utf-8')
    return (await response.text()).split('\n')
  }
  const first = await csv()
  const line = (lines: string[], group: string) => lines.find(each => each.includes(`,${group},`)) ?? ''
  assert.match(line(first, 'Moray'), /^Council areas,Moray,too few,,,,/)
  // 38 of 40 in the other area would give the two away.
  assert.match(line(first, 'Highland'), /^Council areas,Highland,too few,,,,/)
  assert.match(line(first, '75 and over'), /^Age,75 and over,40,1,/)
  assert.deepEqual(await csv(), first)
})

test('coverage is for the team and for who manages a panel, not for every partner', async () => {
  const { programme, reach } = await twoAreas(3)
  const partner = await world.person([], { programme: programme.id, roles: ['partner'] })
  const manager = await world.person([], { programme: programme.id, roles: ['panel_manager'] })
  assert.equal((await partner.get(reach)).status, 403)
  assert.equal((await manager.get(reach)).status, 200)
})
