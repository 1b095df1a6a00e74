import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { arranged, freeKey, linesIn, optionsFrom, readArrange } from './option-fields.ts'

const fields = {
  option_0: 'Every day',
  option_0_key: 'every_day',
  option_1: '  ',
  option_1_key: 'often',
  option_2: 'Never',
  option_2_key: 'never',
  more_options: 'Once\n\n Now and then ',
}

describe('answers that are typed', () => {
  test('are the fields, then the lines below them, without what is empty', () => {
    assert.deepEqual(linesIn(fields, 'option'), [
      { key: 'every_day', label: 'Every day' },
      { key: 'never', label: 'Never' },
      { key: '', label: 'Once' },
      { key: '', label: 'Now and then' },
    ])
  })

  test('keep their key, languages and pictures when they are called something else', () => {
    const before = [
      { key: 'never', labels: { en: 'Never', pl: 'Nigdy' }, easy: { en: { label: 'Not once' } } },
    ]
    assert.deepEqual(optionsFrom([{ key: 'never', label: 'Not ever' }], before, 'en'), [
      { key: 'never', labels: { en: 'Not ever', pl: 'Nigdy' }, easy: { en: { label: 'Not once' } } },
    ])
  })

  test('get a key that nothing else has, whatever they are written in', () => {
    const keys = optionsFrom(
      ['Yes', 'yes!', 'Other', 'نعم', 'لا', '3 times a day'].map(label => ({ key: '', label })),
      [],
      'en',
    ).map(({ key }) => key)
    assert.deepEqual(keys, ['yes', 'yes_2', 'other_2', 'o', 'o_2', 'times_a_day'])
    assert.match(freeKey('x'.repeat(200), new Set()), /^[a-z][a-z0-9_]{0,30}$/)
  })

  test('change places by a button, and nothing else changes', () => {
    const asked = readArrange('up option 1')
    assert.ok(asked)
    const after = arranged({ ...fields, question: 'How often?' }, asked)
    assert.equal(after['option_0'], 'Never')
    assert.equal(after['option_0_key'], 'never')
    assert.equal(after['option_1'], 'Every day')
    assert.equal(after['question'], 'How often?')
    assert.equal(linesIn(after, 'option').length, 4)
  })

  test('are not moved by what no button says', () => {
    for (const pressed of ['', 'up', 'up option', 'sideways option 1', 'up option 999']) {
      assert.equal(readArrange(pressed), undefined)
    }
  })
})
