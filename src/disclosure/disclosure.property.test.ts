import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Attacker } from './attacker.ts'
import { type CountTable, countsOf, planOf, type Variable } from './count-table.ts'
import { protect } from './protect.ts'
import type { Release } from './release.ts'
import { type DisclosureRule, defaultRule, strictRule } from './rule.ts'
import type { PublicTable } from './safe-table.ts'

const variable = (key: string, size: number): Variable => ({
  key,
  label: key,
  categories: Array.from({ length: size }, (_, index) => ({
    key: `${key}${index}`,
    label: `${key} ${index}`,
  })),
})

const common = { programme: 'care', title: 'People', asOf: '2026-05-06' }

/** Mostly small counts, with a few larger ones, as in real breakdowns. */
const count = fc.oneof(
  { weight: 4, arbitrary: fc.nat(7) },
  { weight: 2, arbitrary: fc.nat(14) },
  { weight: 1, arbitrary: fc.nat(40) },
)
const grid = (rows: number, columns: number) =>
  fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })

const size = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))

const partition: fc.Arbitrary<CountTable> = fc.boolean().chain(twoWay =>
  size.chain(([rows, columns]) =>
    grid(rows, twoWay ? columns : 1).map(counts => ({
      ...common,
      kind: 'partition' as const,
      rows: variable('area', rows),
      columns: twoWay ? variable('age', columns) : null,
      counts,
    })),
  ),
)

const overlapping: fc.Arbitrary<CountTable> = fc.boolean().chain(twoWay =>
  size.chain(([rows, columns]) =>
    fc.tuple(grid(rows, twoWay ? columns : 1), grid(1, twoWay ? columns : 1)).map(([counts, spare]) => ({
      ...common,
      kind: 'overlapping' as const,
      rows: variable('theme', rows),
      columns: twoWay ? variable('area', columns) : null,
      counts,
      bases: (spare[0] ?? []).map(
        (extra, column) => extra + Math.max(...counts.map(line => line[column] ?? 0)),
      ),
    })),
  ),
)

const rule: fc.Arbitrary<DisclosureRule> = fc.constantFrom(
  defaultRule,
  strictRule,
  { ...defaultRule, zeros: 'protect' as const },
  { ...defaultRule, minimumShare: 0.1 },
)

/** Every figure of a table that must not be worked out, printed or not. */
function secrets(table: CountTable, { threshold, zeros }: DisclosureRule): string[] {
  const small = (people: number) => (people === 0 ? zeros === 'protect' : people < threshold)
  return [...countsOf(table)].filter(([, people]) => small(people)).map(([key]) => key)
}

/** What everybody sees, through JSON, so that nothing private can help. */
const seen = (table: PublicTable): PublicTable => JSON.parse(JSON.stringify(table))

describe('An attacker who knows every published table', () => {
  for (const [name, tables] of Object.entries({ partition, overlapping })) {
    it(`bounds no small number of a table with ${name} rows closer than the threshold`, () => {
      fc.assert(
        fc.property(tables, rule, (table, chosen) => {
          const { safe } = protect(table, chosen, [])
          const attacker = new Attacker([seen(safe)])
          for (const key of secrets(table, chosen))
            assert.equal(attacker.canBound(key, chosen.threshold), false, key)
        }),
        { numRuns: 600, seed: 22 },
      )
    })
  }

  it('bounds none through several tables of the same people either', () => {
    fc.assert(
      fc.property(
        people(3),
        fc.array(question(3), { minLength: 2, maxLength: 5 }),
        rule,
        (everyone, asked, chosen) => {
          const releases: Release[] = []
          const published: PublicTable[] = []
          const hidden: string[] = []
          for (const one of asked) {
            const table = tabulate(everyone, one)
            const { safe, release } = protect(table, chosen, releases)
            releases.push(release)
            published.push(seen(safe))
            hidden.push(...secrets(table, chosen))
          }
          const attacker = new Attacker(published)
          for (const key of new Set(hidden))
            assert.equal(attacker.canBound(key, chosen.threshold), false, key)
        },
      ),
      { numRuns: 600, seed: 22 },
    )
  })
})

