import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from './random.ts'
import { type SuggestedThemes, suggestThemes, type ThemeText } from './themes.ts'
import { suggestThemesInBackground } from './themes-in-background.ts'

const subjects = [
  [
    'The bus to the clinic comes once an hour',
    'No bus runs on Sundays',
    'The bus stop is too far from my house',
  ],
  ['My carer listens to me', 'The carers know my name and listen', 'A carer who listens makes my day'],
  [
    'Appointments take months to get',
    'I waited months for an appointment',
    'Waiting lists for appointments grow',
  ],
  ['The garden in the park is lovely', 'Keep the park garden open', 'We walk in the park garden each day'],
]
const endings = ['.', ' these days.', ' where I live.', ', honestly.', ' for us all.']

/** Four plain subjects, each said in fifteen ways. */
function fourSubjects(): ThemeText[] {
  return subjects.flatMap((wordings, subject) =>
    wordings.flatMap((wording, w) =>
      endings.map((ending, e) => ({
        id: `${subject}-${w}-${e}`,
        text: `${wording}${ending}`,
        language: 'en',
      })),
    ),
  )
}

function found(result: SuggestedThemes): SuggestedThemes & { ok: true } {
  assert.ok(result.ok)
  return result
}

function membership(result: SuggestedThemes): Map<string, string | null> {
  return new Map(found(result).assignments.map(({ id, themeId }) => [id, themeId]))
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return items
    .map(item => ({ item, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

test('texts on one subject come together, and each theme is named by its subject', async () => {
  const texts = fourSubjects()
  const result = found(await suggestThemes(texts, { count: 4 }))
  assert.equal(result.themes.length, 4)
  const themeOf = membership(result)
  for (const subject of ['0', '1', '2', '3']) {
    const places = texts.filter(({ id }) => id.startsWith(subject)).map(({ id }) => themeOf.get(id))
    assert.equal(new Set(places).size, 1, `subject ${subject} is in one theme`)
  }
  const names = result.themes.map(({ name }) => name.toLowerCase()).join(' | ')
  for (const word of ['bus', 'carer', 'appointment', 'garden']) assert.match(names, new RegExp(word))
})

test('the order of the rows does not change the themes', async () => {
  const texts = fourSubjects()
  const first = found(await suggestThemes(texts))
  const second = found(await suggestThemes(shuffled(texts, 5)))
  assert.deepEqual(second.themes, first.themes)
  assert.deepEqual(second.parents, first.parents)
  assert.deepEqual(membership(second), membership(first))
})

test('the same texts give the same themes each time', async () => {
  const texts = fourSubjects()
  assert.deepEqual(await suggestThemes(texts), await suggestThemes(texts))
})

test('a fixed number of themes is kept exactly, and each row that is not blank is in one', async () => {
  const texts = [
    ...fourSubjects(),
    { id: 'none', text: 'n/a' },
    { id: 'blank', text: '  ' },
    { id: 'dup-1', text: 'Good' },
    { id: 'dup-2', text: 'Good' },
  ]
  for (const count of [1, 2, 7, 20, 62]) {
    const result = found(await suggestThemes(texts, { count }))
    assert.equal(result.themes.length, count)
    assert.ok(result.themes.every(({ size }) => size > 0))
    assert.equal(new Set(result.themes.map(({ name }) => name)).size, count, 'names differ')
    const unplaced = result.assignments.filter(({ themeId }) => themeId === null).map(({ id }) => id)
    assert.deepEqual(unplaced, ['blank'])
    assert.equal(
      result.themes.reduce((sum, { size }) => sum + size, 0),
      texts.length - 1,
    )
  }
})

test('more themes than different texts are refused with the reason', async () => {
  const texts = [
    { id: 'a', text: 'More benches' },
    { id: 'b', text: 'More benches' },
    { id: 'c', text: 'Better buses' },
  ]
  const result = await suggestThemes(texts, { count: 3 })
  assert.ok(!result.ok)
  assert.equal(result.reason, 'too-many-themes')
  assert.equal(result.distinct, 2)
  const wrong = await suggestThemes(texts, { count: 1.5 })
  assert.ok(!wrong.ok)
  assert.equal(wrong.reason, 'bad-count')
})

test('excerpts are exact slices of the text of the row that they name, and that row is in the theme', async () => {
  const texts = fourSubjects().map(entry => ({ ...entry, text: `\n  ${entry.text} 🌳 And so on.  ` }))
  const result = found(await suggestThemes(texts))
  const byId = new Map(texts.map(({ id, text }) => [id, text]))
  const themeOf = membership(result)
  for (const theme of result.themes) {
    assert.ok(theme.excerpts.length > 0)
    for (const { id, start, end } of theme.excerpts) {
      const slice = byId.get(id)!.slice(start, end)
      assert.equal(slice, slice.trim())
      assert.ok(slice.length >= 5 && slice.isWellFormed())
      assert.equal(themeOf.get(id), theme.id)
    }
  }
})

test('texts that say nothing are in no theme', async () => {
  const silent = [
    '',
    '   ',
    'n/a',
    'N/A.',
    'Nothing',
    'none',
    '-',
    '...',
    '?',
    'No comment.',
    'nie wiem',
    '没有',
  ]
  const texts = [...fourSubjects(), ...silent.map((text, i) => ({ id: `silent-${i}`, text }))]
  const result = found(await suggestThemes(texts))
  for (const { id, themeId, confidence } of result.assignments) {
    assert.equal(themeId === null, id.startsWith('silent'), id)
    assert.ok(confidence >= 0 && confidence <= 1)
  }
})

test('no text, one text, a handful and one text many times over are all answered', async () => {
  assert.deepEqual(found(await suggestThemes([])).themes, [])
  const texts = fourSubjects()
  for (let size = 1; size <= 5; size++) {
    const result = found(await suggestThemes(texts.filter((_, i) => i % 11 === 0).slice(0, size)))
    assert.ok(result.themes.length >= 1 && result.themes.length <= size)
    assert.ok(result.assignments.every(({ themeId }) => themeId !== null))
    assert.ok(result.themes.every(({ name }) => name.length > 2))
  }
  const same = Array.from({ length: 40 }, (_, i) => ({ id: `${i}`, text: 'Being listened to' }))
  const result = found(await suggestThemes(same))
  assert.equal(result.themes.length, 1)
  assert.equal(result.themes[0]!.size, 40)
})

test('a theme that three people raised is kept where it stands apart', async () => {
  const few = [
    'The hearing loop in the hall is broken',
    'Please mend the hearing loop',
    'I cannot hear without the hearing loop',
  ]
  const texts = [...fourSubjects(), ...few.map((text, i) => ({ id: `few-${i}`, text, language: 'en' }))]
  const result = found(await suggestThemes(texts))
  const themeOf = membership(result)
  const places = new Set(few.map((_, i) => themeOf.get(`few-${i}`)))
  assert.equal(places.size, 1)
  const theme = result.themes.find(({ id }) => places.has(id))
  assert.ok(theme && theme.size <= 4, 'hardly anything else is with them')
  assert.match(theme.name, /hearing loop/i)
})

test('each language is read on its own, in its own script', async () => {
  const others: ThemeText[] = [
    '公交车太少了，我们很难去医院。',
    '去医院的公交车每小时只有一班。',
    '希望有更多的公交车去医院。',
    'الحافلة إلى المستشفى تتأخر دائما',
    'نحتاج إلى حافلة أكثر إلى المستشفى',
    'لا توجد حافلة إلى المستشفى يوم الأحد',
  ].map((text, i) => ({ id: `other-${i}`, text }))
  const result = found(await suggestThemes([...fourSubjects(), ...others]))
  const languageOf = new Map(result.themes.map(({ id, language }) => [id, language]))
  const themeOf = membership(result)
  for (let i = 0; i < 6; i++) {
    assert.equal(languageOf.get(themeOf.get(`other-${i}`)!), i < 3 ? 'zh' : 'ar')
  }
  const chinese = result.themes.find(({ language }) => language === 'zh')!
  assert.match(chinese.name, /公交车|医院/)
  const arabic = result.themes.find(({ language }) => language === 'ar')!
  assert.match(arabic.name, /حافل|المستشفى/)
})

test('Polish and Gaelic are told from English by their little words', async () => {
  const others: ThemeText[] = [
    'Nie ma autobusu do szpitala w niedzielę',
    'Autobus do szpitala jest tylko raz na godzinę i to za mało',
    'Chan eil bus ann don ospadal air Didòmhnaich',
    'Tha am bus don ospadal fadalach a h-uile latha',
  ].map((text, i) => ({ id: `other-${i}`, text }))
  const result = found(await suggestThemes([...fourSubjects(), ...others]))
  const languageOf = new Map(result.themes.map(({ id, language }) => [id, language]))
  const themeOf = membership(result)
  for (let i = 0; i < 4; i++) assert.equal(languageOf.get(themeOf.get(`other-${i}`)!), i < 2 ? 'pl' : 'gd')
})

test('a language that is given is believed', async () => {
  const texts = fourSubjects().map(entry => ({ ...entry, language: 'gd' }))
  assert.ok(found(await suggestThemes(texts)).themes.every(({ language }) => language === 'gd'))
})

test('a text of a megabyte is placed like any other', async () => {
  const long = { id: 'long', text: 'The bus to the clinic is late again. '.repeat(28_000), language: 'en' }
  const result = found(await suggestThemes([...fourSubjects(), long], { count: 4 }))
  const place = membership(result).get('long')
  assert.equal(place, membership(result).get('0-0-0'))
})

test('stability is worked out when asked for', async () => {
  const result = found(await suggestThemes(fourSubjects(), { count: 4, stability: true }))
  for (const { stability } of result.themes) assert.ok(stability !== undefined && stability > 0.9)
})

test('a worker thread gives the same themes and reports progress that never goes back', async () => {
  const texts = fourSubjects()
  const steps: number[] = []
  const result = await suggestThemesInBackground(texts, { onProgress: ({ done }) => steps.push(done) })
  assert.deepEqual(result, await suggestThemes(texts))
  assert.ok(steps.length > 0)
  assert.deepEqual(
    steps,
    steps.toSorted((a, b) => a - b),
  )
})
