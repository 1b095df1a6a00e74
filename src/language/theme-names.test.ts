import assert from 'node:assert/strict'
import { test } from 'node:test'
import { representativeExcerpts } from './theme-excerpts.ts'
import { nameGroups } from './theme-names.ts'
import { wordUses } from './word-use.ts'

function namesOf(groups: readonly (readonly string[])[], language = 'en'): string[] {
  const texts = groups.flatMap((wordings, group) =>
    wordings.map(text => ({ text, group, weight: 1, language })),
  )
  const uses = wordUses(
    texts.map(({ text }) => text),
    language,
  )
  return nameGroups(texts, groups.length, uses).map(({ name }) => name)
}

const wage = [
  'Raise the minimum wage',
  'The minimum wage is too low here',
  'Nobody can live on the minimum wage',
  'Firms should pay more than the minimum wage',
]
const library = [
  'Keep the library open on Saturdays',
  'Our library closes too early',
  'The library needs more books',
  'Children love the library',
]

test('a theme is called by what it is about, a phrase where people use a phrase', () => {
  const [first, second] = namesOf([wage, library])
  assert.match(first!, /^Minimum wage/)
  assert.match(second!, /^Librar(?:y|ies)/)
})

test('verbs and filler do not name a theme when a thing does', () => {
  const [first] = namesOf([
    [
      'We need to make better paths',
      'They need to make the paths wide',
      'Please make more paths',
      'We need paths',
    ],
    library,
  ])
  assert.match(first!, /^Paths/)
})

test('names of people and places keep their capitals, and abbreviations theirs', () => {
  const names = namesOf([
    [
      'I go to Glen Urquhart by car',
      'Come to Glen Urquhart',
      'The road to Glen Urquhart',
      'See Glen Urquhart',
    ],
    ['My GP is kind', 'Seeing a GP takes weeks', 'I trust my GP', 'The GP rang me'],
  ])
  assert.match(names[0]!, /Glen Urquhart/)
  assert.match(names[1]!, /GP/)
})

test('a piece of a sentence is no name where a thing is in every text', () => {
  const [first] = namesOf([
    [
      'Smoking should not be allowed in public parks.',
      'Smoking should not be allowed within 25 feet of a business.',
      'Smoking should not be allowed within 25 feet of a business or in public parks.',
    ],
    wage,
    library,
  ])
  assert.equal(first, 'Smoking')
})

test('what is mostly said with a little word before it is called so', () => {
  const [first] = namesOf([
    [
      'They put me at ease',
      'I felt at ease with them',
      'She set my mother at ease',
      'At ease from the start',
    ],
    wage,
    library,
  ])
  assert.equal(first, 'At ease')
})

test('what people say of themselves on a form is called that, not by the beginning of an answer', () => {
  const [first, second] = namesOf([
    ['I live in a city', 'I live in a town', 'I am between 20 and 25 years old', 'I identify as female'],
    ['My ethnicity is White', 'My ethnicity is Arab', 'My ethnicity is Asian'],
    library,
  ])
  assert.equal(first, 'About themselves')
  assert.equal(second, 'Ethnicity')
})

test('no name has two words of one family', () => {
  const [first] = namesOf([
    [
      'Affordable housing for all',
      'We need affordable housing',
      'Affordable housing now',
      'Affordability is falling',
      'Affordability matters',
      'Think of affordability',
    ],
    wage,
    library,
  ])
  assert.doesNotMatch(first!, /afford.*afford/i)
})

test('groups that are alike still get names of their own', () => {
  const names = namesOf([wage, wage, wage, library, library])
  assert.equal(new Set(names.map(name => name.toLowerCase())).size, 5)
})

test('a group without words is still called something', () => {
  const names = namesOf([['👍👍👍', '👍'], ['🌳'], library])
  assert.equal(new Set(names).size, 3)
  assert.ok(names.every(name => name.length > 0))
})

test('where no thing sets a group apart, it is called by something that people in it said', () => {
  const [first] = namesOf([
    ['Could not be better', 'It could not be better', 'Could not be better'],
    wage,
    library,
  ])
  assert.match(first!, /could not be better/i)
})

test('an excerpt is a whole sentence of a long text, the one on the subject', () => {
  const text = `I have lived here for forty years. ${'Some days it rains and some days it does not. '.repeat(5)}The library is where I meet my friends every week. That is all I have to say.`
  const [excerpt] = representativeExcerpts(
    [{ id: 'a', text, nearness: 0.8 }],
    stem => (stem === 'library' ? 1 : 0),
    'en',
    3,
  )
  assert.equal(text.slice(excerpt!.start, excerpt!.end), 'The library is where I meet my friends every week.')
})

test('excerpts do not repeat one another', () => {
  const sources = [
    'The library is closed on Mondays',
    'the library is closed on Mondays.',
    'More books for children',
  ]
  const found = representativeExcerpts(
    sources.map((text, i) => ({ id: String(i), text, nearness: 0.9 - i / 100 })),
    () => 0,
    'en',
    3,
  )
  assert.equal(found.length, 2)
})

test('an excerpt of endless text without spaces is cut between characters', () => {
  const text = '🌳'.repeat(5000)
  const [excerpt] = representativeExcerpts([{ id: 'a', text, nearness: 1 }], () => 0, 'en', 1)
  const slice = text.slice(excerpt!.start, excerpt!.end)
  assert.ok(slice.isWellFormed() && slice.length > 0 && slice.length <= 320)
})
