import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { catalogue } from './catalogue.ts'
import { isLanguage } from './language.ts'
import { publicText } from './public-text.ts'
import { translator } from './translator.ts'

const messages = catalogue({
  'a.plain': 'Back',
  'a.named': 'Ask {name}, then {name} again.',
  'a.counted': { one: '{count} person in {place}', other: '{count} people in {place}' },
})

describe('a text', () => {
  const t = translator('en', messages)

  test('is said with its names in their places', () => {
    assert.equal(t('a.plain'), 'Back')
    assert.equal(t('a.named', { name: 'Mairi' }), 'Ask Mairi, then Mairi again.')
  })

  test('counts as the language counts', () => {
    assert.equal(t('a.counted', { count: 1, place: 'Wick' }), '1 person in Wick')
    assert.equal(t('a.counted', { count: 1166, place: 'Wick' }), '1,166 people in Wick')
    const polish = publicText('pl')
    assert.match(polish('words.journey-theme-count', { count: 3 }), /3 osoby/)
    assert.match(polish('words.journey-theme-count', { count: 5 }), /5 osób/)
    assert.match(publicText('ar')('withdraw.copies', { count: 2 }), /نسختان/)
  })

  test('takes markup in its gaps', () => {
    assert.deepEqual(t.rich('a.named', { name: 'X' }), ['Ask ', 'X', ', then ', 'X', ' again.'])
  })

  test('keeps a Latin name apart from the Arabic around it', () => {
    assert.ok(
      publicText('ar')('help.controller', { name: 'Alder Trust' }).includes('\u2068Alder Trust\u2069'),
    )
  })

  test('writes numbers, lists and days as the language does', () => {
    const day = new Date('2026-03-04T23:30:00Z')
    assert.equal(publicText('en').date(day), '4 March 2026')
    assert.equal(publicText('pl').date(day), '4 marca 2026')
    assert.equal(publicText('zh-Hans').date(day, 'day-month'), '3月4日')
    assert.equal(publicText('pl').number(1234.5), '1234,5')
    assert.equal(publicText('en').list(['a', 'b', 'c']), 'a, b and c')
  })

  test('tells the time of Scotland in summer too', () => {
    assert.equal(publicText('en').date(new Date('2026-07-01T09:30:00Z'), 'time'), '10:30')
  })

  test('that does not exist is a fault, not a gap on the page', () => {
    const loose = translator<Readonly<Record<string, string>>>('en', {})
    assert.throws(() => loose('nothing'), /There is no text "nothing"/)
  })
})

test('only the languages that Rowan has screens in are languages', () => {
  assert.ok(isLanguage('zh-Hans'))
  assert.ok(!isLanguage('fr'))
  assert.ok(!isLanguage('constructor'))
})
