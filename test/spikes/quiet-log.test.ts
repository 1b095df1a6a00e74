import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '../../src/app.ts'
import { deliverEvents, onEvent } from '../../src/platform/events.ts'
import { openLog } from '../../src/platform/log.ts'
import { makeConversation, visitor } from '../conversation.ts'
import { testDatabase } from '../database.ts'
import { formBody, makeWorld, type World } from '../world.ts'

const lines: string[] = []
let world: World
before(async () => {
  const quiet = await makeWorld()
  const services = { ...quiet.services, log: openLog('debug', { write: line => void lines.push(line) }) }
  world = { ...quiet, services, app: createApp(services) }
})

const marker = 'heliotrope-42'

test('the log holds no words, no receipt, no PIN and no address of anyone, even where something fails', async () => {
  const conversation = await makeConversation(world)
  const network = '203.0.113.77'
  const author = visitor(world, network)
  const answer = (words: string) =>
    author.post(
      conversation.address,
      formBody({
        page_key: words,
        answer_q1: words,
        analysis: 'yes',
        quotation: 'yes',
        naming: 'full_name',
        name_full_name: `Ailsa ${marker}`,
        contact: 'yes',
        contact_details: `${marker}@alder.example`,
      }),
    )
  const sent = await answer(`What I said was ${marker}`)
  assert.equal(sent.status, 303)
  const thankYou = sent.headers.get('Location') ?? ''
  await author.post(`${thankYou}/pin`, formBody({ pin: '4071', pin_again: '4071' }))
  const receipt = /\/your-words\/([a-z0-9-]+)"/.exec(
    await (await author.get(`${thankYou}?pin=chosen`)).text(),
  )?.[1]
  await author.get(`/your-words/${receipt}`)
  await author.post('/your-words', formBody({ code: receipt ?? '', pin: '4071' }))

  // From here on PostgreSQL refuses, and puts the whole row, words and all, into its message.
  const { owner } = await testDatabase()
  await sql`alter table contribution add constraint refused check (words not like '%refused%')`.execute(
    owner.db,
  )
  const failed = await answer(`This is refused: ${marker}`)
  assert.equal(failed.status, 500)
  assert.doesNotMatch(await failed.text(), /heliotrope|constraint|at \w+ \(/)
  await deliverEvents(
    world.services.database.db,
    [
      onEvent('response.received', 'fails', async () => {
        throw new Error(`Nobody should read ${marker}`)
      }),
    ],
    world.services.log,
  )

  const log = lines.join('')
  assert.match(log, /A request failed/)
  assert.match(log, /An event could not be handled/)
  assert.match(log, /"route":"\/c\/:code\/:language"/)
  const secrets = [marker, receipt ?? 'no receipt', thankYou.split('/').at(-1)!, network, '4071"', 'Ailsa']
  assert.deepEqual(
    secrets.filter(secret => log.includes(secret)),
    [],
  )
})
