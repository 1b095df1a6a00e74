import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CommandProblem } from './command-problem.ts'
import { only, readCommandWords, wholeNumber } from './command-words.ts'

const rules = {
  text: { value: 'COLUMN', required: 'which column holds the text' },
  by: { value: 'COLUMN', several: true },
  seed: { value: 'N' },
}
const read = (...argv: string[]) => readCommandWords(argv, ['The file to read'], rules)
const says = (sentence: RegExp) => (error: unknown) =>
  error instanceof CommandProblem && error.status === 2 && sentence.test(error.message)

describe('the words of a command', () => {
  test('words and options are read in any order, an option that may come several times keeps all', () => {
    const command = read('--by', 'ward', 'in.csv', '--text=What matters?', '--by', 'age')
    assert.deepEqual(command.words, ['in.csv'])
    assert.equal(only(command, 'text'), 'What matters?')
    assert.deepEqual(command.values.get('by'), ['ward', 'age'])
    assert.equal(only(command, 'seed'), undefined)
  })

  test('what is missing is named', () => {
    assert.throws(() => read('--text', 'a'), says(/^The file to read is missing\.$/))
    assert.throws(() => read('in.csv'), says(/^Say which column holds the text: --text COLUMN\.$/))
  })

  test('what is not known is named, with what it may have meant', () => {
    assert.throws(() => read('in.csv', '--txet', 'a'), says(/no option --txet\. Did you mean --text\?/))
    assert.throws(() => read('in.csv', '-x', '--text', 'a'), says(/no option -x\.$/))
    assert.throws(() => read('in.csv', 'two.csv', '--text', 'a'), says(/“two\.csv” was not expected/))
  })

  test('a value that is missing, doubled or looks like an option is said so', () => {
    assert.throws(() => read('in.csv', '--text'), says(/^--text needs a value: --text COLUMN\.$/))
    assert.throws(() => read('in.csv', '--text', ' '), says(/^--text needs a value/))
    assert.throws(() => read('in.csv', '--text', '--by', 'a'), says(/“--by” looks like the next option/))
    assert.throws(() => read('in.csv', '--text', 'a', '--text', 'b'), says(/given twice/))
    assert.equal(only(read('in.csv', '--text=--odd'), 'text'), '--odd')
    assert.equal(only(read('in.csv', '--text', '-1'), 'text'), '-1')
  })

  test('a number has to be whole and within bounds', () => {
    const seed = (value: string) => wholeNumber(read('in.csv', '--text', 'a', '--seed', value), 'seed', 0, 9)
    assert.equal(seed('7'), 7)
    for (const wrong of ['x', '1.5', '10', '-1']) assert.throws(() => seed(wrong), says(/from 0 to 9/))
  })
})
