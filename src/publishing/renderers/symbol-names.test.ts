import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeCharacter, missingInWords, nameOfSign } from './symbol-names.ts'

const described = (text: string) => [...text].map(one => describeCharacter(one.codePointAt(0)!))

test('a sign is called by its name, a letter by its script, and anything else by its code', () => {
  assert.deepEqual(
    described('😀漢\ue000').map(one => one.name),
    ['grinning face', 'Han', 'U+E000'],
  )
})

test('only letters, their marks and digits count as letters', () => {
  assert.deepEqual(
    described('漢৩😀→').map(one => one.isLetter),
    [true, true, false, false],
  )
})

test('a sign of several code points has one name, without skin tone and selectors', () => {
  assert.deepEqual(['👩‍👧', '🇬🇧', '👍🏽', '1️⃣', '☺️'].map(nameOfSign), [
    'woman, girl',
    'flag GB',
    'thumbs up sign',
    '1',
    'white smiling face',
  ])
})

test('what is missing is said by script, with a few examples', () => {
  assert.equal(missingInWords(described('步行城市😀')), 'Han (步, 行, 城 and 1 more); grinning face (😀)')
})
