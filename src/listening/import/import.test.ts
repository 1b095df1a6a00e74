import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { makeConversation } from '../../../test/conversation.ts'
import { testDatabase } from '../../../test/database.ts'
import {
  bringIn,
  choices,
  importRow,
  importsOf,
  permission,
  storedWords,
  upload,
} from '../../../test/import.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation, inOrganisationWithWords } from '../../platform/db/transaction.ts'
import { attributionsOf } from '../index.ts'
import { discardPreview } from './forget-upload.ts'
import { removeImport } from './remove-import.ts'
import { runImport } from './run-import.ts'

const three =
  'who,said,place\nann,More buses in the evening,Oban\nbob,"Nobody listens, ""ever""\nand nobody comes",Oban\nann,A bench by the shop,Lorn\n'

async function ground() {
  const world = await makeWorld()
  const conversation = await makeConversation(world)
  return { world, conversation, analyst: await world.person(['analyst']) }
}

const counts = (row: Awaited<ReturnType<typeof importRow>>) => ({
  state: row?.state,
  read: row?.rows_read,
  stored: row?.rows_stored,
  known: row?.rows_known,
  refused: row?.rows_refused,
})

test('a file comes in as its columns were chosen: rows of one person are one response', async () => {
  const { world, conversation, analyst } = await ground()
  const { id, address } = await bringIn(world, analyst, conversation, three)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 3,
    stored: 3,
    known: 0,
    refused: 0,
  })
  const words = await storedWords(world, conversation)
  assert.deepEqual(
    words.map(said => said.words),
    ['A bench by the shop', 'More buses in the evening', 'Nobody listens, "ever"\nand nobody comes'],
  )
  assert.equal(words[0]!.response, words[1]!.response)
  assert.notEqual(words[0]!.response, words[2]!.response)
  const groups = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('analysable_characteristic').select(['kind', 'value']).orderBy('value').execute(),
  )
  assert.deepEqual(groups, [
    { kind: 'column:place', value: 'Oban' },
    { kind: 'column:place', value: 'Oban' },
  ])
  const page = await (await analyst.get(address)).text()
  assert.match(page, /People agreed on the form of March 2024/)
  assert.match(page, /brought in/)
})

test('the file and what was seen in it are gone once it has been read in, and no person’s name is kept', async () => {
  const { world, conversation, analyst } = await ground()
  const { id } = await bringIn(world, analyst, conversation, three)
  const row = await importRow(world, id)
  assert.equal(row?.file_id, null)
  assert.deepEqual(row?.survey, {})
  const { owner } = await testDatabase()
  const { rows } = await sql<{ found: number }>`
    select (select count(*) from stored_file_piece where organisation_id = ${world.organisation.id})
      + (select count(*) from response where organisation_id = ${world.organisation.id} and response::text like '%ann%')
      as found`.execute(owner.db)
  assert.equal(rows[0]!.found, 0)
})

test('the same file again adds nothing, also with its rows in another order', async () => {
  const { world, conversation, analyst } = await ground()
  const rows = [
    'ann,Yes,Oban',
    'ann,Yes,Oban',
    'bob,Yes,Oban',
    'cat,"No, never",Lorn',
    ',Yes,Oban',
    ',Yes,Lorn',
  ]
  const file = (lines: readonly string[]) => `who,said,place\n${lines.join('\n')}\n`
  await bringIn(world, analyst, conversation, file(rows))
  const before = await storedWords(world, conversation)
  const again = await bringIn(world, analyst, conversation, file(rows))
  const shuffled = await bringIn(world, analyst, conversation, file(rows.toReversed()))
  for (const { id } of [again, shuffled]) {
    assert.deepEqual(counts(await importRow(world, id)), {
      state: 'done',
      read: 6,
      stored: 0,
      known: 6,
      refused: 0,
    })
  }
  assert.deepEqual(await storedWords(world, conversation), before)
  assert.equal(before.length, 6)
})

test('a file that overlaps with an earlier one adds only what is new', async () => {
  const { world, conversation, analyst } = await ground()
  await bringIn(world, analyst, conversation, three)
  const { id } = await bringIn(
    world,
    analyst,
    conversation,
    `${three}ann,A new thing,Oban\ndan,More buses in the evening,Oban\n`,
  )
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 5,
    stored: 2,
    known: 3,
    refused: 0,
  })
  const words = await storedWords(world, conversation)
  const ann = words.find(said => said.words === 'A bench by the shop')!.response
  assert.equal(words.find(said => said.words === 'A new thing')!.response, ann)
  assert.equal(new Set(words.map(said => said.response)).size, 3)
})

