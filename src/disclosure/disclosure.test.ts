import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import { Attacker } from './attacker.ts'
import {
  type CountTable,
  defaultRule,
  disclosureRule,
  figureKey,
  isSafeTable,
  protect,
  recallRelease,
  type SafeCell,
  SafeTable,
  safeAttribution,
  safeMean,
  share,
  strictRule,
  type Variable,
} from './index.ts'

const axis = (key: string, ...labels: string[]): Variable => ({
  key,
  label: key,
  categories: labels.map(label => ({ key: label, label })),
})
const areas = axis('area', 'Angus', 'Fife', 'Orkney', 'Moray')

function byArea(counts: number[], asOf = '2026-05-06'): CountTable {
  const rows = { ...areas, categories: areas.categories.slice(0, counts.length) }
  const layout = { kind: 'partition' as const, programme: 'care', title: 'People by area', asOf, rows }
  return { ...layout, columns: null, counts: counts.map(count => [count]) }
}

function themes(counts: number[], n: number): CountTable {
  const rows = axis('theme', ...counts.map((_, index) => `theme ${index}`))
  const layout = {
    kind: 'overlapping' as const,
    programme: 'care',
    title: 'Themes',
    asOf: '2026-05-06',
    rows,
  }
  return { ...layout, columns: null, counts: counts.map(count => [count]), bases: [n] }
}

const plain = (cells: readonly (readonly SafeCell[])[]) =>
  cells.map(line => line.map(cell => (cell.state === 'shown' ? cell.count : cell.words)))

const open = { ...defaultRule, threshold: 1, reason: 'Everyone agreed to be known as taking part' }

describe('A table that leaves the team', () => {
  it('shows what is safe, and hides one more figure where a total would give a small one away', () => {
    const { safe, explanation } = protect(byArea([40, 12, 3, 9]), defaultRule, [])
    assert.deepEqual(plain(safe.cells), [[40], [12], ['too few'], ['too few']])
    assert.deepEqual(safe.n, { state: 'shown', count: 64 })
    assert.deepEqual(
      explanation.held.map(({ row, count, reason }) => [row, count, reason]),
      [
        ['Orkney', 3, 'small'],
        ['Moray', 9, 'secondary'],
      ],
    )
  })

  it('shows every figure where none is small', () => {
    const { safe, explanation } = protect(byArea([40, 12, 8]), defaultRule, [])
    assert.deepEqual(plain(safe.cells), [[40], [12], [8]])
    assert.equal(explanation.outcome, 'as counted')
    assert.equal(safe.note, null)
  })

  it('shows a group of nobody, unless the programme protects that too', () => {
    assert.deepEqual(plain(protect(byArea([40, 0, 12]), defaultRule, []).safe.cells), [[40], [0], [12]])
    const strict = protect(byArea([40, 0, 12]), strictRule, []).safe
    assert.deepEqual(plain(strict.cells), [[40], ['too few'], ['too few']])
  })

  it('says "a few" of a theme that a few raised, and hides one that all but a few raised', () => {
    const { safe } = protect(themes([60, 3, 98, 0], 100), defaultRule, [])
    assert.deepEqual(plain(safe.cells), [[60], ['a few'], ['too few'], [0]])
  })

  it('does not break down a group whose number is held back', () => {
    const table: CountTable = {
      ...byArea([0, 0, 0, 0]),
      columns: axis('age', 'under 60', '60 and over'),
      counts: [
        [100, 200],
        [90, 80],
        [4, 0],
        [30, 40],
      ],
    }
    const { safe } = protect(table, defaultRule, [])
    assert.deepEqual(plain(safe.cells).slice(2), [
      ['too few', 'too few'],
      ['too few', 'too few'],
    ])
    assert.equal(safe.rowTotals?.[2]?.state, 'suppressed')
  })

  it('rounds what it shows where the programme chose to, and says so', () => {
    const { safe } = protect(byArea([41, 12, 8]), { ...defaultRule, roundTo: 5 }, [])
    assert.deepEqual(plain(safe.cells), [[40], [10], [10]])
    assert.match(safe.note ?? '', /nearest 5/)
  })

  it('hides a group that is too small a share of everybody', () => {
    const { safe } = protect(byArea([400, 90, 12]), { ...defaultRule, minimumShare: 0.05 }, [])
    assert.deepEqual(plain(safe.cells), [[400], ['too few'], ['too few']])
  })

  it('needs a reason to show numbers under five', () => {
    assert.equal(disclosureRule.safeParse({ ...open, reason: null }).success, false)
    assert.throws(() => protect(byArea([3]), { ...open, reason: null }, []))
    assert.deepEqual(plain(protect(byArea([3, 1]), open, []).safe.cells), [[3], [1]])
  })

  it('refuses counts that are no counts', () => {
    assert.throws(() => protect(byArea([3.5]), defaultRule, []), RangeError)
    assert.throws(() => protect(themes([11], 10), defaultRule, []), RangeError)
    assert.throws(() => protect({ ...byArea([3, 4]), counts: [[3]] }, defaultRule, []), RangeError)
  })

  it('protects the dummy table of Public Health Scotland', () => {
    const file = new URL('./fixtures/phs_sdcshinyapp_dummy_wide.csv', import.meta.url)
    const [head = [], ...lines]: string[][] = parse(readFileSync(file, 'utf8'))
    const table: CountTable = {
      ...byArea([]),
      rows: axis('line', ...lines.map(line => line[0] ?? '')),
      columns: axis('age', ...head.slice(1, -1)),
      counts: lines.map(line => line.slice(1, -1).map(Number)),
    }
    const { safe } = protect(table, defaultRule, [])
    assert.deepEqual(
      safe.rowTotals?.map(cell => cell.state === 'shown' && cell.count),
      lines.map(line => Number(line.at(-1))),
    )
    const attacker = new Attacker([safe])
    lines.forEach((line, row) => {
      line.slice(1, -1).forEach((value, column) => {
        if (Number(value) >= 5) return
        assert.equal(safe.cells[row]?.[column]?.state, 'suppressed')
        const key = figureKey([
          { variable: 'line', category: line[0] ?? '' },
          { variable: 'age', category: head[column + 1] ?? '' },
        ])
        assert.equal(attacker.canBound(key, 5), false)
      })
    })
    assert.equal(safe.cells.flat().filter(cell => cell.state === 'suppressed').length, 10)
  })
})

