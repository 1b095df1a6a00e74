import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { UnreadableFile } from '../platform/tabular/unreadable-file.ts'
import { CommandProblem } from './command-problem.ts'
import type { Terminal } from './terminal.ts'
import { run as themes } from './themes.ts'

const rowan = fileURLToPath(new URL('../../bin/rowan', import.meta.url))
const silent: Terminal = { print() {}, warn() {}, say() {}, progress() {}, clear() {} }
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
  await writeFile(
    join(folder, 'said.csv'),
    [
      'id,what matters',
      '1,The bus is late every morning',
      '2,Buses do not come on time',
      '3,"The nurse listened, and was ""kind"""',
      '4,',
      '5,Nurses were kind and listened to me',
      '6,More seats at the bus stop',
      '7,A kind nurse explained everything',
    ].join('\n'),
  )
})
after(() => rm(folder, { recursive: true }))

/** Runs the command as a person does, from the folder with the file. */
function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(rowan, words, { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('rowan', () => {
  test('says what it can do, through a symlink and from another folder', async () => {
    await symlink(rowan, join(folder, 'r'))
    const { status, stdout, stderr } = spawnSync('./r', ['--help'], { cwd: folder, encoding: 'utf8' })
    assert.equal(status, 0)
    assert.equal(stderr, '')
    for (const command of ['report', 'themes', 'suggest'])
      assert.match(stdout, new RegExp(`^  ${command} `, 'm'))
    await rm(join(folder, 'r'))
  })

  test('says all about one command, in either way of asking', () => {
    const asked = run('help', 'themes')
    assert.equal(asked.status, 0)
    assert.match(asked.stdout, /^rowan themes: sort the texts/)
    assert.deepEqual(run('themes', '--help'), asked)
  })

  test('asks about a column of numbers, and none of words in any script', async () => {
    const warned: string[] = []
    const telling: Terminal = { ...silent, warn: sentence => warned.push(sentence) }
    const file = join(folder, 'scores.csv')
    await writeFile(file, 'score,said\n7,公交车\n9,مستشفى\n3,ok\n2,Tea')
    const sort = (column: string) =>
      themes([file, '--text', column, '--count', '2', '--out', join(folder, 'sorted.csv')], telling)
    await sort('said')
    assert.deepEqual(warned, [])
    await sort('score')
    await rm(file)
    await rm(join(folder, 'sorted.csv'))
    assert.match(warned.join(' '), /“score” are numbers or marks and not words\. Was another column meant\?/)
  })

  test('does not know a command that is none', () => {
    const { status, stderr } = run('theme')
    assert.equal(status, 2)
    assert.equal(stderr, 'There is no command “theme”. Did you mean “themes”? See rowan --help.\n')
  })
})

describe('rowan themes', () => {
  test('puts every row with text into exactly as many themes as asked, quietly', async () => {
    const { status, stdout, stderr } = run(
      'themes',
      'said.csv',
      '--text',
      'what matters',
      '--count',
      '2',
      '--out',
      'made/out.csv',
    )
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' })
    const [header, ...rows] = (await readFile(join(folder, 'made/out.csv'), 'utf8')).trimEnd().split('\n')
    assert.equal(header, 'row,theme')
    assert.deepEqual(
      rows.map(row => row.split(',')[0]),
      ['1', '2', '3', '5', '6', '7'],
    )
    assert.equal(new Set(rows.map(row => row.split(',')[1])).size, 2)
    await rm(join(folder, 'made'), { recursive: true })
  })

  const refusals: [string, number, RegExp, string[]][] = [
    [
      'a file that is not there',
      1,
      /^gone\.csv was not found\.$/,
      ['gone.csv', '--text', 'a', '--count', '2', '--out', 'out.csv'],
    ],
    ['a folder', 1, /is a folder\. Name a CSV/, ['.', '--text', 'a', '--count', '2', '--out', 'out.csv']],
    [
      'a column that is not there',
      1,
      /^said\.csv has no column “what mater” \(--text\)\. Did you mean “what matters”\? Its columns are: “id”, “what matters”\.$/,
      ['said.csv', '--text', 'what mater', '--count', '2', '--out', 'out.csv'],
    ],
    [
      'more themes than texts',
      1,
      /^said\.csv: 9 themes need at least 9 different texts/,
      ['said.csv', '--text', 'what matters', '--count', '9', '--out', 'out.csv'],
    ],
    [
      'an output that is the input',
      1,
      /is the file that is read/,
      ['said.csv', '--text', 'id', '--count', '2', '--out', './said.csv'],
    ],
    [
      'an output that is a folder',
      1,
      /is a folder\. Name the file/,
      ['said.csv', '--text', 'id', '--count', '2', '--out', '..'],
    ],
    [
      'a missing option',
      2,
      /^Say how many themes there are to be: --count K\.$/,
      ['said.csv', '--text', 'id', '--out', 'out.csv'],
    ],
  ]
  for (const [what, status, sentence, words] of refusals) {
    test(`refuses ${what} with a sentence and writes nothing`, async () => {
      const inFolder = words.map((word, index) =>
        index === 0 || words[index - 1] === '--out' ? join(folder, word) : word,
      )
      await assert.rejects(themes(inFolder, silent), error => {
        assert.ok(error instanceof CommandProblem || error instanceof UnreadableFile)
        assert.match(error.message.replaceAll(`${folder}/`, ''), sentence)
        assert.equal(error instanceof CommandProblem ? error.status : 1, status)
        return true
      })
      assert.deepEqual(await readdir(folder), ['said.csv'])
    })
  }

  test('says which of two columns of one name is read', async () => {
    await writeFile(join(folder, 'two.csv'), 'text,text\nThe bus is late,Yes\n,No\n')
    const first = run('themes', 'two.csv', '--text', 'text', '--count', '1', '--out', 'out.csv')
    assert.equal(first.status, 0)
    assert.match(
      first.stderr,
      /two\.csv has more than one column “text”\. The first is read; the next is “text \(2\)”\./,
    )
    assert.equal(await readFile(join(folder, 'out.csv'), 'utf8'), 'row,theme\n1,theme-1\n')
    const second = run('themes', 'two.csv', '--text', 'text (2)', '--count', '2', '--out', 'out.csv')
    assert.deepEqual(second, { status: 0, stdout: '', stderr: '' })
    assert.equal((await readFile(join(folder, 'out.csv'), 'utf8')).split('\n').length, 4)
    await rm(join(folder, 'two.csv'))
    await rm(join(folder, 'out.csv'))
  })

  test('refuses a column without text, and names rows that cannot be read', async () => {
    await writeFile(join(folder, 'odd.csv'), 'id,text,note\n1,,\n2, ,\n3,a,b,c\n')
    const { status, stderr } = run('themes', 'odd.csv', '--text', 'text', '--count', '1', '--out', 'out.csv')
    assert.equal(status, 1)
    assert.match(
      stderr,
      /no text that can be read in the column “text”: 2 rows empty, 1 row unreadable\. The first: row 3 has 4 cells where the header has 3\./,
    )
    await rm(join(folder, 'odd.csv'))
  })

  test('refuses a folder that it may not write into before it begins', async t => {
    if (process.getuid?.() === 0) return t.skip('root may write anywhere')
    await mkdir(join(folder, 'locked'))
    await chmod(join(folder, 'locked'), 0o500)
    const { status, stderr } = run(
      'themes',
      'said.csv',
      '--text',
      'id',
      '--count',
      '2',
      '--out',
      'locked/out.csv',
    )
    assert.equal(status, 1)
    assert.match(stderr, /locked does not allow new files/)
    await rm(join(folder, 'locked'), { recursive: true })
  })
})
