import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { run as suggest } from './suggest.ts'
import type { Terminal } from './terminal.ts'

const rowan = fileURLToPath(new URL('../../bin/rowan', import.meta.url))
const warned: string[] = []
const silent: Terminal = {
  print() {},
  warn: sentence => warned.push(sentence),
  say() {},
  progress() {},
  clear() {},
}

const places = [
  'North',
  'South',
  'East',
  'West',
  'Glen',
  'Isle',
  'Moor',
  'Strath',
  'Loch',
  'Ben',
  'Firth',
  'Burn',
]
const coded = [
  ...places.map(place => [`The bus from ${place} is always late`, 'Transport']),
  ...places.map(place => [`The nurse in ${place} was kind to me`, 'Staff']),
  ...places.map(place => [`A kind nurse at ${place}, and the bus was late`, 'Staff | Transport']),
]

let folder: string
const file = (name: string) => join(folder, name)
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
  await writeFile(file('new.csv'), 'id,said\n1,Buses are late again\n2,\n3,My nurse was so kind\n')
  await writeFile(
    file('codebook.json'),
    JSON.stringify([
      {
        category: 'Getting there',
        label: 'Transport',
        definition: 'Buses, trains and lifts.',
        examples_raw: '‘late bus’',
      },
      {
        category: 'People',
        label: 'Staff',
        definition: 'Nurses, doctors and others who care.',
        examples_raw: '',
      },
    ]),
  )
  await writeFile(
    file('coded.csv'),
    `said;labels\n${coded.map(([text, labels]) => `"${text}";${labels}`).join('\n')}\n`,
  )
})
after(() => rm(folder, { recursive: true }))

describe('rowan suggest', () => {
  test('learns from a codebook and coded texts, and suggests what fits', async () => {
    const { status, stdout } = spawnSync(
      rowan,
      [
        'suggest',
        'new.csv',
        '--text',
        'said',
        '--codebook',
        'codebook.json',
        '--coded',
        'coded.csv',
        '--labels',
        'labels',
        '--out',
        'out.csv',
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '' })
    const content = await readFile(file('out.csv'), 'utf8')
    assert.match(content, /^row,label,probability,chosen\n/)
    const rows = parse(content, { columns: true }) as Record<string, string>[]
    const chosen = rows.filter(row => row['chosen'] === '1').map(row => `${row['row']} ${row['label']}`)
    assert.deepEqual(chosen, ['1 Transport', '3 Staff'])
    for (const { probability } of rows) assert.ok(Number(probability) > 0 && Number(probability) <= 1)
    await rm(file('out.csv'))
  })

  test('says that probabilities without coded texts only put codes in order', async () => {
    warned.length = 0
    const words = ['--text', 'said', '--codebook', file('codebook.json'), '--also', file('coded.csv')]
    await suggest([file('new.csv'), ...words, '--out', file('out.csv')], silent)
    assert.match(warned.join('\n'), /too few coded texts/)
    await rm(file('out.csv'))
  })

  test('names labels that the codebook does not have, and learns them all the same', async () => {
    warned.length = 0
    await writeFile(
      file('odd.csv'),
      'said,labels\nLate bus,Transport|Weather\nKind nurse,Staff\nRain,Weather\nUnread,\n',
    )
    const words = [
      '--text',
      'said',
      '--codebook',
      file('codebook.json'),
      '--coded',
      file('odd.csv'),
      '--labels',
      'labels',
    ]
    await suggest([file('new.csv'), ...words, '--out', file('out.csv')], silent)
    assert.match(
      warned[0] ?? '',
      /labels that the codebook does not have\. They are learnt from the coded texts alone: “Weather”\.$/,
    )
    await rm(file('out.csv'))
    await rm(file('odd.csv'))
  })

  test('reads a codebook in the encodings that editors save', async () => {
    const json = JSON.stringify([{ label: 'Café' }, { label: 'Buses' }])
    const saved: [string, Buffer][] = [
      ['latin.json', Buffer.from(json, 'latin1')],
      ['marked.json', Buffer.from(`\ufeff${json}`)],
      ['wide.json', Buffer.from(`\ufeff${json}`, 'utf16le')],
    ]
    for (const [name, bytes] of saved) {
      await writeFile(file(name), bytes)
      await writeFile(file('café.csv'), 'said\nThe café is closed\n')
      const words = ['--text', 'said', '--codebook', file(name), '--out', file('out.csv')]
      await suggest([file('café.csv'), ...words], silent)
      assert.match(await readFile(file('out.csv'), 'utf8'), /^1,Café,/m, name)
      for (const made of [name, 'café.csv', 'out.csv']) await rm(file(made))
    }
  })

  test('refuses what it cannot use with a sentence and writes nothing', async () => {
    await writeFile(file('broken.json'), '[{"label": "Transport",]')
    await writeFile(file('other.json'), '{"name": "no codes here"}')
    await writeFile(file('empty.json'), '[{"label": ""}]')
    const refused = (codebook: string, words: string[], message: RegExp) =>
      assert.rejects(
        suggest(
          [
            file('new.csv'),
            '--text',
            'said',
            '--codebook',
            file(codebook),
            ...words,
            '--out',
            file('none.csv'),
          ],
          silent,
        ),
        { message },
      )
    await refused('gone.json', [], /gone\.json was not found/)
    await refused('broken.json', [], /broken\.json is not JSON: .+ A codebook is a JSON list/)
    await refused('other.json', [], /other\.json: A codebook is a list of codes/)
    await refused('empty.json', [], /empty\.json holds no code with a label/)
    await refused('codebook.json', ['--coded', file('coded.csv')], /--coded and --labels belong together/)
    await refused(
      'codebook.json',
      ['--coded', file('coded.csv'), '--labels', 'label'],
      /no column “label” \(--labels\)\. Did you mean “labels”\?/,
    )
    await refused('codebook.json', ['--also', file('gone.csv')], /gone\.csv was not found/)
    assert.ok(!(await readdir(folder)).includes('none.csv'))
  })
})
