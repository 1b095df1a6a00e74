import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from './read-date.ts'

const now = new Date('2026-03-04T10:00:00Z')
const read = (text: string, order: 'day' | 'month' = 'day') =>
  readDate(text, order, now)?.toISOString().slice(0, 16)

test('a date is read however people and programs write it', () => {
  const cases = [
    ['2025-02-03', '2025-02-03T12:00'],
    ['2025-02-03T04:05:06Z', '2025-02-03T04:05'],
    ['2025-02-03 04:05:06+01:00', '2025-02-03T03:05'],
    ['03/02/2025', '2025-02-03T12:00'],
    ['3.2.2025 14:30', '2025-02-03T14:30'],
    ['3 February 2025', '2025-02-03T12:00'],
    ['Mon, 3rd Feb 2025', '2025-02-03T12:00'],
    ['Feb 3, 2025', '2025-02-03T12:00'],
    ['Tue Feb 13 12:58:16 WIB 2018', '2018-02-13T12:58'],
    ['1518501496471', '2018-02-13T05:58'],
    ['1518501496', '2018-02-13T05:58'],
  ] as const
  for (const [text, moment] of cases) assert.equal(read(text), moment, text)
  assert.equal(read('03/02/2025', 'month'), '2025-03-02T12:00')
})

test('no date is read where there is none, where no such day exists, and where it lies ahead', () => {
  for (const text of [
    '',
    'soon',
    '31/02/2025',
    '13/13/2025',
    '2027-01-01',
    '0001-01-01',
    '25:00',
    '2025-02-03T25:00',
  ]) {
    assert.equal(read(text), undefined, text)
  }
})
