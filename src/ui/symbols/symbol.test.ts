import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { findSymbols, pictureSymbols, symbolAddress, symbolDrawing } from './symbol.ts'

test('every symbol of the list has its drawing, and no other is there', () => {
  const files = readdirSync(new URL('svg', import.meta.url)).map(file => file.replace(/\.svg$/, ''))
  assert.deepEqual([...files].sort(), pictureSymbols.map(({ name }) => name).sort())
})

test('a drawing is only a drawing', () => {
  for (const { name } of pictureSymbols) {
    const svg = symbolDrawing(name) ?? ''
    assert.match(svg, /^<svg[\s\S]*<\/svg>\s*$/, name)
    assert.doesNotMatch(svg, /<script|<foreignObject|\son\w+=|href="(?!#)/i, name)
  }
})

test('symbols are found by the words of a sentence', () => {
  const names = (text: string) => findSymbols(text, 8).map(({ name }) => name)
  assert.ok(names('Do you see the same nurse each day?').some(name => name.startsWith('nurse')))
  assert.ok(names('Who helps you?').includes('help'))
  assert.equal(names('house')[0], 'house')
  assert.deepEqual(names('the of and'), [])
  assert.deepEqual(names('zxcvb'), [])
})

test('a symbol that is not there has no address', () => {
  assert.equal(symbolAddress('../../../config'), undefined)
  assert.equal(symbolDrawing('../symbol'), undefined)
  assert.match(symbolAddress('house') ?? '', /^\/assets\/symbols\/\d+\/house\.svg$/)
})
