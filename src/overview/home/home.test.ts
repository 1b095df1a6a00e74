import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { changeProgramme, replaceAreas } from '../../programmes/index.ts'

const world = await makeWorld()
const owner = await world.asOwner()

const home = (id: string) => `/o/${world.organisation.slug}/p/${id}`

test('a programme that is about a place of its own asks nobody for a council area, and shows no map of them', async () => {
  const { programme, address } = await makeConversation(world)
  const asked = async (language: string) => {
    const page = address.replace(/en$/, language)
    return (await world.app.request(`http://rowan.test${page}?source=test`)).text()
  }
  assert.match(await asked('en'), /name="who_area"/)
  await inOrganisation(world.services.database.db, world.organisation.id, db =>
    changeProgramme(db, programme.id, { place: 'Bowling Green, Kentucky' }, 'areas', {
      now: world.clock.now(),
    }),
  )
  // In a language that was not opened before: a page may be two seconds behind.
  const later = await asked('ar')
  assert.match(later, /name="who_role"/)
  assert.doesNotMatch(later, /name="who_area"/)
  const html = await validHtml(await owner.get(home(programme.id)), 'home')
  assert.match(html, /not about council areas/)
})

test('the map of who was not heard is of the programme’s own council areas', async () => {
  const conversation = await makeConversation(world)
  const { programme } = conversation
  await inOrganisation(world.services.database.db, world.organisation.id, db =>
    replaceAreas(db, programme.id, ['S12000017', 'S12000020']),
  )
  await sayAll(world, conversation, [{ words: 'Time to talk.', characteristics: { area: 'S12000017' } }])
  const html = await validHtml(await owner.get(home(programme.id)), 'home')
  assert.match(html, /1 of 2 council areas/)
})
