import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultRule, protect } from '../disclosure/index.ts'
import { asCounts, type Counts } from './document-counts.ts'
import { groupSections, groupsNote, lineNote, showsNothing } from './document-counts-by-group.ts'
import { themesByGroup } from './renderers/fixtures/sample-counts.ts'

const places = themesByGroup(
  'Theme',
  { label: 'Where', categories: ['Town', 'County'] },
  [200, 203],
  [
    ['Getting about', 120, 67],
    ['Internet', 12, 45],
  ],
)

/** Who took part, by place. */
function whoTookPart(people: Readonly<Record<string, number>>, how: Partial<Counts> = {}): Counts {
  const { safe } = protect(
    {
      kind: 'partition',
      programme: 'sample',
      title: 'Who',
      asOf: '2026-05-06',
      rows: {
        key: 'place',
        label: 'Where',
        categories: Object.keys(people).map(label => ({ key: label, label })),
      },
      columns: null,
      counts: Object.values(people).map(count => [count]),
    },
    defaultRule,
    [],
  )
  return asCounts(safe, 'People', { of: 'all', ...how })
}

test('each theme is a section with a group a row: how many of how many, and the share', () => {
  const { columns, sections } = groupSections(places, 'en')
  assert.deepEqual(
    columns.map(column => column.label),
    ['Where', 'People', 'Per cent'],
  )
  assert.deepEqual(
    sections.map(({ name, rows }) => [name, rows.map(row => [row.label, row.count, row.value])]),
    [
      [
        'Getting about',
        [
          ['Town', '120 of 200', '60%'],
          ['County', '67 of 203', '33%'],
          ['All', '187 of 403', '46%'],
        ],
      ],
      [
        'Internet',
        [
          ['Town', '12 of 200', '6%'],
          ['County', '45 of 203', '22%'],
          ['All', '57 of 403', '14%'],
        ],
      ],
    ],
  )
})

test('the bars of all themes have one scale, with everybody’s share marked on it', () => {
  const { sections } = groupSections(places, 'en')
  const percent = (length: number | null) => (length === null ? null : Math.round(length * 100))
  assert.deepEqual(
    sections.map(({ mark, rows }) => [percent(mark), rows.map(row => percent(row.length))]),
    [
      [77, [100, 55, 77]],
      [24, [10, 37, 24]],
    ],
  )
  assert.match(lineNote(groupSections(places, 'en'), 'en') ?? '', /share of all/)
})

test('a single theme needs no name of its own: the caption says it', () => {
  const one = themesByGroup(
    'Theme',
    { label: 'Where', categories: ['Town', 'County'] },
    [200, 203],
    [['Internet', 12, 45]],
  )
  assert.equal(groupSections(one, 'en').sections[0]?.name, null)
})

test('groups of which nothing may be shown share a row with all their names, and no trace of a number', () => {
  const counts = whoTookPart({ Fife: 40, Angus: 3, Moray: 2, Orkney: 4, Highland: 60 })
  const rows = groupSections(counts, 'en').sections[0]!.rows
  const held = rows.filter(row => row.held)
  assert.deepEqual(
    held.map(row => [row.label, row.count, row.value, row.length, row.amount]),
    [['Angus, Moray and Orkney', 'not shown', '–', 0, null]],
  )
})

test('one or two groups that are held back keep their own rows', () => {
  const rows = groupSections(whoTookPart({ Fife: 40, Angus: 3, Highland: 60 }), 'en').sections[0]!.rows
  assert.deepEqual(
    rows.filter(row => row.held).map(row => row.label),
    ['Fife', 'Angus'],
  )
})

test('groups without an order of their own begin with the largest share', () => {
  const rows = groupSections(whoTookPart({ Fife: 40, Angus: 30, Highland: 60 }, { order: 'share' }), 'en')
    .sections[0]!.rows
  assert.deepEqual(
    rows.map(row => row.label),
    ['Highland', 'Fife', 'Angus'],
  )
})

test('a theme of which nothing may be shown for any group is named under the table', () => {
  const counts = themesByGroup(
    'Theme',
    { label: 'Where', categories: ['Town', 'County'] },
    [200, 203],
    [
      ['Getting about', 120, 67],
      ['Shade', 2, 1],
    ],
  )
  const turned = groupSections(counts, 'en')
  assert.deepEqual(
    turned.sections.map(section => section.name),
    ['Getting about'],
  )
  assert.match(groupsNote(counts, turned, 'en'), /^No number can be shown for Shade\. Some numbers are not/)
})

test('a table that would show nothing at all says so to whoever makes the report', () => {
  assert.equal(showsNothing(whoTookPart({ Fife: 2, Angus: 1 })), true)
  assert.equal(showsNothing(whoTookPart({ Fife: 40, Angus: 30 })), false)
})

test('rows that only add up the table are counted and not shown', () => {
  const rows = groupSections(whoTookPart({ Fife: 40, Angus: 30 }, { omit: ['Angus'] }), 'en').sections[0]!
    .rows
  assert.deepEqual(
    rows.map(row => row.label),
    ['Fife'],
  )
})

test('counts alone beside a theme get no bar, because groups are not of one size', () => {
  const { columns, sections } = groupSections({ ...places, of: null }, 'en')
  assert.equal(columns.length, 2)
  assert.deepEqual(
    sections[0]!.rows.map(row => [row.count, row.length]),
    [
      ['120', 0],
      ['67', 0],
      ['187', 0],
    ],
  )
})

test('numbers and names are written as the language writes them', () => {
  const counts = whoTookPart({ فايف: 40, أنغس: 3, موراي: 2, أوركني: 4, هايلاند: 60 })
  const rows = groupSections(counts, 'ar').sections[0]!.rows
  assert.equal(rows[0]?.count, '40 من 109')
  assert.match(rows.find(row => row.held)?.label ?? '', /أنغس.*موراي.*أوركني/)
})
