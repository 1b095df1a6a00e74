import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { makeConversation, sayAll } from '../../../test/conversation.ts'
import { validHtml } from '../../../test/valid-html.ts'
import { makeWorld } from '../../../test/world.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { loadPostcodes } from './load-postcodes.ts'
import { readPostcode } from './postcode.ts'
import { findPostcodeColumns } from './postcode-columns.ts'
import { hasPostcodes, placeOfPostcode, postcodeTables } from './postcodes.sql.ts'

const world = await makeWorld()

async function place(of = world) {
  const owner = await of.asOwner()
  const conversation = await makeConversation(of)
  const reach = `/o/${of.organisation.slug}/p/${conversation.programme.id}/reach`
  const bring = (path: string, content: string, name = 'figures.csv') => {
    const body = new FormData()
    body.append('file', new File([content], name))
    return of.app.request(`http://rowan.test${reach}/${path}`, {
      method: 'POST',
      headers: { Cookie: owner.cookie, 'Sec-Fetch-Site': 'same-origin' },
      body,
    })
  }
  const inside = <Result>(work: Parameters<typeof inOrganisation<Result>>[2]) =>
    inOrganisation(of.services.database.db, of.organisation.id, work)
  /** Brings a file of postcodes and lets the job run. */
  const load = async (content: string) => {
    const response = await bring('postcodes/file', content, 'simd.csv')
    assert.equal(response.status, 303, await response.text())
    await loadPostcodes(of.services, of.organisation.id, of.sent.at(-1)!.payload.id as never)
  }
  return { owner, conversation, reach, bring, inside, load }
}

describe('an organisation’s own population figures', () => {
  test('are used in the place of none, and taken away again', async () => {
    const { owner, conversation, reach, bring } = await place()
    await sayAll(
      world,
      conversation,
      Array.from({ length: 30 }, () => ({ words: 'Time.', characteristics: { carer: 'no' } })),
    )
    assert.match(await (await owner.get(reach)).text(), /No population figure here. 30 told us this/)
    const table = 'Characteristic,Value,People\nCarers,Yes,"1,200"\nCarers,No,8800\n'
    assert.equal((await bring('populations/file', table)).status, 303)
    const html = await validHtml(await owner.get(reach), 'reach')
    assert.match(html, /Your own figures: figures.csv/)
    assert.match(html, /Carers: Yes/)
    assert.match(await (await owner.get(`${reach}/populations`)).text(), /figures.csv: 2 figures/)
    await owner.post(`${reach}/populations/remove`, {})
    assert.match(await (await owner.get(reach)).text(), /No population figure here. 30 told us this/)
  })

  test('are refused with the row and the column where they cannot be read', async () => {
    const { bring, owner, reach } = await place()
    const table = 'characteristic,value,people\ncarers,yes,many\n,no,3\narea,Atlantis,4\nsex,female,\n'
    const response = await bring('populations/file', table)
    const html = await response.text()
    assert.equal(response.status, 422)
    assert.match(html, /Row 1, column “people”: is not a whole number of people/)
    assert.match(html, /Row 2, column “characteristic”: is empty/)
    assert.match(html, /Row 3, column “value”: is no council area/)
    assert.match(
      await (await bring('populations/file', 'a,b\n1,2\n')).text(),
      /no column characteristic, value and people/,
    )
    assert.equal((await bring('populations/file', '\u0000\u0001\u0002')).status, 422)
    assert.match(await (await owner.get(`${reach}/populations`)).text(), /None loaded/)
  })
})

