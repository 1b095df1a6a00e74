import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { typedDay } from './date-field.tsx'

describe('a typed date', () => {
  test('is a day where there is such a day', () => {
    assert.equal(typedDay({ day: '27', month: '3', year: '2026' }), '2026-03-27')
    assert.equal(typedDay({ day: ' 01 ', month: '12', year: '2026' }), '2026-12-01')
    assert.equal(typedDay({ day: '29', month: '2', year: '2028' }), '2028-02-29')
  })

  test('is nothing where there is none', () => {
    for (const typed of [
      { day: '31', month: '2', year: '2026' },
      { day: '1', month: '13', year: '2026' },
      { day: '0', month: '1', year: '2026' },
      { day: '1.5', month: '1', year: '2026' },
      { day: '1', month: '1', year: '26' },
      { day: '', month: '1', year: '2026' },
      {},
    ]) {
      assert.equal(typedDay(typed), undefined)
    }
  })
})