test('an import whose worker died half-way goes on without a row lost or twice', async () => {
  const { world, conversation, analyst } = await ground()
  const lines = Array.from({ length: 3500 }, (_, row) => `p${row % 900},Thing ${row % 1700},Oban`)
  const { id } = await bringIn(world, analyst, conversation, `who,said,place\n${lines.join('\n')}\n`, {
    run: false,
  })
  let transactions = 0
  const { database } = world.services
  const dying = {
    ...world.services,
    secrets: {
      ...world.services.secrets,
      hash: (purpose: string, token: string) => {
        if (purpose === 'imported row' && ++transactions === 2600) throw new Error('killed')
        return world.services.secrets.hash(purpose, token)
      },
    },
  }
  await runImport(dying, world.organisation.id, id)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'failed',
    read: 2000,
    stored: 2000,
    known: 0,
    refused: 0,
  })
  await inOrganisationWithWords(database.db, world.organisation.id, db =>
    db.updateTable('import').set({ state: 'running' }).where('id', '=', id).execute(),
  )
  await runImport(world.services, world.organisation.id, id)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 3500,
    stored: 3500,
    known: 0,
    refused: 0,
  })
  assert.equal((await storedWords(world, conversation)).length, 3500)
  const { id: again } = await bringIn(
    world,
    analyst,
    conversation,
    `who,said,place\n${lines.toReversed().join('\n')}\n`,
  )
  assert.equal((await importRow(world, again))?.rows_known, 3500)
})

test('two workers at one import store each row once', async () => {
  const { world, conversation, analyst } = await ground()
  const lines = Array.from({ length: 2500 }, (_, row) => `p${row},Thing ${row},Oban`)
  const { id } = await bringIn(world, analyst, conversation, `who,said,place\n${lines.join('\n')}\n`, {
    run: false,
  })
  const run = () => runImport(world.services, world.organisation.id, id)
  await Promise.all([run(), run()])
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 2500,
    stored: 2500,
    known: 0,
    refused: 0,
  })
  assert.equal((await storedWords(world, conversation)).length, 2500)
})

test('an import taken out leaves tombstones, keeps words of other files, and does not come back', async () => {
  const { world, conversation, analyst } = await ground()
  await bringIn(world, analyst, conversation, 'who,said,place\nann,From the first file,Oban\n')
  const { id, address } = await bringIn(world, analyst, conversation, three)
  assert.match(await (await analyst.get(`${address}/remove`)).text(), /words of 3 rows leave/)
  assert.equal((await analyst.post(`${address}/remove`, {})).status, 303)
  assert.match(await (await analyst.get(address)).text(), /Taking out the words/)
  await removeImport(world.services, world.organisation.id, id)
  assert.equal((await importRow(world, id))?.state, 'removed')
  assert.deepEqual(
    (await storedWords(world, conversation)).map(said => said.words),
    ['From the first file'],
  )
  const { owner } = await testDatabase()
  const states = await owner.db
    .selectFrom('response')
    .select('state')
    .where('organisation_id', '=', world.organisation.id)
    .orderBy('state')
    .execute()
  assert.deepEqual(
    states.map(row => row.state),
    ['open', 'withdrawn'],
  )
  const events = await owner.db
    .selectFrom('event')
    .select('kind')
    .where('organisation_id', '=', world.organisation.id)
    .orderBy('kind')
    .execute()
  assert.deepEqual(
    events.map(event => event.kind),
    ['response.changed', 'response.withdrawn'],
  )
  const again = await bringIn(world, analyst, conversation, three)
  assert.equal((await importRow(world, again.id))?.rows_stored, 0)
  assert.match(await (await analyst.get(address)).text(), /words of 3 rows were taken out/)
})

test('rows that cannot be read are listed before and after, and can be downloaded', async () => {
  const { world, conversation, analyst } = await ground()
  const file = `who,said,place\nann,Good,Oban\nbob,,Oban\ncat,one,two,three,four\ndan,"   ",Oban\neve,${'x'.repeat(120_000)},Oban\n`
  const sent = await upload(world, analyst, conversation, { content: file })
  const preview = await (await analyst.get(sent.headers.get('Location')!)).text()
  assert.match(preview, /Row 3 has 5 cells where the header has 3/)
  const { id, address } = await bringIn(world, analyst, conversation, file)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 5,
    stored: 1,
    known: 0,
    refused: 4,
  })
  assert.match(await (await analyst.get(address)).text(), /holds no words in the columns you chose/)
  const download = await analyst.get(`${address}/refused.csv`)
  assert.equal(download.headers.get('Content-Type'), 'text/csv; charset=utf-8')
  const text = await download.text()
  assert.match(
    text,
    /^Row,Why,As it stands in the file\n2,holds no words in the columns you chose,"bob,,Oban"\n3,/,
  )
  assert.match(text, /120,000 letters in one cell, and at most 100,000 can be kept/)
})