describe('When people come and go between releases', () => {
  it('no figure goes out again a few higher or lower', () => {
    fc.assert(
      fc.property(
        people(2),
        changes,
        fc.array(question(2), { minLength: 2, maxLength: 6 }),
        (before, steps, asked) => {
          const releases: Release[] = []
          const shownAs = new Map<string, Set<number>>()
          const people = [...before]
          asked.forEach((one, index) => {
            const { release } = protect(tabulate(people, one, `2026-05-0${index + 1}`), defaultRule, releases)
            releases.push(release)
            for (const [key, { count: issued, held }] of Object.entries(release.figures)) {
              if (held !== null || key === '') continue
              for (const other of shownAs.get(key) ?? [])
                assert.ok(
                  issued === other || Math.abs(issued - other) >= 5,
                  `${key}: ${other}, then ${issued}`,
                )
              shownAs.set(key, (shownAs.get(key) ?? new Set()).add(issued))
            }
            people.splice(0, steps[index]?.leave ?? 0)
            people.push(...(steps[index]?.join ?? []))
          })
        },
      ),
      { numRuns: 600, seed: 22 },
    )
  })

  it('and none that went out before can be worked out to a few higher or lower', () => {
    fc.assert(
      fc.property(people(2), changes, question(2), question(2), (before, steps, first, second) => {
        const earlier = protect(tabulate(before, first), defaultRule, [])
        const now = [...before.slice(steps[0]?.leave), ...(steps[0]?.join ?? [])]
        const table = tabulate(now, second, '2026-06-01')
        const { safe, release, explanation } = protect(table, defaultRule, [earlier.release])
        if (explanation.outcome === 'as issued') return
        if (explanation.outcome === 'withheld') {
          const shown = Object.entries(release.figures).filter(([, figure]) => figure.held === null)
          for (const [key, { count }] of shown) assert.equal(earlier.release.figures[key]?.count, count)
          return
        }
        const issued = new Map<string, number>()
        for (const [key, figure] of Object.entries(earlier.release.figures))
          if (figure.held === null) issued.set(key, figure.count)
        const assumed = new Map<string, { low: number; high: number }>()
        const secret = new Set(secrets(table, defaultRule))
        for (const [key, count] of countsOf(table)) {
          const old = issued.get(key)
          if (old === undefined || key === '' || Math.abs(old - count) >= 5) continue
          if (old > 0) assumed.set(key, { low: Math.max(0, old - 4), high: old + 4 })
          if (old !== count) secret.add(key)
          else secret.delete(key)
        }
        const attacker = new Attacker([seen(safe)], assumed)
        for (const key of secret) assert.equal(attacker.canBound(key, 5), false, key)
      }),
      { numRuns: 600, seed: 22 },
    )
  })
})

/** A person is their category in each of three characteristics, and what they spoke of. */
type Person = readonly number[]
/** `rows` is a characteristic, one group of it, or the themes; `only` joins the columns into one group and the rest. */
type Question = { rows: number | 'themes'; one: boolean; columns: number | null; only: boolean }

const sizes = [4, 3, 2]
const names = ['area', 'age', 'gender']
/** How many themes anybody can speak of; the last figure of a person says which, as bits. */
const themeCount = 3
const person = fc.tuple(
  ...sizes.map(most => fc.oneof(fc.constant(0), fc.nat(most - 1))),
  fc.oneof(fc.constant(1), fc.nat(2 ** themeCount - 1)),
)

/** People with as many characteristics as are asked for; enough of them that some figures can be shown. */
function people(characteristics: number): fc.Arbitrary<Person[]> {
  return fc.array(person, { minLength: 6, maxLength: characteristics * 25, size: 'max' })
}

/** Any one- or two-way table of the characteristics and themes. */
function question(characteristics: number): fc.Arbitrary<Question> {
  const index = fc.nat(characteristics - 1)
  const rows = fc.oneof(
    { weight: 3, arbitrary: index },
    { weight: 1, arbitrary: fc.constant('themes' as const) },
  )
  const rarely = fc.nat(3).map(number => number === 0)
  return fc
    .record({ rows, one: rarely, columns: fc.option(index), only: rarely })
    .map(({ columns, ...rest }) => ({ ...rest, columns: columns === rest.rows ? null : columns }))
}

const changes = fc.array(fc.record({ leave: fc.nat(6), join: fc.array(person, { maxLength: 8 }) }), {
  minLength: 6,
  maxLength: 6,
})

function tabulate(everyone: readonly Person[], asked: Question, asOf = '2026-05-06'): CountTable {
  const axis = (index: number) => variable(names[index]!, sizes[index]!)
  const rows = asked.rows === 'themes' ? variable('theme', themeCount) : axis(asked.rows)
  const columns = asked.columns === null ? null : axis(asked.columns)
  if (asked.one) rows.categories.splice(1)
  if (asked.only && columns)
    columns.categories.splice(1, Infinity, { key: `!${columns.categories[0]!.key}`, label: 'Others' })
  const spokeOf = (one: Person, theme: number) => ((one[sizes.length]! >> theme) & 1) === 1
  const inRow = (one: Person, row: number) =>
    asked.rows === 'themes' ? spokeOf(one, row) : one[asked.rows] === row
  const inColumn = (one: Person, column: number) => {
    if (asked.columns === null) return true
    return asked.only && column === 1 ? one[asked.columns] !== 0 : one[asked.columns] === column
  }
  const inEach = (row: number | null) =>
    (columns?.categories ?? [null]).map(
      (_, column) =>
        everyone.filter(one => (row === null || inRow(one, row)) && inColumn(one, column)).length,
    )
  const layout = { ...common, asOf, rows, columns, counts: rows.categories.map((_, row) => inEach(row)) }
  const whole = asked.rows !== 'themes' && !asked.one
  return whole ? { ...layout, kind: 'partition' } : { ...layout, kind: 'overlapping', bases: inEach(null) }
}

it('the attacker finds what careless tables give away', () => {
  const table: CountTable = {
    ...common,
    kind: 'partition',
    rows: variable('area', 3),
    columns: null,
    counts: [[40], [3], [20]],
  }
  const open = seen(protect(table, { ...defaultRule, threshold: 1, reason: 'They agreed' }, []).safe)
  const careless = { ...open, cells: open.cells.map((line, row) => (row === 1 ? [hiddenCell] : line)) }
  const key = planOf(careless).cells[1]![0]!
  assert.equal(new Attacker([careless]).canBound(key, 5), true)
})

const hiddenCell = { state: 'suppressed', words: 'too few' } as const
