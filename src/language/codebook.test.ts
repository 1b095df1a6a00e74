import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCodebook, splitExamples } from './codebook.ts'

function read(value: unknown) {
  const reading = readCodebook(value)
  assert.ok(reading.ok)
  return reading.codebook
}

test('a full entry keeps its category, label and definition, and its examples become single texts', () => {
  const codebook = read([
    {
      category: 'Getting there',
      label: 'Parking',
      definition: 'Finding and paying for a space.',
      examples_raw: "Positive: 'Free parking', 'Easy to park.' Negative/ wishlist: 'There wasn't a space.'",
    },
  ])
  assert.deepEqual(codebook, [
    {
      category: 'Getting there',
      label: 'Parking',
      definition: 'Finding and paying for a space.',
      examples: ['Free parking', 'Easy to park.', "There wasn't a space."],
    },
  ])
})

test('curly, straight and forgotten quotes are all understood, and apostrophes stay', () => {
  const [code] = read([
    {
      label: 'A',
      examples_raw:
        "‘All good’, ‘It’s fine’, 'my wife's care'. 'kind', Lovely people', “Warm”, 'near ', ' far'",
    },
  ])
  assert.deepEqual(code?.examples, [
    'All good',
    'It’s fine',
    "my wife's care",
    'kind',
    'Lovely people',
    'Warm',
    'near',
    'far',
  ])
})

test('examples may be a list, lines, or pieces between semicolons', () => {
  assert.deepEqual(read([{ label: 'A', examples: ['one bus', 'one bus', ' '] }])[0]?.examples, ['one bus'])
  assert.deepEqual(splitExamples('first thing\nsecond thing'), ['first thing', 'second thing'])
  assert.deepEqual(splitExamples('first thing; second thing'), ['first thing', 'second thing'])
})

test('stand-ins for names are taken out', () => {
  assert.deepEqual(read([{ label: 'A', examples: ['[Name] was kind to XXXX'] }])[0]?.examples, [
    'was kind to',
  ])
})

test('only the label is needed, other names for fields are known, and odd characters are kept', () => {
  const codebook = read({
    codes: [{ name: 'Cost & <fares> / “free”' }, 'Plain', { title: 'T', description: 'D' }],
  })
  assert.deepEqual(
    codebook.map(code => [code.label, code.category, code.definition]),
    [
      ['Cost & <fares> / “free”', null, ''],
      ['Plain', null, ''],
      ['T', null, 'D'],
    ],
  )
})

test('entries with the same label become one and entries without a label are counted', () => {
  const reading = readCodebook([
    { label: 'A', examples: ['one bus'] },
    { label: 'A ', definition: 'Later.', examples: ['two buses'] },
    { definition: 'nothing' },
  ])
  assert.ok(reading.ok)
  assert.equal(reading.withoutLabel, 1)
  assert.deepEqual(reading.codebook, [
    { label: 'A', category: null, definition: 'Later.', examples: ['one bus', 'two buses'] },
  ])
})

test('what is not a codebook is refused with the entry named', () => {
  assert.deepEqual(readCodebook('x'), {
    ok: false,
    errors: ['A codebook is a list of codes, each with a label.'],
  })
  const reading = readCodebook([{ label: 'A' }, { label: 'B', definition: {} }, 7])
  assert.ok(!reading.ok)
  assert.deepEqual(reading.errors, [
    'Entry 2: “definition” must be text.',
    'Entry 3 is not a code: it needs a label.',
  ])
})

test('an empty codebook is a codebook', () => {
  assert.deepEqual(read([]), [])
})