test('Windows-1252, UTF-16 and XLSX files are read with every letter right', async () => {
  const { world, conversation, analyst } = await ground()
  const latin = Buffer.from(
    'who;said;place\nann;Café “fermé” – Łódź?;Oban\n'.replace('Łódź', 'Lodz'),
    'latin1',
  )
  // Latin-1 has no typographic quotes: their Windows-1252 bytes are put in by hand.
  const windows = Buffer.from(
    latin.toString('latin1').replace('\x1c', '\x93').replace('\x1d', '\x94').replace('\x13', '\x96'),
    'latin1',
  )
  await bringIn(world, analyst, conversation, new Uint8Array(windows))
  const wide = Buffer.from('\ufeffwho\tsaid\tplace\nbob\tZażółć gęślą jaźń\tOban\n', 'utf16le')
  await bringIn(world, analyst, conversation, new Uint8Array(wide))
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Answers')
  sheet.addRow(['who', 'said', 'place'])
  sheet.addRow(['cat', 'شكرا جزيلا', 'Lorn'])
  await bringIn(world, analyst, conversation, new Uint8Array(await book.xlsx.writeBuffer()))
  assert.deepEqual((await storedWords(world, conversation)).map(said => said.words).sort(), [
    'Café “fermé” – Lodz?',
    'Zażółć gęślą jaźń',
    'شكرا جزيلا',
  ])
})

test('what is in cells stays words: markup, turned writing, null characters', async () => {
  const { world, conversation, analyst } = await ground()
  const nasty = '<script>alert(1)</script>&amp;'
  const turned = 'abc\u202egnp.exe\u202c'
  const file = `who,<b>said</b>,place\n${nasty},${nasty},${nasty}\nbob,${turned},Oban\ncat,nu\0ll,Oban\n`
  const sent = await upload(world, analyst, conversation, { name: '<i>x</i>.csv', content: file })
  const preview = await (await analyst.get(sent.headers.get('Location')!)).text()
  assert.doesNotMatch(preview, /<script>alert|<b>said|<i>x/)
  const { id, address } = await bringIn(world, analyst, conversation, file)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'done',
    read: 3,
    stored: 2,
    known: 0,
    refused: 1,
  })
  assert.deepEqual(
    (await storedWords(world, conversation)).map(said => said.words).sort(),
    [nasty, turned].sort(),
  )
  assert.match(await (await analyst.get(`${address}/refused.csv`)).text(), /null character/)
})

test('dates, languages and our own answers are read from their columns', async () => {
  const { world, conversation, analyst } = await ground()
  const file =
    'said,when,tongue,sex,years\nDzień dobry,03/02/2025,Polish,Female,75 and over\nHello there,2025-02-28T10:00:00Z,,M,16-24\nOh dear,soon,en,F,12\n'
  const sent = await upload(world, analyst, conversation, { content: file })
  const address = sent.headers.get('Location')!
  const chosen = await analyst.post(`${address}/columns`, {
    use_0: 'question:q1',
    use_1: 'said',
    use_2: 'language',
    use_3: 'kind:gender',
    use_4: 'kind:age',
    language_by: 'column',
    language: 'en',
    date_order: 'day',
  })
  assert.equal(chosen.headers.get('Location'), `${address}/values`)
  const values = await (await analyst.get(`${address}/values`)).text()
  assert.match(values, /value="woman" selected/)
  const meant = await analyst.post(`${address}/values`, {
    value_3_0: 'woman',
    value_3_1: 'woman',
    value_3_2: 'man',
    value_4_0: 'nonsense',
    value_4_1: '16-24',
    value_4_2: '75+',
  })
  assert.equal(meant.headers.get('Location'), `${address}/permission`)
  await analyst.post(`${address}/permission`, permission)
  const id = address.split('/').at(-1)!
  await runImport(world.services, world.organisation.id, id as Parameters<typeof runImport>[2])
  const words = await storedWords(world, conversation)
  assert.deepEqual(
    words.map(said => [said.words, said.language, said.at.toISOString()]),
    [
      ['Dzień dobry', 'pl', '2025-02-03T12:00:00.000Z'],
      ['Hello there', 'en', '2025-02-28T10:00:00.000Z'],
    ],
  )
  const told = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('analysable_characteristic')
      .select(['kind', 'value'])
      .orderBy('kind')
      .orderBy('value')
      .execute(),
  )
  assert.deepEqual(
    told.map(({ kind, value }) => `${kind} ${value}`),
    ['age 16-24', 'age 75+', 'gender man', 'gender woman'],
  )
})

