import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { CouncilArea } from '../../programmes/index.ts'
import { ageBand, peopleOfBand } from './age-band.ts'
import { cover } from './cover.ts'
import { type CoverageFacts, coverageOf } from './coverage.ts'
import { dimensionNamed, groupOf } from './dimension.ts'
import { nextSteps } from './next-steps.ts'
import { readFigures } from './read-figures.ts'

const figures = readFigures()
const area = (code: string, name: string, population: number): CouncilArea => ({
  code,
  name,
  shortName: name.slice(0, 3).toUpperCase(),
  hscp: { code: 'S37', name },
  board: { code: 'S08', name: 'Highland' },
  population,
  populationByAge: { '0-15': 0, '16-64': 0, '65-74': 0, '75+': 0 },
  hexagon: { column: 0, row: 0 },
})
const highland = area('S12000017', 'Highland', 235_710)
const moray = area('S12000020', 'Moray', 93_400)

const facts = (given: Partial<CoverageFacts>): CoverageFacts => ({
  people: 100,
  heard: new Map(),
  areas: [highland, moray],
  allAreas: 32,
  figures,
  own: [],
  withChildren: false,
  ...given,
})
const values = (record: Record<string, Record<string, number>>) =>
  new Map(Object.entries(record).map(([name, told]) => [name, new Map(Object.entries(told))]))
const dimension = (given: Partial<CoverageFacts>, key: string) =>
  coverageOf(facts(given)).find(one => one.key === key)!

describe('the figures that ship', () => {
  test('know all 32 council areas and add up to Scotland', () => {
    const total = [...figures.ages.values()].flat().reduce((a, b) => a + b, 0)
    assert.ok(total > 5_400_000 && total < 5_500_000, `${total}`)
    assert.equal(figures.sexes.get('female')! > figures.sexes.get('male')!, true)
    assert.equal(
      [...figures.dataZones.values()].flatMap(zones => [...zones.values()]).reduce((a, b) => a + b, 0),
      6976,
    )
    for (const ages of figures.ages.values()) assert.equal(ages.length, 91)
  })
})

describe('an age band', () => {
  test('is read in the ways that people write it', () => {
    for (const text of ['16-24', '16–24', '16 to 24', 'Aged 16 to 24', '16-24 years'])
      assert.deepEqual(ageBand(text), { from: 16, to: 24 }, text)
    for (const text of ['75+', '75 and over', '75 or older'])
      assert.deepEqual(ageBand(text), { from: 75, to: undefined })
    assert.deepEqual(ageBand('Under 16'), { from: 0, to: 15 })
    for (const text of ['old', '24-16', '', '16']) assert.equal(ageBand(text), undefined, text)
  })

  test('has the people of its single years, and none that nobody knows', () => {
    const one = Array.from({ length: 91 }, () => 1)
    assert.equal(peopleOfBand({ from: 0, to: 11 }, one), 12)
    assert.equal(peopleOfBand({ from: 75, to: undefined }, one), 16)
    assert.equal(peopleOfBand({ from: 85, to: 95 }, one), undefined)
  })

  test('of those that share out all ages add up to everybody', () => {
    const ages = figures.ages.get('S12000017')!
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 8 })
    fc.assert(
      fc.property(cuts, found => {
        const from = [0, ...found.sort((a, b) => a - b)]
        const bands = from.map((start, index) => ({
          from: start,
          to: from[index + 1] === undefined ? undefined : from[index + 1]! - 1,
        }))
        const people = bands.map(band => peopleOfBand(band, ages) ?? Number.NaN)
        assert.equal(
          people.reduce((a, b) => a + b, 0),
          ages.reduce((a, b) => a + b, 0),
        )
      }),
    )
  })
})

