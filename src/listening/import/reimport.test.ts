import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeConversation } from '../../../test/conversation.ts'
import { bringIn, choices, importRow, storedWords } from '../../../test/import.ts'
import { makeActivity } from '../../../test/programmes.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { openSecrets } from '../../platform/secrets.ts'
import { currentForm, insertForm, withdraw } from '../index.ts'
import { editWords } from '../your-words/change.ts'
import { removeImport } from './remove-import.ts'
import { runImport } from './run-import.ts'
import { wordsHash } from './words-hash.ts'

const file = (...rows: string[]) => `who,said,place,more\n${rows.join('\n')}\n`
const wordsAlone = { ...choices, use_0: '', use_2: '' }
const withMore = { ...choices, use_3: 'own' }

async function ground() {
  const world = await makeWorld()
  const conversation = await makeConversation(world)
  const analyst = await world.person(['analyst'])
  type Chosen = Readonly<Record<string, string>>
  const bring = (content: string, chosen: Chosen = choices, into = conversation) =>
    bringIn(world, analyst, into, content, { choices: chosen })
  const came = async (content: string, chosen: Chosen = choices, into = conversation) => {
    const { id } = await bring(content, chosen, into)
    const row = (await importRow(world, id))!
    assert.equal(row.state, 'done')
    return { stored: row.rows_stored, known: row.rows_known, takenBack: row.rows_taken_back }
  }
  const here = async (into = conversation) => (await storedWords(world, into)).map(said => said.words)
  const takeBack = async (words: string) => {
    const said = (await storedWords(world, conversation)).find(each => each.words === words)!
    await withdraw(world.services, world.organisation.id, said.response, { what: 'everything', note: false })
  }
  return { world, conversation, analyst, bring, came, here, takeBack }
}

test('words that their author took back do not come back with the file, and neither does what else that person says', async () => {
  const { world, conversation, came, here, takeBack } = await ground()
  const rows = ['ann,More buses,Oban,', 'bob,Nobody listens,Oban,', 'ann,A bench by the shop,Lorn,']
  await came(file(...rows))
  const bench = (await storedWords(world, conversation)).find(said => said.words.startsWith('A bench'))!
  await withdraw(world.services, world.organisation.id, bench.response, {
    what: 'some',
    contributions: [bench.id],
    characteristics: false,
    note: false,
  })
  await takeBack('Nobody listens')
  assert.deepEqual(await came(file(...rows, 'bob,Something else,Oban,')), {
    stored: 0,
    known: 1,
    takenBack: 3,
  })
  assert.deepEqual(await here(), ['More buses'])
})

test('words that their author took back stay out whatever columns are chosen, and the page says so', async () => {
  const { analyst, bring, came, here, takeBack } = await ground()
  const rows = ['ann,More buses,Oban,At night', 'bob,Nobody listens,Oban,Ever']
  await came(file(...rows))
  await takeBack('Nobody listens')
  for (const chosen of [
    wordsAlone,
    { ...choices, use_0: 'group', use_2: 'person' },
    { ...choices, use_1: 'own', label_1: 'Anything else?' },
  ]) {
    assert.deepEqual(await came(file(...rows), chosen), { stored: 0, known: 1, takenBack: 1 })
  }
  const { address } = await bring(file(...rows), wordsAlone)
  assert.match(
    await (await analyst.get(address)).text(),
    /1 row was left out because its author took the words back or changed them/,
  )
  assert.deepEqual(await here(), ['More buses'])
})

test('the same file with other columns adds no second copy of words, and adds those of a column not taken before', async () => {
  const { came, here } = await ground()
  const rows = ['ann,More buses,Oban,At night', 'bob,Kindness,Oban,', 'cat,Kindness,Lorn,Kindness']
  assert.deepEqual(await came(file(...rows)), { stored: 3, known: 0, takenBack: 0 })
  assert.deepEqual(await came(file(...rows), wordsAlone), { stored: 0, known: 3, takenBack: 0 })
  assert.deepEqual(await came(file(...rows), withMore), { stored: 2, known: 1, takenBack: 0 })
  assert.deepEqual(await came(file(...rows), { ...wordsAlone, use_3: 'own' }), {
    stored: 0,
    known: 3,
    takenBack: 0,
  })
  assert.deepEqual(await here(), ['At night', 'Kindness', 'Kindness', 'Kindness', 'More buses'])
})

test('people who said the same short thing all come in, and a corrected file adds as many as are new', async () => {
  const { came, here } = await ground()
  const two = ['ann,Kindness,Oban,', 'bob,Kindness,Oban,']
  assert.deepEqual(await came(file(...two)), { stored: 2, known: 0, takenBack: 0 })
  assert.deepEqual(await came(file('cat,Kindness,Lorn,', ...two)), { stored: 1, known: 2, takenBack: 0 })
  assert.deepEqual(await came(file('dan,Kindness,Lorn,', ...two, 'cat,Kindness,Lorn,'), wordsAlone), {
    stored: 1,
    known: 3,
    takenBack: 0,
  })
  assert.deepEqual(await here(), ['Kindness', 'Kindness', 'Kindness', 'Kindness'])
})

test('of words that many said as many stay out as were taken back, wherever their rows stand in the file', async () => {
  const { came, here, takeBack } = await ground()
  await came(file('ann,Kindness,Oban,', 'bob,Kindness,Oban,'))
  await takeBack('Kindness')
  const three = file('cat,Kindness,Lorn,', 'ann,Kindness,Oban,', 'bob,Kindness,Oban,')
  assert.deepEqual(await came(three), { stored: 1, known: 1, takenBack: 1 })
  assert.deepEqual(await came(three, wordsAlone), { stored: 0, known: 2, takenBack: 1 })
  assert.deepEqual(await here(), ['Kindness', 'Kindness'])
})