test('languages are found out row by row, and the main one stands in where a text is too short', async () => {
  const { world, conversation, analyst } = await ground()
  const file =
    'who,said,place\na,Proszę więcej lekarzy w naszej okolicy,x\nb,المواصلات مهمة جدا,x\nc,More buses,x\nd,Dh’fheumadh am bus a bhith nas trice air a’ Ghàidhealtachd,x\n'
  await bringIn(world, analyst, conversation, file, { choices: { ...choices, language_by: 'detected' } })
  const words = await storedWords(world, conversation)
  assert.deepEqual(words.map(said => said.language).sort(), ['ar', 'en', 'gd', 'pl'])
})

test('permission is stated by the importer, with nothing ticked beforehand, and holds for each response', async () => {
  const { world, conversation, analyst } = await ground()
  const sent = await upload(world, analyst, conversation, { content: three })
  const address = sent.headers.get('Location')!
  await analyst.post(`${address}/columns`, choices)
  const empty = await (await analyst.get(`${address}/permission`)).text()
  assert.doesNotMatch(empty, /\bchecked\b/)
  const refused = await analyst.post(`${address}/permission`, { attribution: 'kept as typed' })
  assert.equal(refused.status, 422)
  const again = await refused.text()
  assert.match(again, /Tick at least one use/)
  assert.match(again, /Say where the permission comes from/)
  assert.match(again, /kept as typed/)
  const { id } = await bringIn(world, analyst, conversation, three, {
    permission: {
      analysis: 'yes',
      contact: 'yes',
      naming: 'full_name',
      source: 'Published under CC BY 4.0',
      attribution: 'From the open data of Lorn',
    },
  })
  const row = await importRow(world, id)
  assert.equal(row?.recorded_by, analyst.account)
  assert.equal(row?.permission_source, 'Published under CC BY 4.0')
  const allowed = await inOrganisationWithWords(world.services.database.db, world.organisation.id, db =>
    db
      .selectFrom('permission')
      .select(['analysis', 'quotation', 'naming', 'story', 'telling', 'contact'])
      .execute(),
  )
  assert.deepEqual(allowed[0], {
    analysis: true,
    quotation: false,
    naming: 'none',
    story: false,
    telling: false,
    contact: false,
  })
  const lines = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    attributionsOf(db, conversation.programme.id),
  )
  assert.deepEqual(lines, ['From the open data of Lorn'])
})

test('where a person is here from an earlier file, the narrower permission holds for all they said', async () => {
  const { world, conversation, analyst } = await ground()
  await bringIn(world, analyst, conversation, three)
  await bringIn(world, analyst, conversation, 'who,said,place\nann,Only for themes,Oban\n', {
    permission: { analysis: 'yes', source: 'People agreed on another form' },
  })
  const said = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    db.selectFrom('analysable_contribution').select(['words', 'quotable']).orderBy('words').execute(),
  )
  assert.deepEqual(
    said.map(({ words, quotable }) => [words.slice(0, 6), quotable]),
    [
      ['A benc', false],
      ['More b', false],
      ['Nobody', true],
      ['Only f', false],
    ],
  )
})