describe('After a release', () => {
  const first = protect(byArea([40, 12, 8, 9]), defaultRule, [])

  it('one who takes their words back cannot be found: figures already issued stay as issued', () => {
    const again = protect(byArea([40, 12, 7, 9], '2026-06-01'), defaultRule, [first.release])
    assert.deepEqual(again.safe.toJSON(), first.safe.toJSON())
    assert.equal(again.explanation.outcome, 'as issued')
    assert.equal(again.release, first.release)
  })

  it('new figures go out once they have changed enough, and those that have not are held back', () => {
    const grown = protect(byArea([60, 30, 9, 20], '2026-09-01'), defaultRule, [first.release])
    assert.deepEqual(plain(grown.safe.cells), [[60], [30], ['too few'], ['too few']])
    assert.deepEqual(grown.explanation.held[0], { row: 'Orkney', column: null, count: 9, reason: 'release' })
  })

  it('another table of the same people cannot tell what the first one held back', () => {
    const small = protect(byArea([40, 12, 3, 9]), defaultRule, [])
    const withAges: CountTable = {
      ...byArea([0, 0, 0, 0]),
      columns: axis('age', 'under 60', '60 and over'),
      counts: [
        [20, 20],
        [5, 7],
        [2, 1],
        [0, 9],
      ],
    }
    const next = protect(withAges, defaultRule, [small.release])
    assert.deepEqual(
      next.safe.rowTotals?.map(cell => cell.state),
      ['shown', 'shown', 'suppressed', 'suppressed'],
    )
  })

  it('an overall number and that of one group cannot be subtracted', () => {
    const all = protect(themes([20], 100), defaultRule, [])
    const inCare: CountTable = {
      ...themes([0], 0),
      columns: axis('setting', 'care home', '!care home'),
      counts: [[18, 2]],
      bases: [50, 50],
    }
    const { safe } = protect(inCare, defaultRule, [all.release])
    assert.deepEqual(plain(safe.cells), [['too few', 'too few']])
  })

  it('releases of another programme count for nothing', () => {
    const other = { ...byArea([40, 12, 7, 9], '2026-06-01'), programme: 'another' }
    assert.deepEqual(plain(protect(other, defaultRule, [first.release]).safe.cells), [[40], [12], [7], [9]])
  })

  it('a stored release shows the same table again', () => {
    const stored: unknown = JSON.parse(JSON.stringify(first.release))
    assert.deepEqual(recallRelease(stored).toJSON(), first.safe.toJSON())
    assert.equal(isSafeTable(recallRelease(stored)), true)
  })

  it('a release that was altered to show a small number is refused', () => {
    const { release } = protect(byArea([40, 12, 3, 9]), defaultRule, [])
    const altered = structuredClone(release)
    for (const figure of Object.values(altered.figures)) figure.held = null
    assert.throws(() => recallRelease(altered), /holds back/)
  })
})

