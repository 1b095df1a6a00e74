import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rootOf } from './word-root.ts'

test('words made from one another have one root', () => {
  for (const [a, b] of [
    ['affordable', 'affordability'],
    ['response', 'responding'],
    ['develop', 'development'],
    ['house', 'housing'],
    ['drive', 'drivers'],
  ] as const) {
    assert.equal(rootOf(a), rootOf(b), `${a} and ${b}`)
  }
})

test('words that only begin alike have roots of their own', () => {
  for (const [a, b] of [
    ['county', 'country'],
    ['community', 'communication'],
    ['parent', 'park'],
    ['city', 'citizen'],
  ] as const) {
    assert.notEqual(rootOf(a), rootOf(b), `${a} and ${b}`)
  }
})
