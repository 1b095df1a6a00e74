import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { currentStatement } from '../../programmes/index.ts'
import { currentForm } from '../forms/forms.sql.ts'
import { acceptSubmission, receiptHash } from './accept.ts'
import { nothingAllowed } from './permission.ts'

describe('taking in what a hall of people sends in the same second', () => {
  let world: World
  let conversation: Awaited<ReturnType<typeof makeConversation>>
  let send: (said: { words: string; key?: string }) => ReturnType<typeof acceptSubmission>

  before(async () => {
    world = await makeWorld()
    conversation = await makeConversation(world)
    await sayAll(world, conversation, ['The first, which fixes the form'])
    const { programme, activity } = conversation
    const { form, statement } = await inOrganisation(
      world.services.database.db,
      world.organisation.id,
      async db => ({
        form: await currentForm(db, activity.id),
        statement: await currentStatement(db, programme.id),
      }),
    )
    send = ({ words, key = newId() }) =>
      acceptSubmission(world.services, world.organisation.id, {
        programme: programme.id,
        activity: activity.id,
        formVersion: form!.id,
        formIsFrozen: true,
        statement: statement!.id,
        channel: 'web',
        voice: 'own',
        language: 'en',
        source: undefined,
        key,
        words: [{ question: 'q1', words, language: 'en' }],
        answers: {},
        characteristics: { role: `a role of ${words}` },
        permission: { ...nothingAllowed, analysis: true, naming: 'first_name', name: `Name of ${words}` },
      })
  })

  const stored = () =>
    inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
      db
        .selectFrom('response')
        .leftJoin('contribution', 'contribution.response_id', 'response.id')
        .leftJoin('permission', 'permission.response_id', 'response.id')
        .leftJoin('characteristic', 'characteristic.response_id', 'response.id')
        .leftJoin('address', 'address.target_id', 'response.id')
        .select([
          'response.id as response',
          'contribution.words',
          'permission.name_sealed as name',
          'characteristic.value as role',
          'address.key as receipt',
        ])
        .execute(),
    )

  test('each keeps its own words, name, characteristics and receipt', async () => {
    const all = Array.from({ length: 60 }, (_, index) => `words ${index}`)
    const taken = await Promise.all(all.map(words => send({ words })))
    const rows = await stored()
    for (const [index, { response, isNew, receipt }] of taken.entries()) {
      const words = `words ${index}`
      const row = rows.find(candidate => candidate.response === response)
      assert.ok(row && isNew)
      assert.equal(row.words, words)
      assert.equal(row.role, `a role of ${words}`)
      assert.equal(row.receipt, receiptHash(world.services, receipt))
      assert.equal(world.services.secrets.open(`name ${response}`, row.name!), `Name of ${words}`)
    }
    assert.equal(new Set(taken.map(({ receipt }) => receipt)).size, all.length)
  })

  test('the same sent many times at once is stored once, and all are told the same receipt', async () => {
    const key = newId()
    const taken = await Promise.all(Array.from({ length: 40 }, () => send({ words: 'again and again', key })))
    assert.equal(taken.filter(({ isNew }) => isNew).length, 1)
    assert.equal(new Set(taken.map(({ response }) => response)).size, 1)
    assert.equal(new Set(taken.map(({ receipt }) => receipt)).size, 1)
    assert.equal((await stored()).filter(({ words }) => words === 'again and again').length, 1)
  })

  test('two that send the same many things in other orders do not hinder each other', async () => {
    const keys = Array.from({ length: 30 }, () => newId())
    const both = [...keys, ...keys.toReversed()]
    const taken = await Promise.all(both.map(key => send({ words: 'crossing', key })))
    assert.equal(taken.filter(({ isNew }) => isNew).length, keys.length)
    assert.equal((await stored()).filter(({ words }) => words === 'crossing').length, keys.length)
  })

  test('one that the database refuses leaves nothing behind, and the others are stored', async () => {
    const all = ['before', '', 'after', 'after that', ''].map(words => send({ words }))
    const settled = await Promise.allSettled(all)
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'rejected'],
    )
    const rows = await stored()
    assert.equal(rows.filter(({ words }) => words === '').length, 0)
    assert.equal(rows.filter(({ words }) => words?.startsWith('after')).length, 2)
    assert.deepEqual(
      rows.filter(row => row.words === null || row.name === null),
      rows.filter(row => row.words === 'The first, which fixes the form'),
      'no response stands there without what belongs to it',
    )
  })
})