test('a name, capitals or full stops written otherwise do not bring words back', async () => {
  const { came, here, takeBack } = await ground()
  await came(file('ann,“Nobody listens to us.”,Oban,', 'bob,More buses,Oban,'))
  await takeBack('“Nobody listens to us.”')
  assert.deepEqual(await came(file('Ann Ross,NOBODY  listens to us,Oban,')), {
    stored: 0,
    known: 0,
    takenBack: 1,
  })
  assert.deepEqual(await here(), ['More buses'])
})

test('words taken back stay out of the programme’s other conversations; words still here may come into them', async () => {
  const { world, conversation, came, here, takeBack } = await ground()
  const activity = await makeActivity(world, conversation.programme, { state: 'open' })
  const second = { ...conversation, activity }
  await inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const form = await currentForm(db, conversation.activity.id)
    await insertForm(db, activity.id, form!.content, world.services.clock.now())
  })
  const rows = file('ann,More buses,Oban,', 'bob,Nobody listens,Oban,')
  await came(rows)
  await takeBack('Nobody listens')
  assert.deepEqual(await came(rows, choices, second), { stored: 1, known: 0, takenBack: 1 })
  assert.deepEqual(await here(second), ['More buses'])
})

test('what an author put in the place of other words stays, and the other words do not come back', async () => {
  const { world, conversation, came, here } = await ground()
  const rows = file('ann,My neighbour Jean is unkind,Oban,')
  await came(rows)
  const [said] = await storedWords(world, conversation)
  await editWords(
    world.services,
    world.organisation.id,
    said!.response,
    new Map([[said!.id, 'Some people are unkind']]),
  )
  assert.deepEqual(await came(rows, wordsAlone), { stored: 0, known: 0, takenBack: 1 })
  assert.deepEqual(await came(rows), { stored: 0, known: 0, takenBack: 1 })
  assert.deepEqual(await here(), ['Some people are unkind'])
})

test('a file taken out because its columns were chosen wrongly can come in with the right ones, but for what authors took back', async () => {
  const { world, analyst, bring, came, here, takeBack } = await ground()
  const rows = file('ann,More buses,Oban,', 'bob,Nobody listens,Oban,', 'cat,Kindness,Oban,')
  const wrong = await bring(rows, wordsAlone)
  await takeBack('Nobody listens')
  assert.equal((await analyst.post(`${wrong.address}/remove`, {})).status, 303)
  await removeImport(world.services, world.organisation.id, wrong.id)
  assert.deepEqual(await here(), [])
  assert.deepEqual(await came(rows), { stored: 2, known: 0, takenBack: 1 })
  assert.deepEqual(await here(), ['Kindness', 'More buses'])
})

test('another file in which other people say the same words comes in whole', async () => {
  const { came, here } = await ground()
  await came(file('ann,Kindness,Oban,', 'bob,Kindness,Oban,'))
  assert.deepEqual(await came('respondent,comment,town\n7,Kindness,Lorn\n8,Kindness,Lorn\n'), {
    stored: 2,
    known: 0,
    takenBack: 0,
  })
  assert.deepEqual(await came(file('eve,Kindness,Oban,')), { stored: 1, known: 0, takenBack: 0 })
  assert.equal((await here()).length, 5)
})

test('a reading with other columns that was cut off goes on with the same rows left out', async () => {
  const { world, conversation, analyst, came, here, takeBack } = await ground()
  const rows = Array.from({ length: 1500 }, (_, row) => `p${row},Thing ${row % 700},Oban,`)
  await came(file(...rows))
  await takeBack('Thing 3')
  const more = [...rows, ...rows.slice(0, 700)].toReversed()
  const { id } = await bringIn(world, analyst, conversation, file(...more), {
    choices: wordsAlone,
    run: false,
  })
  let hashed = 0
  const { secrets } = world.services
  const dying = {
    ...world.services,
    secrets: {
      ...secrets,
      hash: (purpose: string, token: string) => {
        if (purpose === 'imported row' && ++hashed === more.length + 1500) throw new Error('killed')
        return secrets.hash(purpose, token)
      },
    },
  }
  await runImport(dying, world.organisation.id, id)
  assert.equal((await importRow(world, id))?.rows_read, 1000)
  await analyst.post(
    `/o/${world.organisation.slug}/p/${conversation.programme.id}/listen/${conversation.activity.id}/import/${id}/go-on`,
    {},
  )
  await runImport(world.services, world.organisation.id, id)
  const row = (await importRow(world, id))!
  assert.deepEqual([row.state, row.rows_stored, row.rows_known, row.rows_taken_back], ['done', 700, 1499, 1])
  assert.equal((await here()).length, 2199)
})

test('words are remembered by a hash that is the same for the same words in one programme, and in no other', () => {
  const secrets = openSecrets(Buffer.alloc(48, 1))
  const organisation = newId<'organisation'>()
  const place = { organisation, programme: newId<'programme'>() }
  const hash = (words: string) => wordsHash(secrets, place, words)
  for (const [one, same] of [
    ['Don’t know!', "don't  KNOW"],
    ['ﬁne', ' Fine. '],
    ['Cafe\u0301', 'CAFÉ'],
  ] as const) {
    assert.equal(hash(one), hash(same))
  }
  const different = ['fine', 'fin', '👍', '👎', '…', 'شكرًا جزيلًا', 'Don’t', 'Don’t know']
  assert.equal(new Set(different.map(hash)).size, different.length)
  const elsewhere = { organisation, programme: newId<'programme'>() }
  assert.notEqual(wordsHash(secrets, elsewhere, 'fine'), hash('fine'))
  assert.match(hash('fine'), /^[0-9a-f]{32}$/)
})
