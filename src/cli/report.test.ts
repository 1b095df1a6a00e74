import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { run as report } from './report.ts'
import type { Terminal } from './terminal.ts'

const rowan = fileURLToPath(new URL('../../bin/rowan', import.meta.url))
const silent: Terminal = { print() {}, warn() {}, say() {}, progress() {}, clear() {} }

const buses = [
  'late',
  'full',
  'cold',
  'dear',
  'slow',
  'rare',
  'dirty',
  'old',
  'noisy',
  'far away',
  'cancelled',
  'early',
]
const nurses = [
  'kind',
  'patient',
  'calm',
  'gentle',
  'funny',
  'thoughtful',
  'quick',
  'careful',
  'wise',
  'warm',
  'honest',
  'helpful',
]
const texts = [
  ...buses.map(how => `The bus into town is ${how}, and the bus stop has no roof. 🚌 We wait in the rain.`),
  ...nurses.map(how => `The nurse on the ward was ${how} and listened to my mother.`),
]
const rows = texts.map((text, index) => ({ text, area: index < 12 ? (index < 3 ? 'Isle' : 'Town') : 'Glen' }))

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
  const lines = rows.map(({ text, area }, index) => `${index},"  ${text}",${area}`)
  await writeFile(
    join(folder, 'said.csv'),
    ['id,what matters,area', ...lines, '99,n/a,Town', '100,,Town'].join('\r\n'),
  )
})
after(() => rm(folder, { recursive: true }))

const table = async (...path: string[]) =>
  parse(await readFile(join(folder, ...path), 'utf8'), { columns: true }) as Record<string, string>[]