test('a stopped import keeps what came in, and the same file brings in the rest', async () => {
  const { world, conversation, analyst } = await ground()
  const { id, address } = await bringIn(world, analyst, conversation, three, { run: false })
  assert.match(await (await analyst.get(address)).text(), /data-follow="/)
  assert.equal((await analyst.post(`${address}/stop`, {})).status, 303)
  await runImport(world.services, world.organisation.id, id)
  assert.deepEqual(counts(await importRow(world, id)), {
    state: 'stopped',
    read: 0,
    stored: 0,
    known: 0,
    refused: 0,
  })
  await bringIn(world, analyst, conversation, three)
  assert.equal((await storedWords(world, conversation)).length, 3)
})

test('columns chosen wrongly are said, with everything kept', async () => {
  const { world, conversation, analyst } = await ground()
  const many = Array.from({ length: 60 }, (_, row) => `p${row},words of row ${row},place ${row}`)
  const sent = await upload(world, analyst, conversation, { content: `who,said,place\n${many.join('\n')}\n` })
  const address = sent.headers.get('Location')!
  const wrong = await analyst.post(`${address}/columns`, { use_0: 'person', use_1: 'person', use_2: 'group' })
  assert.equal(wrong.status, 422)
  const page = await wrong.text()
  for (const message of [
    /at least one column that holds what people said/,
    /Only one column can say who said it/,
    /too many different values to be a group/,
    /Say how the language is known/,
  ]) {
    assert.match(page, message)
  }
})

test('files that are no table, or none at all, are refused in a sentence and nothing is kept', async () => {
  const { world, conversation, analyst } = await ground()
  const cases: readonly (readonly [string | Uint8Array<ArrayBuffer>, RegExp])[] = [
    ['%PDF-1.7 something', /is a PDF/],
    ['', /Choose a file first/],
    ['who,said\n', /header and no rows/],
    [new Uint8Array(Buffer.from('PK\x03\x04broken', 'latin1')), /damaged/],
    [new Uint8Array(5000).map((_, index) => (index * 7) % 9), /does not hold text|no header|is empty/],
  ]
  for (const [content, message] of cases) {
    const answer = await upload(world, analyst, conversation, { content })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), message)
  }
  const { owner } = await testDatabase()
  const { rows } = await sql<{ kept: number }>`
    select (select count(*) from import where organisation_id = ${world.organisation.id})
      + (select count(*) from stored_file where organisation_id = ${world.organisation.id}) as kept`.execute(
    owner.db,
  )
  assert.equal(rows[0]!.kept, 0)
})

test('the pages are only for who may import, in their own organisation and conversation', async () => {
  const { world, conversation, analyst } = await ground()
  const { address } = await bringIn(world, analyst, conversation, three)
  const viewer = await world.person(['viewer'])
  assert.equal((await viewer.get(importsOf(world, conversation))).status, 403)
  assert.equal((await upload(world, viewer, conversation, { content: three })).status, 403)
  const other = await ground()
  assert.equal((await other.analyst.get(address)).status, 303)
  const elsewhere = `${importsOf(other.world, other.conversation)}/${address.split('/').at(-1)}`
  assert.equal((await other.analyst.get(elsewhere)).status, 404)
  assert.equal((await other.analyst.post(`${elsewhere}/remove`, {})).status, 404)
  const second = await makeConversation(world)
  const wrongPlace = `${importsOf(world, second)}/${address.split('/').at(-1)}`
  assert.equal((await analyst.get(wrongPlace)).status, 404)
})

test('a file with columns as in the last one is offered the same choices', async () => {
  const { world, conversation, analyst } = await ground()
  await bringIn(world, analyst, conversation, three)
  const sent = await upload(world, analyst, conversation, { content: three })
  const page = await (await analyst.get(sent.headers.get('Location')!)).text()
  assert.match(page, /Chosen as for the last file/)
  assert.match(page, /value="group" selected/)
})

test('a file that was brought and left is deleted, one that is being read is not', async () => {
  const { world, conversation, analyst } = await ground()
  const sent = await upload(world, analyst, conversation, { content: three })
  const address = sent.headers.get('Location')!
  assert.equal(world.sent.at(-1)?.name, 'listening.forget-upload')
  const discarded = await analyst.post(`${address}/discard`, {})
  assert.equal(discarded.status, 303)
  assert.equal((await analyst.get(address)).status, 404)
  const { id } = await bringIn(world, analyst, conversation, three, { run: false })
  assert.equal(await discardPreview(world.services, world.organisation.id, id), false)
  await runImport(world.services, world.organisation.id, id)
  assert.equal((await importRow(world, id))?.rows_stored, 3)
})

test('words that answer a question that only the file asked are read with that question beside them', async () => {
  const { world, conversation, analyst } = await ground()
  const words = `${importsOf(world, conversation).replace(/import$/, '')}words`
  await bringIn(world, analyst, conversation, three)
  assert.doesNotMatch(await (await analyst.get(words)).text(), /Asked:/)
  await bringIn(world, analyst, conversation, 'who,said,then\nann,More buses,At night\n', {
    choices: { ...choices, use_2: 'own', label_2: 'When do you need them?' },
  })
  const page = await (await analyst.get(words)).text()
  assert.match(page, /At night<\/blockquote><figcaption>Asked: “<bdi>When do you need them\?<\/bdi>”/)
  assert.match(page, /More buses<\/blockquote><figcaption>Asked: “<bdi>What matters to you about care/)
})
