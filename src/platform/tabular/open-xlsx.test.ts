import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { openTable } from './open-table.ts'
import { isUnreadable, type OpenOptions, type TableRow } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
})
after(() => rm(folder, { recursive: true }))

async function read(content: Uint8Array, options: OpenOptions = {}) {
  const path = join(folder, 'answers.xlsx')
  await writeFile(path, content)
  const table = await openTable(path, { name: 'answers.xlsx', ...options })
  const rows: TableRow[] = []
  for await (const row of table.rows) rows.push(row)
  return { table, rows }
}

async function workbook(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A workbook as a program other than ours might write it, from the XML of its only sheet. */
function handMade(sheet: string, parts: Record<string, string> = {}): Uint8Array {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const files: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${relation}/officeDocument" Target="/book/main.xml"/></Relationships>`,
    'book/main.xml': `<x:workbook xmlns:x="m" xmlns:r="${relation}"><x:sheets><x:sheet name="Only" r:id="s1"/></x:sheets></x:workbook>`,
    'book/_rels/main.xml.rels': `<Relationships><Relationship Id="s1" Type="${relation}/worksheet" Target="../sheets/one.xml"/></Relationships>`,
    'sheets/one.xml': sheet,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])))
}

const cellsOf = (rows: readonly TableRow[]) => rows.map(row => (isUnreadable(row) ? row.reason : row.cells))

describe('reading XLSX', () => {
  test('texts, numbers, dates, formulas, links and rich text come as a person reads them', async () => {
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('Answers')
      sheet.addRow(['id', 'text', 'when', 'at', 'yes', 'sum', 'link', 'rich', 'tenth'])
      sheet.addRow([
        12,
        ' Line one\nline “two” & <three> ',
        new Date('2021-09-30'),
        new Date('2021-09-30T14:05:00Z'),
        true,
        { formula: 'A2*2', result: 24 },
        { text: 'our page', hyperlink: 'https://example.org' },
        { richText: [{ text: 'bo' }, { font: { bold: true }, text: 'ld' }] },
        0.1 + 0.2,
      ])
      sheet.getColumn(3).numFmt = 'dd/mm/yyyy'
      sheet.getColumn(4).numFmt = 'dd/mm/yyyy hh:mm'
    })
    const { table, rows } = await read(bytes)
    assert.equal(table.format, 'xlsx')
    assert.deepEqual(rows, [
      {
        row: 1,
        cells: [
          '12',
          ' Line one\nline “two” & <three> ',
          '2021-09-30',
          '2021-09-30T14:05:00',
          'TRUE',
          '24',
          'our page',
          'bold',
          '0.3',
        ],
      },
    ])
  })

  test('the first visible sheet is read, or the one that is named', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('Hidden', { state: 'hidden' }).addRow(['secret'])
      book.addWorksheet('First').addRows([['a'], ['1']])
      book.addWorksheet('Second').addRows([['b'], ['2']])
    })
    const { table } = await read(bytes)
    assert.deepEqual([table.sheet, table.sheets, table.columns], ['First', ['First', 'Second'], ['a']])
    assert.deepEqual((await read(bytes, { sheet: 'Second' })).rows, [{ row: 1, cells: ['2'] }])
    await assert.rejects(read(bytes, { sheet: 'Third' }), /no sheet “Third”. Its sheets are: First, Second\./)
  })

  test('rows keep their place in the sheet, empty ones and cells beside the table are passed over', async () => {
    const bytes = await workbook(book => {
      const sheet = book.addWorksheet('Answers')
      sheet.getRow(3).values = ['text', '', 'ward']
      sheet.getRow(4).values = ['a', 'middle', 'B1']
      sheet.getRow(7).values = ['b', undefined, undefined, undefined, 'a note beside']
    })
    const { table, rows } = await read(bytes)
    assert.deepEqual(table.columns, ['text', 'Column 2', 'ward'])
    assert.deepEqual(rows, [
      { row: 1, cells: ['a', 'middle', 'B1'] },
      { row: 4, cells: ['b', '', ''] },
    ])
  })

  test('namespace prefixes, missing references, inline strings and escapes of other programs are read', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>
      <x:row><x:c t="inlineStr"><x:is><x:t>text</x:t></x:is></x:c><x:c t="str"><x:v>n</x:v></x:c></x:row>
      <x:row><x:c t="inlineStr"><x:is><x:r><x:t>one_x000D_</x:t></x:r><x:rPh sb="0" eb="1"><x:t>hint</x:t></x:rPh><x:r><x:t>two</x:t></x:r></x:is></x:c><x:c><x:v>4.2E1</x:v></x:c></x:row>
      </x:sheetData></x:worksheet>`
    const { table, rows } = await read(handMade(sheet))
    assert.deepEqual(table.columns, ['text', 'n'])
    assert.deepEqual(cellsOf(rows), [['one\rtwo', '42']])
  })

  test('a cell that is too long is listed with its column', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('S').addRows([['text'], ['fits'], ['does not fit']])
    })
    const { rows } = await read(bytes, { limits: { cell: 5 } })
    assert.deepEqual(cellsOf(rows), [['fits'], 'has more than 5 characters in “text”'])
  })

  test('dates are right on both sides of the day that never was, and for workbooks that count from 1904', async () => {
    const sheet = (cells: string) =>
      `<worksheet><sheetData><row><c t="str"><v>when</v></c></row>${cells}</sheetData></worksheet>`
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="21"/></cellXfs></styleSheet>'
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const parts = {
      'book/styles.xml': styles,
      'book/_rels/main.xml.rels': `<Relationships><Relationship Id="s1" Type="${relation}/worksheet" Target="/sheets/one.xml"/><Relationship Id="s2" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    }
    const cells = [
      '<row><c s="1"><v>1</v></c></row>',
      '<row><c s="1"><v>61</v></c></row>',
      '<row><c s="1"><v>45000.5</v></c></row>',
      '<row><c s="2"><v>0.25</v></c></row>',
      '<row><c s="1"><v>-3</v></c></row>',
    ].join('')
    const { rows } = await read(handMade(sheet(cells), parts))
    assert.deepEqual(cellsOf(rows).flat(), [
      '1900-01-01',
      '1900-03-01',
      '2023-03-15T12:00:00',
      '06:00:00',
      '-3',
    ])
    const from1904 = `<workbook xmlns:r="${relation}"><workbookPr date1904="1"/><sheets><sheet name="Only" r:id="s1"/></sheets></workbook>`
    const old = await read(
      handMade(sheet('<row><c s="1"><v>0</v></c></row>'), { ...parts, 'book/main.xml': from1904 }),
    )
    assert.deepEqual(cellsOf(old.rows), [['1904-01-01']])
  })
})