describe('postcodes', () => {
  test('are read in every way that people write them, and nothing else is', () => {
    for (const text of ['EH1 1BB', 'eh11bb', ' EH1-1BB ']) assert.equal(readPostcode(text), 'EH11BB')
    for (const text of ['EH1', '', 'HELLO', '12345', 'EH1 1B'])
      assert.equal(readPostcode(text), undefined, text)
  })

  test('have their columns found in the tables that are published', () => {
    const simd = [
      'Postcode',
      'DZ',
      'SIMD2020v2_Rank',
      'SIMD2020v2_Vigintile',
      'SIMD2020v2_Decile',
      'SIMD2020v2_Quintile',
    ]
    assert.deepEqual(findPostcodeColumns(simd), { postcode: 0, quintile: 5 })
    const phs = ['pc7', 'pc8', 'datazone2011', 'ca2019', 'simd2016_sc_quintile', 'simd2020v2_sc_quintile']
    assert.deepEqual(findPostcodeColumns(phs), { postcode: 0, area: 3, quintile: 5 })
    assert.equal(findPostcodeColumns(['Postcode', 'Latitude']), undefined)
  })

  test('become council area and quintile once a table is loaded, and say when none is', async () => {
    const own = await makeWorld(world)
    const { inside, load, owner, reach } = await place(own)
    assert.equal(await inside(hasPostcodes), false)
    assert.equal(await inside(db => placeOfPostcode(db, 'IV1 1AA')), undefined)
    await load(
      'Postcode,CouncilArea2019Code,Quintile\nIV1 1AA,S12000017,2\nKY1 1AA,S12000015,5\nKY1 1AB,Fife,\n',
    )
    assert.equal(await inside(hasPostcodes), true)
    assert.deepEqual(await inside(db => placeOfPostcode(db, 'iv11aa')), { area: 'S12000017', quintile: 2 })
    // The code of 2013 is that of today's Fife.
    assert.deepEqual(await inside(db => placeOfPostcode(db, 'KY1 1AA')), { area: 'S12000047', quintile: 5 })
    assert.deepEqual(await inside(db => placeOfPostcode(db, 'KY11AB')), { area: 'S12000047' })
    assert.equal(await inside(db => placeOfPostcode(db, 'ZE1 0AA')), undefined)
    assert.match(
      await validHtml(await owner.get(`${reach}/populations`), 'populations'),
      /simd.csv: 3 rows read/,
    )
  })

  test('are not those of another organisation', async () => {
    const { load } = await place()
    await load('Postcode,Quintile\nIV1 1AA,2\n')
    const other = await place(await makeWorld(world))
    assert.equal(await other.inside(db => placeOfPostcode(db, 'IV1 1AA')), undefined)
  })

  test('keep what a second table does not tell, and say which rows could not be read', async () => {
    const { inside, load, owner, reach } = await place(await makeWorld(world))
    await load('Postcode,ca2019\nIV1 1AA,S12000017\nIV1 1AB,S12000017\n')
    await load('Postcode,Quintile\nIV1 1AA,4\nnothing,2\nIV1 1AB,9\n')
    assert.deepEqual(await inside(db => placeOfPostcode(db, 'IV1 1AA')), { area: 'S12000017', quintile: 4 })
    assert.equal(await inside(db => placeOfPostcode(db, 'IV1 1AB')), undefined)
    const html = await (await owner.get(`${reach}/populations`)).text()
    assert.match(html, /2 rows could not be read/)
    assert.match(html, /is no whole postcode/)
    assert.match(html, /is no quintile from 1 to 5/)
  })

  test('of a file with none leave the table before in use', async () => {
    const { inside, load, bring } = await place(await makeWorld(world))
    await load('Postcode,Quintile\nIV1 1AA,4\n')
    await load('Postcode,Quintile\nx,1\n')
    assert.deepEqual(await inside(db => placeOfPostcode(db, 'IV1 1AA')), { quintile: 4 })
    assert.equal((await bring('postcodes/file', 'a,b\n1,2\n')).status, 422)
  })

  test('of the whole country are loaded in batches, also after the worker died on the way', async () => {
    const of = await makeWorld(world)
    const { inside, bring } = await place(of)
    const letters = 'ABDEFGHJLN'
    const lines = Array.from({ length: 12_000 }, (_, n) => {
      const two = `${letters[n % 10]}${letters[Math.floor(n / 10) % 10]}`
      return `AB${10 + (Math.floor(n / 1000) % 90)} ${Math.floor(n / 100) % 10}${two},${1 + (n % 5)}`
    })
    await bring('postcodes/file', `Postcode,Quintile\n${lines.join('\n')}\n`, 'all.csv')
    const id = of.sent.at(-1)!.payload.id as never
    // A worker that stored the first batch, and no more.
    await inside(db =>
      db
        .updateTable('postcode_table')
        .set({ state: 'running', rows_read: 5_000 })
        .where('id', '=', id)
        .execute(),
    )
    await loadPostcodes(of.services, of.organisation.id, id)
    const [table] = await inside(postcodeTables)
    assert.deepEqual([table!.state, table!.rowsRead, table!.rowsRefused], ['used', 12_000, 0])
    assert.deepEqual(await inside(db => placeOfPostcode(db, lines[7_001]!.split(',')[0]!)), { quintile: 2 })
  })
})