describe('rowan report', () => {
  test('writes six files that agree with one another and with the words', async () => {
    const { status, stdout, stderr } = spawnSync(
      rowan,
      [
        'report',
        'said.csv',
        '--text',
        'what matters',
        '--by',
        'area',
        '--title',
        'Buses & nurses',
        '--out',
        'out',
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' })
    assert.deepEqual((await readdir(join(folder, 'out'))).sort(), [
      'assignments.csv',
      'index.html',
      'quotes.csv',
      'report.docx',
      'report.pdf',
      'themes.csv',
    ])

    const themes = await table('out', 'themes.csv')
    assert.deepEqual(Object.keys(themes[0]!), ['theme', 'name', 'parent', 'contributions', 'share', 'terms'])
    const assignments = await table('out', 'assignments.csv')
    assert.deepEqual(
      assignments.map(({ row }) => Number(row)),
      Array.from({ length: 25 }, (_, index) => index + 1),
    )
    assert.deepEqual([assignments[24]?.['theme'], assignments[24]?.['confidence']], ['', '0.000'])
    for (const theme of themes) {
      const placed = assignments.filter(assignment => assignment['theme'] === theme['theme'])
      assert.equal(placed.length, Number(theme['contributions']))
      assert.equal((placed.length / 24).toFixed(4), theme['share'])
    }

    const quotes = await table('out', 'quotes.csv')
    assert.ok(quotes.length >= themes.length)
    for (const { row, theme, start, end, quote } of quotes) {
      assert.equal(`  ${texts[Number(row) - 1]}`.slice(Number(start), Number(end)), quote)
      assert.equal(assignments.find(assignment => assignment['row'] === row)?.['theme'], theme)
    }

    const page = await readFile(join(folder, 'out/index.html'), 'utf8')
    assert.match(page, /<h1[^>]*>Buses &amp; nurses<\/h1>/)
    assert.match(page, /Nobody has read this yet/)
    assert.doesNotMatch(page, /<script|(?:src|href)="https?:/)
    assert.equal((await readFile(join(folder, 'out/report.pdf'), 'latin1')).slice(0, 5), '%PDF-')
    assert.equal((await readFile(join(folder, 'out/report.docx'), 'latin1')).slice(0, 2), 'PK')
  })

  test('the page does not tell how many there are in a group of three', async () => {
    const page = await readFile(join(folder, 'out/index.html'), 'utf8')
    const sizes = /<section[^>]* id="by-1-sizes".*?<\/section>/su.exec(page)?.[0] ?? ''
    const isle = /<tr>(?:(?!<\/tr>).)*<span>Isle<\/span>.*?<\/tr>/su.exec(sizes)?.[0] ?? ''
    assert.match(isle, />not shown</)
    assert.doesNotMatch(isle.replaceAll(/<[^>]+>/g, ''), /\d/)
    assert.equal(
      (sizes.match(/>not shown</g) ?? []).length,
      2,
      'one more is held back, or Isle is what is left',
    )
  })

  test('groups that are all too small are a sentence, and no table of nothing', async () => {
    const wards = texts.map((text, row) => `"${text}",${row % 8}`)
    await writeFile(
      join(folder, 'wards.csv'),
      ['text,ward,trust', ...wards.map(line => `${line},One`)].join('\n'),
    )
    const words = [join(folder, 'wards.csv'), '--text', 'text', '--by', 'ward', '--by', 'trust']
    await report([...words, '--out', join(folder, 'wards')], silent)
    const page = await readFile(join(folder, 'wards/index.html'), 'utf8')
    assert.match(page, /The groups are too small for any of their numbers to be shown safely\./)
    assert.match(page, /All have the same value, “One”: nothing to compare\./)
    assert.doesNotMatch(page, /id="by-\d-(sizes|themes)"/)
  })

  test('the same file gives the same files, and replaces those that are there', async () => {
    const words = [
      join(folder, 'said.csv'),
      '--text',
      'what matters',
      '--by',
      'area',
      '--title',
      'Buses & nurses',
    ]
    await report([...words, '--out', join(folder, 'again', 'elsewhere')], silent)
    await writeFile(join(folder, 'again', 'elsewhere', 'themes.csv'), 'an older one')
    await report([...words, `--out=${join(folder, 'again', 'elsewhere')}`], silent)
    for (const name of ['themes.csv', 'assignments.csv', 'quotes.csv', 'index.html', 'report.pdf']) {
      assert.deepEqual(
        await readFile(join(folder, 'again/elsewhere', name)),
        await readFile(join(folder, 'out', name)),
        name,
      )
    }
    const page = await readFile(join(folder, 'again/elsewhere/index.html'), 'utf8')
    assert.match(page, /rowan report said\.csv --text &quot;what matters&quot; --by area/)
    assert.ok(!page.includes(folder), 'no folder of this machine is told to readers')
  })

  test('a single text makes a report too, without a number', async () => {
    await writeFile(join(folder, 'one.csv'), 'text\nThe bus was late\n')
    await report([join(folder, 'one.csv'), '--text', 'text', '--out', join(folder, 'single')], silent)
    assert.equal((await table('single', 'themes.csv')).length, 1)
    const page = await readFile(join(folder, 'single/index.html'), 'utf8')
    assert.match(page, /What a few people said/)
    assert.doesNotMatch(page, /came up most|Key finding/)
  })

  test('refuses what it cannot do with a sentence, and leaves nothing', async () => {
    await writeFile(
      join(folder, 'dates.csv'),
      `text,day\n${Array.from({ length: 70 }, (_, day) => `bus ${day},${day}`).join('\n')}`,
    )
    await writeFile(join(folder, 'blank.csv'), 'text\nn/a\nnothing\nno comment\n')
    const refused = (words: string[], sentence: RegExp) =>
      assert.rejects(report([...words, '--out', join(folder, 'none')], silent), { message: sentence })
    const file = (name: string) => join(folder, name)
    await refused(
      [file('dates.csv'), '--text', 'text', '--by', 'day'],
      /“day” \(--by\) has 70 different values/,
    )
    await refused([file('dates.csv'), '--text', 'text', '--by', 'text'], /--by cannot be the column/)
    await refused([file('dates.csv'), '--text', 'text', '--by', 'dy'], /Did you mean “day”\?/)
    await refused([file('dates.csv'), '--text', 'text', '--language', 'English'], /--language is a code/)
    await refused([file('blank.csv'), '--text', 'text'], /says anything that a theme could hold/)
    assert.ok(!(await readdir(folder)).includes('none'))
  })

  test('a full disk is said, and nothing is left on it', async t => {
    const disk = join(folder, 'disk')
    await mkdir(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40k', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      return t.skip('needs the right to mount a small disk')
    }
    try {
      const words = [join(folder, 'said.csv'), '--text', 'what matters', '--out', join(disk, 'out')]
      await assert.rejects(report(words, silent), {
        message: /^The disk that holds .* is full\. Nothing was written\./,
      })
      assert.deepEqual(await readdir(disk), [])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})
