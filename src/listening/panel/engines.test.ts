import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { allocate } from './allocate.ts'
import { designEffect, effectiveSize } from './design-effect.ts'
import { drawSample } from './draw-sample.ts'
import { rake } from './rake.ts'

describe('sharing a sample out', () => {
  const strata = fc.uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1, maxLength: 3 }),
      weight: fc.nat(1000),
      available: fc.nat(300),
    }),
    { selector: one => one.key, maxLength: 12 },
  )

  test('gives away all of it, and nobody more than they have', () => {
    fc.assert(
      fc.property(strata, fc.nat(1500), (given, size) => {
        const shared = allocate(given, size)
        const reachable = given.filter(one => one.weight > 0).reduce((sum, one) => sum + one.available, 0)
        const total = [...shared.values()].reduce((sum, one) => sum + one, 0)
        assert.equal(total, Math.min(size, reachable))
        for (const one of given) assert.ok(shared.get(one.key)! <= one.available)
      }),
    )
  })

  test('is within one of the exact quota where there are members enough', () => {
    fc.assert(
      fc.property(strata, fc.nat(1500), (given, size) => {
        const plenty = given.map(one => ({ ...one, available: 10_000 }))
        const all = plenty.reduce((sum, one) => sum + one.weight, 0)
        if (all === 0) return
        const shared = allocate(plenty, size)
        for (const one of plenty) assert.ok(Math.abs(shared.get(one.key)! - (one.weight / all) * size) < 1)
      }),
    )
  })

  test('gives what is left to the largest remainders', () => {
    // Seats of 10 for votes of 41, 29, 17 and 13 in 100: quotas 4.1, 2.9, 1.7, 1.3.
    const shared = allocate(
      [
        { key: 'a', weight: 41, available: 99 },
        { key: 'b', weight: 29, available: 99 },
        { key: 'c', weight: 17, available: 99 },
        { key: 'd', weight: 13, available: 99 },
      ],
      10,
    )
    assert.deepEqual([...shared.values()], [4, 3, 2, 1])
  })
})

describe('drawing', () => {
  const members = Array.from({ length: 200 }, (_, index) => ({
    id: `m${index}`,
    stratum: index % 3 ? 'a' : 'b',
  }))
  const wanted = new Map([
    ['a', 20],
    ['b', 5],
  ])

  test('draws so many of each, nobody twice, and the same people again for the same seed in any order', () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray(members, { minLength: 200 }), (seed, shuffled) => {
        const drawn = drawSample(members, wanted, seed)
        assert.equal(new Set(drawn).size, 25)
        const ofB = drawn.filter(id => Number(id.slice(1)) % 3 === 0)
        assert.equal(ofB.length, 5)
        assert.deepEqual(drawSample(shuffled, wanted, seed), drawn)
      }),
      { numRuns: 30 },
    )
  })

  test('gives everybody of a stratum the same chance', () => {
    const times = new Map<string, number>()
    for (let seed = 0; seed < 2_000; seed++)
      for (const id of drawSample(members, new Map([['b', 10]]), seed))
        times.set(id, (times.get(id) ?? 0) + 1)
    // 67 members, 10 drawn: each about 298 times, with a standard deviation of about 16.
    assert.equal(times.size, 67)
    for (const [id, count] of times) assert.ok(Math.abs(count - 298) < 80, `${id} was drawn ${count} times`)
  })
})

