import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { hasCheckDigit } from './person-numbers.ts'
import { findPersonalData, type PersonalDataKind } from './personal-details.ts'

/** Composed for this test: what is personal stands between brackets. Nobody said any of it. */
const withPersonalData: readonly (readonly [PersonalDataKind, string])[] = [
  ['phone', 'Ring me on [01632 960 001] after tea.'],
  ['phone', 'My mobile is [07700 900123], not the house phone.'],
  ['phone', 'You can get me at [+44 7700 900456] most days.'],
  ['phone', 'The desk at the ward ([0131 496 0999]) never answers.'],
  ['email', 'Write to [agnes.muir@alder.example] about it.'],
  ['email', 'it is [jim_rae+care@birch.example.org] if you need it'],
  ['postcode', 'The bus does not come to [PH1 5XF] any more.'],
  ['postcode', 'nobody covers [eh99 1sp] at night'],
  ['chi_number', 'They asked for my number, [0101011237], three times.'],
  ['chi_number', 'CHI [010101 1237] was on the letter.'],
  ['nhs_number', 'In England my NHS number was [943 476 5919].'],
  ['ni_number', 'The form wanted [AB 12 34 56 C] again.'],
  ['date_of_birth', 'I was born on [4 March 1951] in Oban.'],
  ['date_of_birth', 'DOB: [04/03/1951]. Please look it up.'],
  ['address', 'I live at [12 Rowan Tree Crescent] and the van cannot turn.'],
  ['address', 'They went to [Flat 3, 27 Harbour Street] by mistake.'],
  ['person', '[Mrs Abernethy] sat with me until my son came.'],
  ['person', 'The nurse, [Morag Sinclair], was kind to us all.'],
  ['person', 'My social worker [Tadeusz] left in the spring.'],
  ['person', 'I told [Dr Okonkwo] twice and nothing was done.'],
  ['person', 'A carer called [Bronagh] comes on Tuesdays.'],
  ['person', 'It was [Grace Mackenzie] who found the form.'],
  ['person', 'When [Fatima] is away nobody knows my medicines.'],
  ['person', 'my wee brother [Kenny] waits at the window'],
  ['person', 'I heard it from auld wullie [mcphee] at the shop.'],
]

/** Composed too: nothing in them points to a person. */
const without: readonly string[] = [
  'The same face at the door every morning is what matters.',
  'I waited from 9.30 to 11.45 and then from 1 to 3.',
  'We had 3 visits in 14 days and 2 of them were late.',
  'The Queen Elizabeth is too far and the Victoria Hospital is shut at night.',
  'Fort William has one clinic and St Andrews has none.',
  'In May and June the ward was quiet. April was worse.',
  'I hope the will to change is there. It will be a joy.',
  'Grace and patience would help.',
  'Dial 999 or NHS 24 on 111, they said.',
  'It cost 1,200 pounds in 2023 and 1,450 in 2024.',
  'Rose bushes by the door would cheer it up.',
  'Marie Curie and Macmillan nurses were wonderful.',
  'Ward 27 and ward 3B share one lift.',
  'Form SF36 and section 12B are a puzzle.',
  'Christmas Day was the only day that nobody came.',
  'Alzheimer Scotland has a café in the hall.',
  'On Monday, Wednesday and Friday it is somebody else.',
  'My mum, I think, would say the same.',
  'I am Scottish and my wife is Polish.',
  'The number 44 bus stops at 10 to 8.',
  'Reference 1234567890 was on every letter.',
  'Half a mile from the Park it gets dark.',
  'A frank talk would be better than a form.',
  'The Rowan Centre is warm and the tea is good.',
  'Skye has one road and one bus.',
  'Mark my words, it will be cut again.',
  'They said 24/7 but it is 9 to 5.',
  'I was told on 4 March 2026 that nothing would change.',
  'Iona and Mull share a nurse.',
  'Sandy paths are no good for a wheelchair.',
]

function parts(marked: string) {
  const start = marked.indexOf('[')
  const text = marked.replace(/[[\]]/g, '')
  return { text, start, end: marked.indexOf(']') - 1 }
}

describe('what looks like personal data', () => {
  test('is found in 24 of 25 composed texts, with 7 false alarms at the most', t => {
    const missed: string[] = []
    const alarms: string[] = []
    const byKind = new Map<PersonalDataKind, { of: number; found: number }>()
    for (const [kind, marked] of withPersonalData) {
      const { text, start, end } = parts(marked)
      const found = findPersonalData(text)
      const hit = found.some(one => one.start < end && one.end > start && one.kind === kind)
      const count = byKind.get(kind) ?? { of: 0, found: 0 }
      byKind.set(kind, { of: count.of + 1, found: count.found + Number(hit) })
      if (!hit) missed.push(marked)
      for (const one of found)
        if (one.start >= end || one.end <= start)
          alarms.push(`${one.kind}: ${text.slice(one.start, one.end)}`)
    }
    for (const text of without)
      for (const one of findPersonalData(text))
        alarms.push(`${one.kind}: ${text.slice(one.start, one.end)} in “${text}”`)
    for (const [kind, { of, found }] of byKind) t.diagnostic(`${kind}: ${found} of ${of}`)
    t.diagnostic(`missed: ${missed.join(' | ') || 'none'}`)
    t.diagnostic(`false alarms: ${alarms.join(' | ') || 'none'}`)
    assert.ok(missed.length <= 1, `missed: ${missed.join(' | ')}`)
    assert.ok(alarms.length <= 7, `false alarms: ${alarms.join(' | ')}`)
  })

  test('is the whole of a number, an address or a name and nothing beside it', () => {
    for (const marked of [
      'Ring [01632 960 001] after tea.',
      'Ask [Dr Okonkwo]’s desk.'.replace('[Dr ', 'Dr ['),
      'At [Flat 3, 27 Harbour Street] it rains in.',
      'It was [Morag Sinclair]’s idea.',
    ]) {
      const { text, start, end } = parts(marked)
      assert.deepEqual(
        findPersonalData(text).map(one => [one.start, one.end]),
        [[start, end]],
        marked,
      )
    }
  })

  test('never lies over another piece, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        let after = 0
        for (const { start, end } of findPersonalData(text)) {
          assert.ok(start >= after && end > start && end <= text.length)
          after = end
        }
      }),
    )
  })
})

test('a check digit belongs to the nine before it', () => {
  assert.ok(hasCheckDigit('9434765919'))
  assert.ok(!hasCheckDigit('9434765918'))
  assert.ok(!hasCheckDigit('1234567890'))
})