describe('XLSX files that are refused', () => {
  test('one that unpacks to far more than its size, before it is unpacked', async () => {
    const bomb = handMade(`<worksheet><sheetData>${'<row/>'.repeat(4_000_000)}</sheetData></worksheet>`)
    assert.ok(bomb.length < 200_000)
    await assert.rejects(read(bomb), /unpacks to far more/)
    await assert.rejects(read(handMade('<worksheet/>'), { limits: { unpacked: 500 } }), /unpacks to far more/)
  })

  test('one whose XML would expand entities', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`
    await assert.rejects(read(handMade(sheet)), /is damaged/)
  })

  test('one cut short, another kind of zip, an empty sheet, a sheet that is not there', async () => {
    const whole = handMade('<worksheet/>')
    await assert.rejects(read(whole.subarray(0, 300)), /damaged/)
    await assert.rejects(read(zipSync({ 'a.txt': strToU8('a') })), /not a spreadsheet/)
    await assert.rejects(read(zipSync({ 'content.xml': strToU8('a') })), /OpenDocument/)
    await assert.rejects(read(whole), /its sheet “Only” has no rows/)
    await assert.rejects(
      read(handMade('', { 'book/_rels/main.xml.rels': '<Relationships/>' })),
      /no sheet with rows/,
    )
  })

  test('one with any byte changed, unless it can still be read', async () => {
    const bytes = await workbook(book => {
      book.addWorksheet('S').addRows([['text'], ['one'], ['two']])
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async changes => {
          const changed = bytes.slice()
          for (const [at, value] of changes) changed[at] = value
          await read(changed).catch(error => assert.ok(error instanceof UnreadableFile, String(error)))
        },
      ),
      { numRuns: 300 },
    )
  })
})
