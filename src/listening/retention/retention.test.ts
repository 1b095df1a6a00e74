import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { makeConversation, sayAll, visitor } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { deleteDue } from './delete-due.ts'

describe('words whose time is over', () => {
  let world: World
  before(async () => {
    world = await makeWorld()
  })

  const days = (count: number) => count * 24 * 3_600_000

  /** A programme that closed this many days ago and told people that it keeps words for two months. */
  async function closedProgramme(daysAgo: number, keptMonths: number | null = 2) {
    const conversation = await makeConversation(world)
    const taken = await sayAll(world, conversation, [
      { words: 'A cup of tea by the window', characteristics: { age: '75+' } },
      { words: 'The garden', permission: { naming: 'first_name', name: 'Morag' } },
    ])
    const programme = conversation.programme.id
    await inOrganisation(world.services.database.db, world.organisation.id, async db => {
      await db
        .updateTable('programme')
        .set({ state: 'closed', closed_at: new Date(world.clock.now().getTime() - days(daysAgo)) })
        .where('id', '=', programme)
        .execute()
      await db
        .updateTable('data_responsibility')
        .set({ retention_months: keptMonths })
        .where('programme_id', '=', programme)
        .execute()
    })
    return { conversation, programme, taken }
  }

  const left = (programme: Awaited<ReturnType<typeof closedProgramme>>['programme']) =>
    inOrganisationWithWords(world.services.database.db, world.organisation.id, async db => ({
      words: (
        await db
          .selectFrom('contribution')
          .innerJoin('response', 'response.id', 'contribution.response_id')
          .select('words')
          .where('programme_id', '=', programme)
          .execute()
      ).map(row => row.words),
      told: await db
        .selectFrom('characteristic')
        .innerJoin('response', 'response.id', 'characteristic.response_id')
        .select('value')
        .where('programme_id', '=', programme)
        .execute(),
      names: await db
        .selectFrom('permission')
        .innerJoin('response', 'response.id', 'permission.response_id')
        .select('name_sealed')
        .where('programme_id', '=', programme)
        .where('name_sealed', 'is not', null)
        .execute(),
    }))

  test('are deleted with all that was told, once, and it is written down', async () => {
    const { programme } = await closedProgramme(70)
    assert.equal(await deleteDue(world.services, world.organisation.id), 2)
    assert.deepEqual(await left(programme), { words: [], told: [], names: [] })
    assert.equal(await deleteDue(world.services, world.organisation.id), 0, 'a second time finds none')
    const owner = await world.asOwner()
    const kept = await (await owner.get(`/o/${world.organisation.slug}/p/${programme}/listen/kept`)).text()
    assert.match(kept, /<td[^>]*>2 months<\/td><td[^>]*>2<\/td>/)
    assert.match(kept, /No response holds words any more/)
    const audit = await (await owner.get(`/o/${world.organisation.slug}/audit`)).text()
    assert.match(audit, /deleted words whose time was over/i)
  })

  test('stay until the day, and where nobody said for how long, and while the programme is open', async () => {
    const early = await closedProgramme(50)
    const unsaid = await closedProgramme(900, null)
    const open = await makeConversation(world)
    await sayAll(world, open, ['Still open'])
    assert.equal(await deleteDue(world.services, world.organisation.id), 0)
    assert.equal((await left(early.programme)).words.length, 2)
    assert.equal((await left(unsaid.programme)).words.length, 2)
    assert.equal((await left(open.programme.id)).words.length, 1)
    const owner = await world.asOwner()
    const kept = await owner.get(`/o/${world.organisation.slug}/p/${early.programme}/listen/kept`)
    assert.match(await kept.text(), /The words are deleted on .* 2 responses hold words/s)
  })

  test('are not deleted in another organisation’s programme by this one’s round', async () => {
    const other = await makeWorld(world)
    const { programme } = await closedProgramme(100)
    assert.equal(await deleteDue(other.services, other.organisation.id), 0)
    assert.equal((await left(programme)).words.length, 2)
    assert.equal(await deleteDue(world.services, world.organisation.id), 2)
  })

  test('their author is told what happened, and nothing says that they took it back', async () => {
    const { conversation, taken } = await closedProgramme(100)
    await deleteDue(world.services, world.organisation.id)
    const guest = visitor(world)
    await guest.post('/your-words', new URLSearchParams({ code: taken[0]!.receipt, forgotten: 'yes' }))
    const mine = await (await guest.get('/your-words/open')).text()
    assert.match(mine, /Your words were deleted, as we said/)
    assert.doesNotMatch(mine, /You took/)
    const owner = await world.asOwner()
    const { programme, activity } = conversation
    const overview = await owner.get(`/o/${world.organisation.slug}/p/${programme.id}/listen/${activity.id}`)
    assert.doesNotMatch(await overview.text(), /taken back/)
  })
})
