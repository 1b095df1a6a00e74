import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { makeConversation } from '../../../test/conversation.ts'
import { testDatabase } from '../../../test/database.ts'
import { choices, importRow, importsOf, permission, upload } from '../../../test/import.ts'
import { makeWorld } from '../../../test/world.ts'
import type { Id } from '../../platform/ids.ts'
import { runImport } from './run-import.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ',',
    ';',
    '\t',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    '\0',
    '\ufeff',
    '\u202e',
    '<b>',
    '=1+1',
    'sep=;\n',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const table = fc
  .array(fc.array(fc.oneof(fc.string({ maxLength: 8 }), piece), { minLength: 1, maxLength: 5 }), {
    maxLength: 8,
  })
  .map(rows => rows.map(cells => cells.join(',')).join('\n'))
const content = fc.oneof(
  table.map(text => Buffer.from(`who,said,place\n${text}\n`)),
  fc.array(piece, { maxLength: 30 }).map(parts => Buffer.from(parts.join(''))),
  table.map(text => Buffer.from(`\ufeffwho\tsaid\tplace\n${text}`, 'utf16le')),
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.concat([Buffer.from('who,said,place\n'), bytes])),
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.concat([Buffer.from('PK\x03\x04'), bytes])),
)
const choice = fc.constantFrom(
  '',
  'person',
  'question:q1',
  'own',
  'said',
  'language',
  'group',
  'kind:age',
  'kind:area',
  'kind:__proto__',
  'column:x',
)
const chosen = fc.record({
  use_0: choice,
  use_1: fc.oneof({ weight: 3, arbitrary: fc.constant('question:q1') }, choice),
  use_2: choice,
  label_1: fc.string({ unit: 'binary', maxLength: 20 }),
  language_by: fc.constantFrom('one', 'column', 'detected', 'x'),
  language: fc.constantFrom('en', 'ar', '', 'xx'),
  date_order: fc.constantFrom('day', 'month', ''),
})

// In two, because each file takes several pages and one test has its limit of time.
for (const half of ['one', 'other']) {
  test(`250 files and choices of any kind (${half} half): never an error of ours, every row stored, known or refused`, async () => {
    const world = await makeWorld()
    const conversation = await makeConversation(world)
    const analyst = await world.person(['analyst'])
    let finished = 0
    await fc.assert(
      fc.asyncProperty(
        content,
        chosen,
        fc.string({ unit: 'binary', maxLength: 20 }),
        async (bytes, fields, name) => {
          const sent = await upload(world, analyst, conversation, { name, content: new Uint8Array(bytes) })
          assert.ok(sent.status === 303 || sent.status === 422, `${sent.status}`)
          if (sent.status === 422) return
          const address = sent.headers.get('Location')!
          assert.equal((await analyst.get(address)).status, 200)
          const columns = await analyst.post(`${address}/columns`, fields)
          if (columns.status === 422) {
            assert.equal(
              (
                await analyst.post(`${address}/columns`, {
                  ...choices,
                  use_0: 'question:q1',
                  use_1: '',
                  use_2: '',
                })
              ).status < 500,
              true,
            )
          } else assert.equal(columns.status, 303)
          assert.ok((await analyst.get(`${address}/values`)).status < 400)
          assert.ok((await analyst.post(`${address}/permission`, permission)).status < 400)
          const id = address.split('/').at(-1) as Id<'import'>
          await runImport(world.services, world.organisation.id, id)
          const row = (await importRow(world, id))!
          if (row.state === 'preview') return
          assert.equal(row.state, 'done', row.failure ?? '')
          assert.equal(
            row.rows_read,
            row.rows_stored + row.rows_known + row.rows_taken_back + row.rows_refused,
          )
          assert.equal(row.rows_read, row.rows_total)
          assert.equal((await analyst.get(address)).status, 200)
          assert.equal((await analyst.get(`${address}/refused.csv`)).status, 200)
          finished++
        },
      ),
      { numRuns: 250 },
    )
    assert.ok(finished > 50, `only ${finished} files were read in`)
    const { owner } = await testDatabase()
    const { rows } = await sql<{ partly: number }>`
    select (select count(*) from imported_row where organisation_id = ${world.organisation.id}
        and not exists (select from contribution where contribution.id = any(imported_row.contribution_ids)))
      + (select count(*) from response where organisation_id = ${world.organisation.id}
        and not exists (select from permission where permission.response_id = response.id)) as partly`.execute(
      owner.db,
    )
    assert.equal(rows[0]!.partly, 0)
  })
}

test('a form that breaks off, has no file or is no form at all is answered with a page', async () => {
  const world = await makeWorld()
  const conversation = await makeConversation(world)
  const analyst = await world.person(['analyst'])
  const send = (type: string, body: string) =>
    world.app.request(`http://rowan.test${importsOf(world, conversation)}/file`, {
      method: 'POST',
      headers: {
        Cookie: analyst.cookie,
        'Sec-Fetch-Site': 'same-origin',
        ...(type ? { 'Content-Type': type } : {}),
      },
      body,
    })
  const part =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nwho,said\nann,hello'
  const cases = [
    ['multipart/form-data; boundary=b', part],
    ['multipart/form-data; boundary=b', ''],
    ['multipart/form-data', part],
    ['multipart/form-data; boundary=', part],
    ['multipart/form-data; boundary=b', '--b--'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--b--',
    ],
    ['application/x-www-form-urlencoded', 'file=x'],
    ['text/csv', 'who,said\nann,hello'],
    ['', 'x'],
  ] as const
  for (const [type, body] of cases) {
    const answer = await send(type, body)
    assert.equal(answer.status, 422, `${type} ${body.slice(0, 20)}`)
    assert.match(await answer.text(), /Choose a file first|did not arrive whole/)
  }
})
