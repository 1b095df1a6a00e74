import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { openTable, preview } from './open-table.ts'
import { isUnreadable, type OpenOptions, type TableRow } from './table.ts'
import { writeCsv } from './write-csv.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
})
after(() => rm(folder, { recursive: true }))

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = []
  for await (const item of items) gathered.push(item)
  return gathered
}

async function read(content: string | Buffer, options: OpenOptions = {}) {
  const path = join(folder, 'answers.csv')
  await writeFile(path, content)
  const table = await openTable(path, { name: 'answers.csv', ...options })
  return { table, rows: await all(table.rows) }
}

const cellsOf = (rows: readonly TableRow[]) => rows.map(row => (isUnreadable(row) ? row.reason : row.cells))

describe('reading CSV', () => {
  test('quotes, delimiters and line breaks in cells are read as they were written', async () => {
    const { table, rows } = await read('id,text\r\n1,"Hello, ""you""\r\nand me"\r\n2,plain\r\n')
    assert.deepEqual(table.columns, ['id', 'text'])
    assert.equal(table.delimiter, ',')
    assert.deepEqual(rows, [
      { row: 1, cells: ['1', 'Hello, "you"\r\nand me'] },
      { row: 2, cells: ['2', 'plain'] },
    ])
  })

  for (const delimiter of [',', ';', '\t']) {
    test(`the delimiter ${JSON.stringify(delimiter)} is found where the text is full of the others`, async () => {
      const others = [',', ';', '\t'].filter(each => each !== delimiter).join(' ')
      const { table, rows } = await read(
        `id${delimiter}text\n1${delimiter}a${others}b\n2${delimiter}c${others}${others}d\n`,
      )
      assert.equal(table.delimiter, delimiter)
      assert.deepEqual(cellsOf(rows), [
        ['1', `a${others}b`],
        ['2', `c${others}${others}d`],
      ])
    })
  }

  test('a list with one heading is one column, however many commas its lines have', async () => {
    const { rows } = await read('text\nWarm, kind, patient\n"quoted, too"\n')
    assert.deepEqual(cellsOf(rows), [['Warm, kind, patient'], ['quoted, too']])
  })

  test('a first line that tells the delimiter is obeyed and is no row', async () => {
    const { table, rows } = await read('sep=;\nid;text\n1;a\n')
    assert.deepEqual(table.columns, ['id', 'text'])
    assert.deepEqual(rows, [{ row: 1, cells: ['1', 'a'] }])
  })

  test('headings are trimmed, and empty and repeated ones get names of their own', async () => {
    const { table } = await read('  what matters ,,text,text,\n1,2,3,4,5\n')
    assert.deepEqual(table.columns, ['what matters', 'Column 2', 'text', 'text (2)', 'Column 5'])
  })

  test('blank lines are passed over and not counted, rows of empty cells are counted', async () => {
    const { rows } = await read('\n\nid,text\n\n1,a\n\n,\n3,c\n\n')
    assert.deepEqual(rows, [
      { row: 1, cells: ['1', 'a'] },
      { row: 2, cells: ['', ''] },
      { row: 3, cells: ['3', 'c'] },
    ])
  })

  test('short rows are filled up, long ones are listed unless what is too much is empty', async () => {
    const { rows } = await read('a,b,c\n1\n1,2,3,\n1,2,3,4\n1,2,3\n')
    assert.deepEqual(rows, [
      { row: 1, cells: ['1', '', ''] },
      { row: 2, cells: ['1', '2', '3'] },
      { row: 3, reason: 'has 4 cells where the header has 3', raw: '1,2,3,4' },
      { row: 4, cells: ['1', '2', '3'] },
    ])
  })

  test('quotation marks that were not doubled keep every word', async () => {
    const { rows } = await read('id,text,n\n1,"She said "thank you" twice",5\n2,"fine",4\n')
    assert.deepEqual(cellsOf(rows), [
      ['1', 'She said "thank you" twice', '5'],
      ['2', 'fine', '4'],
    ])
  })

  test('an unclosed quotation mark costs its own line and no other', async () => {
    for (const rest of ['2,fine\n3,also\n', '2,"fine"\n3,"also"\n', '2,"fine",\n3,also']) {
      const { rows } = await read(`id,text\n1,"never closed\n${rest}`)
      assert.deepEqual(rows, [
        { row: 1, reason: 'has a quotation mark that is opened and never closed', raw: '1,"never closed' },
        { row: 2, cells: ['2', 'fine'] },
        { row: 3, cells: ['3', 'also'] },
      ])
    }
  })

  test('an unclosed quotation mark far from the end of a large file costs its own line and no other', async () => {
    const many = Array.from({ length: 400_000 }, (_, index) => `${index},ordinary words\n`).join('')
    const { rows } = await read(`id,text\n1,"never closed\n${many}`, { limits: { row: 100_000 } })
    assert.equal(rows.length, 400_001)
    assert.equal(rows.filter(isUnreadable).length, 1)
  })

  test('a megabyte in a cell is read; more is listed with what stands before and after intact', async () => {
    const megabyte = 'x'.repeat(1_048_576)
    const over = `${'word\n'.repeat(300_000)}end`
    const huge = `${'a "" b\n'.repeat(900_000)}end`
    const { rows } = await read(`id,text\n1,"${megabyte}"\n2,"${over}"\n3,"${huge}"\n4,after\n`)
    assert.deepEqual(rows[0], { row: 1, cells: ['1', megabyte] })
    assert.ok(isUnreadable(rows[1]!) && rows[1].reason.includes('1,500,003 characters in “text”'))
    assert.ok(isUnreadable(rows[2]!) && rows[2].reason === 'is longer than 4,194,304 characters')
    assert.ok(rows[2].raw.length < 70_000)
    assert.deepEqual(rows[3], { row: 4, cells: ['4', 'after'] })
    assert.equal(rows.length, 4)
  })

  test('a row with a null character is listed', async () => {
    const { rows } = await read('id,text\n1,a\0b\n2,c\n')
    assert.deepEqual(rows, [
      { row: 1, reason: 'contains a null character, which is not text', raw: '1,a\0b' },
      { row: 2, cells: ['2', 'c'] },
    ])
  })

  test('a file whose quotation marks mean nothing ends with a sentence instead of hours', async () => {
    await assert.rejects(read(`id,text\n${'1,"a\n'.repeat(5000)}`), /more than 1000 quotation marks/)
  })

  test('lines that end as on an old Macintosh are lines', async () => {
    const { rows } = await read('id,text\r1,a\r2,"b\rc"\r')
    assert.deepEqual(cellsOf(rows), [
      ['1', 'a'],
      ['2', 'b\rc'],
    ])
  })

  test('whatever is written as CSV is read back the same, here and by another reader', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\r\n', '\t', ' ', 'é', '👋🏽'), maxLength: 8 }),
    )
    const readable = cell.filter(text => !text.includes('\0') && text.isWellFormed())
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 2, max: 4 })
          .chain(width =>
            fc.array(fc.array(readable, { minLength: width, maxLength: width }), { minLength: 1 }),
          ),
        async written => {
          const header = written[0]!.map((_, index) => `c${index}`)
          const content = (await all(writeCsv(header, written))).join('')
          const { table, rows } = await read(content)
          assert.deepEqual(table.columns, header)
          assert.deepEqual(cellsOf(rows), written)
          assert.deepEqual(parse(content, { record_delimiter: '\n' }).slice(1), written)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('no bytes whatever make it fail in any other way than with its own error', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
      fc
        .constantFrom('"', '""', ',', '\n', '\r', 'id,text\n', '\ufeff', 'sep=;\n')
        .map(text => Buffer.from(text)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async pieces => {
        const { rows, table } = await read(Buffer.concat(pieces), { limits: { row: 40, cell: 20 } }).catch(
          error => {
            assert.equal(error.name, 'UnreadableFile')
            return { rows: [], table: { columns: [] } }
          },
        )
        rows.forEach((row, index) => {
          assert.equal(row.row, index + 1)
          if (!isUnreadable(row)) assert.equal(row.cells.length, table.columns.length)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('encodings', () => {
  const text = 'id,text\n1,“Café” – £5\n'
  const windows = Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1')
  const cases: [string, Buffer][] = [
    ['utf-8', Buffer.from(text)],
    ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', windows],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ]
  for (const [encoding, bytes] of cases) {
    test(`${encoding} is recognised from ${bytes.subarray(0, 3).toString('hex')} and read right`, async () => {
      const { table, rows } = await read(bytes)
      assert.equal(table.encoding, encoding)
      assert.deepEqual(table.columns, ['id', 'text'])
      assert.deepEqual(cellsOf(rows), [['1', '“Café” – £5']])
    })
  }

  test('a single byte of Windows-1252 at the very end decides for the whole file', async () => {
    const { table, rows } = await read(
      Buffer.from(`id,text\n${'1,plain\n'.repeat(100_000)}2,caf\xe9`, 'latin1'),
    )
    assert.equal(table.encoding, 'windows-1252')
    assert.deepEqual(rows.at(-1), { row: 100_001, cells: ['2', 'café'] })
  })

  test('where a UTF-8 file has a few broken bytes, their rows are listed and the others are right', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,text\n1,café\n2,naïve\n3,caf'),
      Buffer.from([0xc3]),
      Buffer.from('\n4,jalapeño\n'),
    ])
    const { rows } = await read(bytes)
    assert.deepEqual(cellsOf(rows), [
      ['1', 'café'],
      ['2', 'naïve'],
      'contains bytes that are not valid UTF-8',
      ['4', 'jalapeño'],
    ])
  })
})

describe('files that are no tables', () => {
  test('are refused with a sentence that says what they are', async () => {
    await assert.rejects(read(''), /answers\.csv is empty/)
    await assert.rejects(read(' \n\n'), /answers\.csv is empty/)
    await assert.rejects(read(',,\n,,\n'), /no header/)
    await assert.rejects(read('%PDF-1.7\n'), /is a PDF/)
    await assert.rejects(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0])), /old kind/)
    await assert.rejects(
      read(Buffer.from(Array.from({ length: 400 }, (_, index) => index % 25))),
      /not hold text/,
    )
    await assert.rejects(read('"never closed'), /header of answers\.csv/)
    await assert.rejects(read('a,b\n', { sheet: 'Two' }), /no sheet “Two”/)
    await assert.rejects(openTable(join(folder, 'nothing.csv')), /nothing\.csv was not found/)
    await assert.rejects(openTable(folder), /is a folder/)
  })
})

test('a table from a stream reads like one from a file and can be read again', async () => {
  const table = await openTable(Readable.from(['id,te', 'xt\n1,a\n2,b\n']), { name: 'upload' })
  assert.deepEqual(await preview(table, 1), [{ row: 1, cells: ['1', 'a'] }])
  assert.equal((await all(table.rows)).length, 2)
  await table.close()
})
