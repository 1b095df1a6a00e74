import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocument, contentsOf, type Document, line } from './document.ts'
import { walkingCityInArabic } from './renderers/fixtures/arabic.ts'
import { bowlingGreen } from './renderers/fixtures/bowling-green.ts'

const withBlocks = (blocks: readonly unknown[]) => ({ ...bowlingGreen, blocks })
const problemsOf = (value: unknown) => {
  const checked = checkDocument(value)
  return checked.ok ? [] : checked.problems.map(problem => `${problem.where}: ${problem.message}`)
}

test('a whole report is a document, and so is its Arabic edition', () => {
  assert.deepEqual(problemsOf(bowlingGreen), [])
  assert.deepEqual(problemsOf(walkingCityInArabic), [])
})

test('counts typed in by hand are refused: only disclosure control makes a table for a report', () => {
  const chart = bowlingGreen.blocks.find(block => block.kind === 'chart')!
  const copied = {
    ...chart,
    counts: { ...chart.counts, table: JSON.parse(JSON.stringify(chart.counts.table)) },
  }
  assert.deepEqual(problemsOf(withBlocks([copied])), [
    'blocks.0.counts.table: these counts did not come out of disclosure control',
  ])
})

test('a chart without alternative text is no chart', () => {
  const chart = bowlingGreen.blocks.find(block => block.kind === 'chart')!
  assert.equal(problemsOf(withBlocks([{ ...chart, alternative: '' }])).length, 1)
})

test('a link that runs a script, or leads out by another way, is refused', () => {
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//elsewhere.example',
    'file:///etc/passwd',
  ]) {
    const problems = problemsOf(
      withBlocks([{ kind: 'paragraph', text: [{ kind: 'link', text: 'x', address }] }]),
    )
    assert.equal(problems.length, 1, address)
    assert.match(problems[0]!, /not an address a reader can follow/)
  }
})

test('a link within the document must lead somewhere in it', () => {
  const link = { kind: 'paragraph', text: [{ kind: 'link', text: 'x', address: '#nowhere' }] }
  assert.deepEqual(problemsOf(withBlocks([link])), ['#nowhere: this link leads nowhere in the document'])
})

test('two places cannot share an id', () => {
  const heading = { kind: 'heading', id: 'same', level: 2, text: 'Twice' }
  assert.deepEqual(problemsOf(withBlocks([heading, heading])), ['same: two places have this id'])
})

test('heading levels do not skip', () => {
  const deep = { kind: 'heading', id: 'deep', level: 4, text: 'Deep' }
  assert.deepEqual(problemsOf(withBlocks([deep])), ['deep: a level 4 heading follows level 1'])
})

test('a row of a table has a cell for each column', () => {
  const table = {
    kind: 'table',
    id: 't',
    caption: 'T',
    columns: [{ label: 'A', numeric: false }],
    rows: [[line('a'), line('b')]],
  }
  assert.deepEqual(problemsOf(withBlocks([table])), ['blocks.0: a row has too few or too many cells'])
})

test('the contents list names chapters, and findings by their short names', () => {
  const document: Document = { ...bowlingGreen, blocks: bowlingGreen.blocks.slice(0, 5) }
  assert.deepEqual(contentsOf(document), [
    { id: 'asked', text: 'What we asked', depth: 2 },
    { id: 'findings', text: 'Key findings', depth: 2 },
    { id: 'finding-1', text: '1 Getting about on foot', depth: 3 },
  ])
})
