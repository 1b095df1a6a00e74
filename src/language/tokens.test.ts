import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saysNothing } from './nothing-said.ts'
import { stem } from './stem.ts'
import { contentWords, wordSpans, words } from './tokens.ts'

test('words are folded, and punctuation is left out', () => {
  assert.deepEqual(words("The GP's letters, they've come!"), ['the', 'gp', 'letters', "they've", 'come'])
  assert.deepEqual(words('Well-being – naïve café'), ['well-being', 'naïve', 'café'])
  assert.deepEqual(words('don’t'), words("don't"))
  assert.deepEqual(words('ﬁne'), ['fine'])
  assert.deepEqual(words(''), [])
})

test('languages without spaces are cut into words', () => {
  const found = words('我们需要更多的医院', 'zh')
  assert.ok(found.includes('医院'))
  assert.ok(found.length > 3)
})

test('Arabic words are one word with and without vowel marks', () => {
  assert.deepEqual(words('مُسْتَشْفَى', 'ar'), words('مستشفى', 'ar'))
})

test('spans are exact places in the text', () => {
  const text = '🌳 Trees — the Rowan’s berries 医院'
  for (const { start, end } of wordSpans(text, 'zh')) {
    assert.equal(text.slice(start, end), text.slice(start, end).trim())
  }
  assert.deepEqual(
    wordSpans('A big tree').map(({ start, end }) => [start, end]),
    [
      [0, 1],
      [2, 5],
      [6, 10],
    ],
  )
})

test('words without a subject are left out of the content, in each language that has a list', () => {
  assert.deepEqual(contentWords('We need the bus to be on time in 2024'), ['need', 'bus', 'time'])
  assert.deepEqual(contentWords('nie ma autobusu do szpitala', 'pl'), ['autobusu', 'szpitala'])
  assert.deepEqual(contentWords('tha an dotair còir', 'gd'), ['dotair', 'còir'])
})

test('a plural counts with its singular, but parking is not a park', () => {
  assert.equal(stem('roads'), stem('road'))
  assert.equal(stem('charities'), stem('charity'))
  assert.equal(stem('churches'), stem('church'))
  assert.notEqual(stem('parking'), stem('parks'))
  for (const word of ['news', 'bus', 'illness', 'analysis', 'gas', 'śliwkas']) assert.equal(stem(word), word)
})

test('an answer that says nothing is told from one that says little', () => {
  for (const text of [
    '',
    ' ',
    '.',
    'N/A',
    'n.a.',
    'None',
    'nothing!',
    'No comment',
    "Don't know",
    '-',
    '无',
    'brak',
  ]) {
    assert.equal(saysNothing(text), true, text)
  }
  for (const text of [
    'Nothing was too much trouble',
    'Kindness',
    'No buses',
    '🌳',
    '好',
    'Naebody listens',
  ]) {
    assert.equal(saysNothing(text), false, text)
  }
})
