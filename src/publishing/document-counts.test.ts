import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barChartAlternative, barsOf, chartTable, protectionNote } from './document-counts.ts'
import { groupCounts, themeCounts, themesByGroup } from './renderers/fixtures/sample-counts.ts'

const groups = groupCounts(
  'Who',
  ['Said it', 'Did not'],
  [
    ['People with no car', 98, 161],
    ['Students', 22, 58],
    ['People who use a wheelchair', 3, 9],
  ],
  [187, 216],
)
const themes = themeCounts(
  'Theme',
  'People',
  [
    ['Getting about', 187, 'loch'],
    ['Internet', 57, 'heather'],
    ['Shade', 3, 'thistle'],
  ],
  403,
)
const places = themesByGroup(
  'Theme',
  { label: 'Where', categories: ['Town', 'County'] },
  [200, 203],
  [
    ['Getting about', 120, 67],
    ['Internet', 12, 45],
  ],
)

test('a bar is as long as its share, the longest being whole', () => {
  const bars = barsOf(groups, 'en')
  assert.deepEqual(
    bars.map(bar => bar.value),
    ['61%', '38%', 'Too few to show safely'],
  )
  assert.deepEqual(
    bars.map(bar => Math.round(bar.length * 100)),
    [100, 62, 0],
  )
})

test('a number that is held back has no bar, no amount and no trace of its count', () => {
  const bar = barsOf(groups, 'en')[2]!
  assert.equal(bar.amount, null)
  assert.equal(bar.held, true)
  assert.doesNotMatch(JSON.stringify(chartTable(groups, 'en').rows[2]), /3|9/)
})

test('a theme that a few raised says so and keeps its place', () => {
  assert.deepEqual(
    barsOf(themes, 'en').map(bar => [bar.label, bar.value]),
    [
      ['Getting about', '187'],
      ['Internet', '57'],
      ['Shade', 'a few'],
    ],
  )
})

test('the table behind a chart says how many of how many', () => {
  assert.deepEqual(chartTable(groups, 'en').rows[0], ['People with no car', '98 of 161', '61%'])
  assert.deepEqual(
    chartTable(themes, 'en').columns.map(column => column.label),
    ['Theme', 'People'],
  )
})

test('readers are told that numbers are held back, in their language, and nothing where none is', () => {
  assert.match(protectionNote(groups, 'en')!, /not shown, so that nobody can be picked out/)
  assert.match(protectionNote(groups, 'ar')!, /غير معروضة/)
  assert.equal(protectionNote(places, 'en'), null)
})

test('the alternative text of a chart names its longest and its shortest bar that are shown', () => {
  assert.equal(
    barChartAlternative(groups, 'en'),
    'Bar chart with 3 bars. The longest is People with no car, 61%; the shortest is Students, 38%.',
  )
})
