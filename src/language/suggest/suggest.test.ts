import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Codebook } from '../codebook.ts'
import { type SuggestInput, type Suggestions, suggest } from './suggest.ts'
import { suggestInBackground } from './suggest-in-background.ts'

const codebook: Codebook = [
  {
    label: 'Buses',
    category: 'Getting there',
    definition: 'Buses and timetables. How often they come.',
    examples: ['The bus was late', 'No bus on Sundays'],
  },
  {
    label: 'Parking / “free”',
    category: 'Getting there',
    definition: 'Finding and paying for a parking space.',
    examples: ['Nowhere to park the car', 'Parking costs too much'],
  },
  {
    label: 'Kindness',
    category: 'People',
    definition: 'Staff being kind or caring.',
    examples: ['The nurse was so kind', 'Caring staff'],
  },
]

const asked = [
  { id: 'a', text: 'The bus never came and the timetable is wrong' },
  { id: 'b', text: 'I could not find a parking space for my car' },
  { id: 'c', text: 'Such kind and caring nurses' },
  { id: 'd', text: 'Kind nurses, but nowhere to park' },
  { id: 'e', text: '   ' },
  { id: 'f', text: 'Buses' },
  { id: 'g', text: 'Such kind and caring nurses' },
  { id: 'h', text: '???' },
]

const when = [
  'today',
  'on Monday',
  'last week',
  'in June',
  'at night',
  'in the rain',
  'after work',
  'before noon',
]
const said: readonly (readonly [string, readonly string[]])[] = [
  ['The bus was late', ['Buses']],
  ['Waited an hour for the number 4 bus', ['Buses']],
  ['No parking space', ['Parking / “free”']],
  ['The car park was full', ['Parking / “free”']],
  ['The nurse was kind', ['Kindness']],
  ['Staff cared about me', ['Kindness']],
  ['Kind driver on the late bus', ['Buses', 'Kindness']],
  ['Nothing to add', []],
  ['The soup was cold', ['Food <&>']],
]
const coded = said.flatMap(([text, labels]) => when.map(time => ({ text: `${text} ${time}`, labels })))

function chosen({ suggestions }: Suggestions, id: string): string[] {
  return suggestions.filter(entry => entry.id === id && entry.chosen).map(entry => entry.label)
}

test('with nothing coded, the codebook alone finds what a text is about and says that it is not calibrated', async () => {
  const found = await suggest({ texts: asked, coded: [], codebook })
  assert.equal(found.calibrated, false)
  assert.equal(chosen(found, 'a')[0], 'Buses')
  assert.equal(chosen(found, 'b')[0], 'Parking / “free”')
  assert.equal(chosen(found, 'c')[0], 'Kindness')
  assert.equal(chosen(found, 'f')[0], 'Buses')
  assert.ok(!found.suggestions.some(({ id }) => id === 'h'), 'marks alone are about nothing')
})

test('with texts coded, suggestions are calibrated, clauses count, and codes outside the codebook are learnt', async () => {
  const found = await suggest({
    texts: [...asked, { id: 'h', text: 'Cold soup again' }],
    coded,
    codebook,
  })
  assert.equal(found.calibrated, true)
  assert.deepEqual(chosen(found, 'a'), ['Buses'])
  assert.deepEqual(chosen(found, 'd').sort(), ['Kindness', 'Parking / “free”'])
  assert.deepEqual(chosen(found, 'h'), ['Food <&>'])
  assert.deepEqual(chosen(found, 'c'), chosen(found, 'g'), 'the same text twice is suggested the same')
  for (const { probability, chosen: isChosen } of found.suggestions) {
    assert.ok(probability <= 1 && (probability >= 0.1 || isChosen))
  }
})

test('a blank text has no suggestion', async () => {
  const found = await suggest({ texts: asked, coded, codebook })
  assert.ok(found.suggestions.every(entry => entry.id !== 'e'))
})

test('a suggestion says which words spoke for it and which texts it is like', async () => {
  const found = await suggest({ texts: asked, coded, codebook })
  const { why } = found.suggestions.find(entry => entry.id === 'a')!
  assert.ok(why.words.includes('bus'), why.words.join(', '))
  assert.ok(why.examples.length > 0)
  assert.ok(why.examples.every(example => /bus/iu.test(example.text)))
})

test('the same input in another order gives the same suggestions', async () => {
  const input: SuggestInput = { texts: asked, coded, codebook, also: ['A bus stop', 'More nurses'] }
  const turned: SuggestInput = {
    texts: [...asked].reverse(),
    coded: [...coded].reverse().map(({ text, labels }) => ({ text, labels: [...labels].reverse() })),
    codebook: [...codebook].reverse(),
    also: ['More nurses', 'A bus stop'],
  }
  const byId = ({ suggestions }: Suggestions) =>
    [...suggestions].sort((a, b) => (a.id + a.label < b.id + b.label ? -1 : 1))
  for (const few of [coded.length, 0]) {
    const once = await suggest({ ...input, coded: input.coded.slice(0, few) })
    const again = await suggest({ ...turned, coded: turned.coded.slice(0, few) })
    assert.deepEqual(byId(again), byId(once))
    assert.equal(again.cut, once.cut)
  }
})

test('with neither a codebook nor coding there is nothing to suggest', async () => {
  assert.deepEqual((await suggest({ texts: asked, coded: [] })).suggestions, [])
  assert.deepEqual((await suggest({ texts: [], coded, codebook })).suggestions, [])
  assert.deepEqual((await suggest({ texts: asked, coded: [{ text: 'x y', labels: [] }] })).suggestions, [])
})

test('a single label, without a codebook and with few examples, still works', async () => {
  const found = await suggest({
    texts: asked,
    coded: [{ text: 'The bus was late', labels: ['Buses'] }],
    also: coded.map(({ text }) => text),
  })
  assert.equal(found.calibrated, false)
  assert.deepEqual(chosen(found, 'a'), ['Buses'])
  assert.deepEqual(chosen(found, 'c'), [], 'what is about something else is left alone')
})

test('a label of the codebook that nobody has used yet can be suggested among coded ones', async () => {
  const found = await suggest({
    texts: [{ id: 'x', text: 'The garden needs flowers' }],
    coded,
    codebook: [
      ...codebook,
      {
        label: 'Garden',
        category: null,
        definition: 'The garden and its flowers.',
        examples: ['Plant more flowers in the garden'],
      },
    ],
  })
  assert.equal(found.suggestions[0]?.label, 'Garden')
})

test('in a worker the suggestions are the same, and progress is told', async () => {
  const stages = new Set<string>()
  const input = { texts: asked, coded, codebook }
  const found = await suggestInBackground({ ...input, onProgress: ({ stage }) => stages.add(stage) })
  assert.deepEqual(found, await suggest(input))
  assert.deepEqual([...stages], ['reading', 'learning', 'suggesting'])
})

test('suggesting in the background can be called off', async () => {
  const controller = new AbortController()
  const running = suggestInBackground({ texts: asked, coded, codebook, signal: controller.signal })
  controller.abort()
  await assert.rejects(running, { name: 'AbortError' })
})
