import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { seededRandom } from './random.ts'
import { namesOfOthers } from './theme-name-words.ts'
import { type SuggestedThemes, suggestThemes, type ThemeText } from './themes.ts'
import { words } from './tokens.ts'
import { rootOf } from './word-root.ts'

type Found = Extract<SuggestedThemes, { ok: true }>

async function themesOf(texts: readonly ThemeText[]): Promise<Found> {
  const result = await suggestThemes(texts)
  assert.ok(result.ok)
  return result
}

function answers(texts: readonly string[]): ThemeText[] {
  return texts.map((text, i) => ({ id: String(i).padStart(4, '0'), text }))
}

function conversation(name: string): ThemeText[] {
  const file = new URL(`../../examples/voices/${name}/comments.csv`, import.meta.url)
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
  return answers(rows.map(row => row['comment-body'] ?? ''))
}

/** What must hold of the names of any texts. */
function assertReadable({ themes, parents }: Found): void {
  const all = [...themes.map(({ name }) => name), ...parents.map(({ name }) => name)]
  assert.equal(new Set(all.map(name => name.toLowerCase())).size, all.length, 'no name twice, parents too')
  for (const name of all) {
    assert.doesNotMatch(name, /^Mixed|undefined|\[|^\s|\s$/)
    assert.match(name, /^[\p{Lu}\p{Lo}\p{N}]/u, name)
    assert.doesNotMatch(name, /…$|^I (?:am|live|identify|have)\b/, 'the beginning of an answer is no name')
    const [first = '', second] = name.split(' and ').map(part => words(part).map(rootOf))
    assert.ok(!second?.some(root => first.includes(root)), `${name}: two words of one family`)
  }
  for (const { themeIds } of parents) assert.ok(themeIds.length > 1, 'a theme alone is in no group')
  const named = new Set(namesOfOthers)
  for (const [at, { name, mixed, language }] of themes.entries()) {
    assert.equal(mixed, named.has(name), name)
    if (mixed) assert.ok(themes.slice(at).every(theme => theme.mixed || theme.language !== language))
  }
}

const short = `Being listened to|My family|Time with my family|My family and friends|My dog|My wee dog Bess|
Getting home to my dog|Walking in the garden|My garden|The garden and the birds|Kind staff|Staff who know my name|
No pain|Being free of pain|Sleeping without pain|Going to church|Prayer and my church|Football on Saturdays|
Watching the football|Staying in my own home|My own home|Living at home as long as possible|Cup of tea and a blether|
A proper cup of tea|Fresh air|Money for heating|Clear information|Music`
  .split('|')
  .map(text => text.trim())

test('very short answers fall into many small themes, called as people said it', async () => {
  const found = await themesOf(answers(short))
  assertReadable(found)
  const names = found.themes.map(({ name }) => name)
  for (const name of ['My dog', 'My family', 'My garden', 'My own home', 'No pain']) {
    assert.ok(names.includes(name), `${name} in ${names.join(', ')}`)
  }
})

const town =
  `The high street is full of empty shops|Empty shops everywhere|Rates are too high for small shops|
Bring back the market|Saturday market used to be busy|Pot holes on every road|Fix the potholes|
The potholes on Mill Lane have burst two of my tyres|Pavements are too uneven for my mother's walker|
Pavement parking blocks prams|Cars park on the pavement outside school|Speeding past the school|
20 mph outside schools|Speed bumps do not work|More cycle lanes|Cycle lanes that just stop|
Nobody uses the cycle lanes|Dog mess in the park|Dog fouling|More dog bins|
The park toilets are always locked|Public toilets please|Toilets for disabled people|
Play park is for toddlers only|Nothing for teenagers|Teenagers have nowhere to go|Youth club closed|
A youth club would be good|Skate park|The swimming pool is too dear|Swimming for families|Save our pool|
Library hours|Keep the library|I love the library|Broadband is slow|No signal|Mobile signal is poor|
Rents are too high|My rent went up by 200 a month|Young people cannot afford to rent here|
Second homes are killing the village|Holiday lets|Too many airbnbs|We need council houses|Housing list|
Street lights are off|Dark streets feel unsafe|Drug dealing on the corner|Police never come|
No police station|Litter|Litter on the beach|Seagulls and bins|Bins not emptied|Recycling is confusing|
Recycle food waste|Flooding on Bridge Street|The river floods our houses|Drains blocked|GP appointments|
No dentist|NHS dentist please|Buses stop at six|Bus to the hospital|Train fares`
    .split('|')
    .map(text => text.trim())

test('in a small file what two or three people share is a theme, and little is left over', async () => {
  const found = await themesOf(answers(town))
  assertReadable(found)
  const names = found.themes.map(({ name }) => name)
  for (const name of [
    'Potholes',
    'Youth club',
    'Library',
    'Litter',
    'Cycle lanes',
    'Teenagers',
    'No signal',
  ]) {
    assert.ok(names.includes(name), `${name} in ${names.join(', ')}`)
  }
  const others = found.themes.filter(({ mixed }) => mixed).reduce((sum, { size }) => sum + size, 0)
  assert.ok(others <= 0.2 * town.length, `${others} of ${town.length} have no name`)
})

test('a word that somebody wrote alone stays alone', async () => {
  const found = await themesOf(
    answers(
      `carers|unpaid carers|listen to carers|carers as partners|paperwork|less paperwork|too much paperwork|
funding|short term funding|3yr funding|warm homes|damp homes|homes`.split(/\s*\|\s*/),
    ),
  )
  assertReadable(found)
  assert.ok(found.themes.some(({ name }) => name === 'Carers'))
})

test('where half say the same, that is a theme in their words and the rest has its own', async () => {
  const rest = `Better signs in the hospital|I got lost, the signs are poor|Signs for the eye clinic|
Waiting room is too hot|Waiting room chairs are hard|Two hours in the waiting room|The waiting room needs water|
Toilets were dirty|Cleaner toilets|Toilets far from the ward`.split(/\s*\|\s*/)
  const found = await themesOf(answers([...Array.from({ length: 12 }, () => 'More parking'), ...rest]))
  assertReadable(found)
  assert.equal(found.themes[0]!.name, 'More parking')
  assert.equal(found.themes[0]!.size, 12)
  assert.ok(found.themes.some(({ name }) => /^Waiting room/.test(name)))
})

test('a transcriber’s mark is no name', async () => {
  const found = await themesOf(
    answers([
      'The [unreadable] of the road is worn',
      'Mend the [unreadable] road',
      '[unreadable] the road at night',
      'The library is [unreadable] on Mondays',
      'A library for [unreadable] children',
      'Our library [unreadable]',
    ]),
  )
  for (const { name } of found.themes) assert.doesNotMatch(name, /unreadable/i)
})

test('names in another language are joined in its way, and asking and lacking name nothing', async () => {
  const found = await themesOf(
    answers([
      'Brakuje tłumacza w przychodni',
      'Brakuje tłumacza podczas wizyty u lekarza',
      'Potrzebujemy tłumacza w szpitalu',
      'Nie ma autobusu do szpitala w niedzielę',
      'Potrzebujemy więcej autobusów do szpitala',
      'Autobus do szpitala jeździ za rzadko',
      'Mieszkania są za drogie dla młodych ludzi',
      'Wilgoć i grzyb w mieszkaniu',
      'Czekamy na mieszkanie komunalne pięć lat',
    ]),
  )
  assertReadable(found)
  for (const { name, language } of found.themes) {
    assert.equal(language, 'pl')
    assert.doesNotMatch(name, /brakuje|potrzebuj|więcej|\band\b/i)
  }
})

for (const name of ['affordable-housing', 'biodiversity', 'bowling-green']) {
  test(`the ${name} conversation has names to present, whatever the order of the rows`, async () => {
    const texts = conversation(name)
    const found = await themesOf(texts)
    assertReadable(found)
    const others = found.themes.filter(({ mixed }) => mixed).reduce((sum, { size }) => sum + size, 0)
    assert.ok(others < 0.15 * texts.length, `${others} of ${texts.length} have no name`)
    if (name !== 'affordable-housing') return
    const random = seededRandom(3)
    const shuffled = texts
      .map(text => ({ text, key: random.uniform() }))
      .sort((a, b) => a.key - b.key)
      .map(({ text }) => text)
    const again = await themesOf(shuffled)
    assert.deepEqual(again.themes, found.themes)
    assert.deepEqual(again.parents, found.parents)
  })
}

test('the example conversation: what many mention is qualified, and no place stands for a theme', async () => {
  const { themes } = await themesOf(conversation('bowling-green'))
  const names = themes.map(({ name }) => name)
  for (const name of ['City', 'Bowling Green', 'Warren County', 'Kentucky', 'Services']) {
    assert.ok(!names.includes(name), name)
  }
  assert.ok(names.every(name => !/Kentucky/.test(name)))
  for (const name of [/^High speed internet/, /^Fairness ordinance/, /^Roads/, /^WKU/, /^Traffic flow/]) {
    assert.ok(
      names.some(other => name.test(other)),
      `${name} in ${names.join(', ')}`,
    )
  }
})
