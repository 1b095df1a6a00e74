import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wilson } from './interval.ts'

test('the Wilson interval is as published', () => {
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998),
  // 857–872, table I, method 3: score method without continuity correction.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [count, of, low, high] of published) {
    const found = wilson(count, of)
    assert.equal(found.low.toFixed(4), low.toFixed(4), `${count} of ${of}`)
    assert.equal(found.high.toFixed(4), high.toFixed(4), `${count} of ${of}`)
  }
})

test('an interval holds the share, stays between nobody and everybody, and narrows with more people', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain(of => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
  fc.assert(
    fc.property(counts, ([count, of]) => {
      const { low, high } = wilson(count, of)
      const more = wilson(count * 4, of * 4)
      assert.ok(low >= 0 && low <= count / of && count / of <= high && high <= 1)
      assert.ok(more.high - more.low < high - low)
    }),
  )
})

test('there is no interval of nobody', () => {
  assert.throws(() => wilson(0, 0), RangeError)
  assert.throws(() => wilson(3, 2), RangeError)
})