describe('A safe table', () => {
  const { safe } = protect(byArea([40, 12, 3, 9]), defaultRule, [])

  it('is made by the engine alone', () => {
    assert.equal(isSafeTable(safe), true)
    assert.equal(isSafeTable(structuredClone(safe.toJSON())), false)
    assert.equal(isSafeTable(JSON.parse(JSON.stringify(safe))), false)
    assert.equal(isSafeTable(Object.create(SafeTable.prototype)), false)
    assert.throws(() => new SafeTable(Symbol('made by the disclosure engine'), safe), TypeError)
  })

  it('cannot be changed', () => {
    assert.throws(() => Object.assign(safe.cells[0]?.[0] ?? {}, { count: 41 }), TypeError)
  })

  it('tells nothing of the figures that it holds back, nor why', () => {
    assert.doesNotMatch(JSON.stringify(safe), /"count":3|"count":9|small|secondary/)
  })

  it('gives a share or an average only where both numbers are shown', () => {
    assert.equal(share(safe, 0, 0, 'all'), 40 / 64)
    assert.equal(share(safe, 2, 0, 'all'), null)
    assert.equal(safeMean(safe, 0, 0, 4.2), 4.2)
    assert.equal(safeMean(safe, 2, 0, 4.2), null)
    assert.throws(() => share({ ...safe } as SafeTable, 0, 0, 'all'), TypeError)
  })
})

it('a table of 50 rows and 40 columns is protected so that every line with a gap has another', () => {
  const rows = axis('a', ...Array.from({ length: 50 }, (_, index) => `a${index}`))
  const columns = axis('b', ...Array.from({ length: 40 }, (_, index) => `b${index}`))
  const counts = rows.categories.map((_, row) =>
    columns.categories.map(
      (_, column) => 5 + ((row * 31 + column * 17) % 23) - ((row * column) % 7 === 6 ? 4 : 0),
    ),
  )
  const { safe, explanation } = protect({ ...byArea([]), rows, columns, counts }, defaultRule, [])
  assert.equal(explanation.outcome, 'protected')
  const gaps = (line: readonly (SafeCell | undefined)[]) =>
    line.filter(cell => cell?.state === 'suppressed').length
  for (const line of safe.cells) assert.notEqual(gaps(line), 1)
  columns.categories.forEach((_, column) => {
    assert.notEqual(gaps(safe.cells.map(line => line[column])), 1)
  })
})

it('the person behind a quote is described only as far as enough others are alike', () => {
  const people = new Map([
    ['man', 200],
    ['man, 80 or over', 30],
    ['man, 80 or over, Orkney', 1],
    ['man, 80 or over, gets care at home', 12],
  ])
  const peopleWith = (said: readonly string[]) => people.get(said.join(', ')) ?? 0
  const wanted = ['man', '80 or over', 'Orkney', 'gets care at home']
  assert.deepEqual(safeAttribution(wanted, peopleWith, defaultRule), [
    'man',
    '80 or over',
    'gets care at home',
  ])
})
