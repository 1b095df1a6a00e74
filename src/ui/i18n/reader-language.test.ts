import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readerLanguage } from './reader-language.ts'

test('the language of the address comes before the browser’s', () => {
  assert.equal(readerLanguage('/p/oban/ar', 'pl'), 'ar')
  assert.equal(readerLanguage('/your-words?language=gd', 'pl'), 'gd')
  assert.equal(readerLanguage('/p/oban/xx', 'pl'), 'pl')
})

test('of the browser’s languages the one that weighs most and that we have is taken', () => {
  assert.equal(readerLanguage('/p/x', 'de, pl;q=0.8, ar;q=0.9'), 'ar')
  assert.equal(readerLanguage('/p/x', 'pl-PL,pl;q=0.9,en;q=0.5'), 'pl')
  assert.equal(readerLanguage('/p/x', 'ar;q=0, gd'), 'gd')
})

test('a region is read in its language, and Chinese by its script', () => {
  assert.equal(readerLanguage('/', 'ar-EG'), 'ar')
  assert.equal(readerLanguage('/', 'zh-CN'), 'zh-Hans')
  assert.equal(readerLanguage('/', 'zh-TW'), 'en')
})

test('without a language that we have, or with nonsense, it is English', () => {
  for (const header of [undefined, '', '*', 'de', ';;q=x', 'é', '-', 'en-'.repeat(500)]) {
    assert.equal(readerLanguage('/p/x', header), 'en')
  }
})