describe('raking', () => {
  test('gives the published estimates of a census by age and marital status', () => {
    // Y. M. M. Bishop, S. E. Fienberg and P. W. Holland, Discrete Multivariate Analysis (MIT Press, 1975); the same
    // example is 9.14 "Iterative Proportional Fitting" of the SAS/IML User's Guide, which has these figures.
    const known = [
      [1306, 83, 0],
      [619, 765, 3],
      [263, 1194, 9],
      [173, 1372, 28],
      [171, 1393, 51],
      [159, 1372, 81],
      [208, 1350, 108],
      [1116, 4100, 2329],
    ]
    const ages = [1412, 1402, 1450, 1541, 1681, 1532, 1662, 7644]
    const states = [3988, 11702, 2634]
    const published = [
      [1325.27, 86.73, 0],
      [615.56, 783.39, 3.05],
      [253.94, 1187.18, 8.88],
      [165.13, 1348.55, 27.32],
      [173.41, 1454.71, 52.87],
      [147.21, 1308.12, 76.67],
      [202.33, 1352.28, 107.4],
      [1105.16, 4181.04, 2357.81],
    ]
    const cells = known.flatMap((row, age) => row.map((count, state) => ({ age, state, count })))
    const raked = rake(
      cells.map(cell => ({ age: `${cell.age}`, state: `${cell.state}` })),
      new Map([
        ['state', new Map(states.map((people, state) => [`${state}`, people]))],
        ['age', new Map(ages.map((people, age) => [`${age}`, people]))],
      ]),
      { trim: 'none', base: cells.map(cell => cell.count) },
    )
    assert.ok(raked.converged)
    const total = raked.weights.reduce((sum, one) => sum + one, 0)
    for (const [index, cell] of cells.entries()) {
      const people = (raked.weights[index]! / total) * 18_324
      const expected = published[cell.age]![cell.state]!
      assert.ok(
        Math.abs(people - expected) < 0.02,
        `age ${cell.age}, state ${cell.state}: ${people}, not ${expected}`,
      )
    }
  })

  const people = fc.array(
    fc.record({ sex: fc.constantFrom('f', 'm'), age: fc.constantFrom('young', 'middle', 'old') }),
    { minLength: 30, maxLength: 200 },
  )
  const shares = (of: readonly string[]) =>
    fc
      .tuple(...of.map(() => fc.integer({ min: 1, max: 9 })))
      .map(parts => new Map(of.map((key, at) => [key, parts[at]!])))

  test('meets every target where it says that it did, and keeps the mean weight at one', () => {
    fc.assert(
      fc.property(people, shares(['f', 'm']), shares(['young', 'middle', 'old']), (given, sex, age) => {
        const raked = rake(
          given,
          new Map([
            ['sex', sex],
            ['age', age],
          ]),
          { trim: 'none' },
        )
        assert.ok(Math.abs(raked.weights.reduce((sum, one) => sum + one, 0) - given.length) < 1e-6)
        assert.ok(raked.weights.every(one => one >= 0))
        if (!raked.converged || raked.empty.length > 0) return
        const all = [...sex.values()].reduce((a, b) => a + b, 0)
        const women = given.reduce(
          (sum, one, index) => sum + (one.sex === 'f' ? raked.weights[index]! : 0),
          0,
        )
        assert.ok(Math.abs(women / given.length - sex.get('f')! / all) < 1e-5)
      }),
    )
  })

  test('keeps weights between the limits and says how far off that leaves it', () => {
    fc.assert(
      fc.property(people, shares(['f', 'm']), (given, sex) => {
        const raked = rake(given, new Map([['sex', sex]]), { trim: { low: 0.5, high: 2 } })
        // The mean is brought back to one after the last cut, so a limit may be passed by a little.
        assert.ok(raked.weights.every(one => one > 0.5 * 0.5 && one < 2 * 2))
        if (raked.converged) assert.ok(raked.off <= 1e-6)
      }),
    )
  })

  test('names a group with a target whom nobody answered for, and shares out among the others', () => {
    const raked = rake(
      [{ sex: 'f' }, { sex: 'f' }, { sex: 'm' }],
      new Map([
        [
          'sex',
          new Map([
            ['f', 40],
            ['m', 40],
            ['other', 20],
          ]),
        ],
      ]),
    )
    assert.deepEqual(raked.empty, [{ variable: 'sex', category: 'other', share: 0.2 }])
    assert.deepEqual(
      raked.weights.map(one => one.toFixed(3)),
      ['0.750', '0.750', '1.500'],
    )
  })

  test('leaves whoever did not tell as they are', () => {
    const raked = rake(
      [{ sex: 'f' }, { sex: 'm' }, {}],
      new Map([
        [
          'sex',
          new Map([
            ['f', 1],
            ['m', 1],
          ]),
        ],
      ]),
    )
    assert.deepEqual(raked.weights, [1, 1, 1])
    assert.deepEqual(rake([], new Map()).weights, [])
  })
})

describe('the effective size', () => {
  test('is the number of people where all weigh the same, and never more', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1 }), weights => {
        const effective = effectiveSize(weights)
        assert.ok(effective > 0 && effective <= weights.length * (1 + 1e-9))
        assert.ok(designEffect(weights) >= 1 - 1e-9)
      }),
    )
    assert.equal(effectiveSize([2, 2, 2, 2]), 4)
    assert.equal(designEffect([1, 1]), 1)
    // Half with weight 1 and half with weight 3: 16² / (4·1 + 4·9) = 6.4 of 8.
    assert.equal(effectiveSize([1, 1, 1, 1, 3, 3, 3, 3]), 6.4)
  })

  test('of nobody is none', () => {
    assert.equal(effectiveSize([]), 0)
    assert.equal(designEffect([]), 1)
  })
})