describe('covering groups', () => {
  const group = (key: string, heard: number, population: number | undefined) => ({
    key,
    label: key,
    heard,
    population,
  })

  test('what is expected adds up to those who told, and the gaps to nothing', () => {
    const some = fc.array(
      fc.tuple(fc.nat(500), fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined })),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(some, given => {
        const covered = cover(given.map(([heard, population], index) => group(`${index}`, heard, population)))
        if (covered.population === 0) return
        const expected = covered.groups.reduce((sum, one) => sum + (one.expected?.people ?? 0), 0)
        const gaps = covered.groups.reduce((sum, one) => sum + (one.gap?.value ?? 0), 0)
        assert.ok(Math.abs(expected - covered.told) < 1e-6)
        assert.ok(Math.abs(gaps) < 1e-6)
        for (const one of covered.groups) {
          if (one.population === undefined) assert.equal(one.standing, 'unknown')
          if (one.standing === 'few' || one.standing === 'under')
            assert.ok(one.gap!.low > 0 && one.heard < one.expected!.people)
        }
      }),
    )
  })

  test('a group is under-heard only where it is not by chance', () => {
    // One of 10 where 3 are expected can be chance; 10 of 100 where 30 are expected cannot.
    assert.equal(cover([group('a', 1, 300), group('b', 9, 700)]).groups[0]!.standing, 'heard')
    assert.equal(cover([group('a', 10, 300), group('b', 90, 700)]).groups[0]!.standing, 'few')
    assert.equal(cover([group('a', 190, 300), group('b', 810, 700)]).groups[0]!.standing, 'under')
  })

  test('a few fewer of very many is no reason to go anywhere', () => {
    assert.equal(cover([group('a', 290_000, 300), group('b', 710_000, 700)]).groups[0]!.standing, 'heard')
  })
})

describe('a programme’s coverage', () => {
  test('says that there is no population figure where there is none', () => {
    const heard = values({ carer: { yes: 3, no: 5 }, gender: { woman: 6, man: 1 } })
    assert.equal(dimension({ heard }, 'carers').source, 'none')
    assert.equal(dimension({ heard }, 'urban_rural').source, 'none')
    // By sex there are figures of all Scotland alone.
    assert.equal(dimension({ heard }, 'sex').source, 'none')
    assert.equal(dimension({ heard, allAreas: 2 }, 'sex').source, 'mid-2023-scotland')
  })

  test('counts whoever does not tell neither for nor against', () => {
    const one = dimension(
      { people: 10, heard: values({ condition: { yes: 3, no: 5, prefer_not: 1 } }) },
      'disability',
    )
    assert.deepEqual([one.told, one.unknown], [8, 2])
  })

  test('is of the programme’s own areas; another area is told apart', () => {
    const one = dimension({ heard: values({ area: { S12000017: 2, S12000049: 50 } }) }, 'area')
    assert.deepEqual([one.told, one.outside, one.groups.length], [2, 50, 2])
  })

  test('leaves children out until one is heard, or somebody asks', () => {
    const adults = values({ age: { '16-24': 4, '75+': 4 } })
    const keys = (given: Partial<CoverageFacts>) => dimension(given, 'age').groups.map(group => group.key)
    assert.equal(keys({ heard: adults })[0], '16-24')
    assert.equal(keys({ heard: adults, withChildren: true })[0], '0-11')
    assert.equal(keys({ heard: values({ age: { '12-15': 1 } }) })[0], '0-11')
  })

  test('takes the age bands of a file in the place of those that they overlap', () => {
    const found = dimension({ heard: values({ age: { '18-24': 4, '75+': 4 } }) }, 'age')
    assert.deepEqual(found.groups.map(group => group.key).slice(0, 3), ['18-24', '25-34', '35-49'])
  })

  test('finds the group behind the answers of a question, whatever it was called', () => {
    assert.equal(dimensionNamed('Ethnic group'), 'ethnicity')
    assert.equal(dimensionNamed('column:Age group'), 'age')
    assert.equal(dimensionNamed('role'), undefined)
    assert.equal(groupOf('ethnicity', 'pakistani'), 'asian')
    assert.equal(groupOf('ethnicity', 'white_polish'), 'white')
    assert.equal(groupOf('sex', 'woman'), 'female')
    assert.equal(groupOf('deprivation', 'Quintile 3'), '3')
  })

  test('takes the organisation’s own figures before those that ship', () => {
    const own = [
      { characteristic: 'carers', group: 'yes', label: 'Carers', people: 100 },
      { characteristic: 'carers', group: 'no', label: 'Others', people: 900 },
    ]
    const one = dimension({ own, heard: values({ carer: { yes: 1, no: 99 } }) }, 'carers')
    assert.deepEqual([one.source, one.groups[0]!.standing], ['own', 'few'])
  })

  test('leads first to where most people are surely missing', () => {
    const heard = values({ area: { S12000017: 95, S12000020: 5 }, condition: { yes: 1, no: 99 } })
    const steps = nextSteps(coverageOf(facts({ heard })), [highland, moray])
    assert.deepEqual(
      steps.map(step => step.dimension),
      ['disability', 'area'],
    )
    assert.ok(steps[0]!.gap.low > steps[1]!.gap.low)
    assert.match(steps[1]!.suggestion, /Moray health and social care partnership/)
  })
})
