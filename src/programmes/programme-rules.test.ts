import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Id } from '../platform/ids.ts'
import { languages } from '../ui/i18n/language.ts'
import { type DataResponsibility, noDataResponsibility } from './data-responsibility.ts'
import { paragraphsOf } from './news.ts'
import { movePartner, type Partner } from './partner.ts'
import { defaultStatementTexts, permissionTextNames } from './permission-statement.ts'
import { inOrder, type Programme } from './programme.ts'
import { newPublicCode, publicCode, readPublicCode } from './public-code.ts'
import { namesIn } from './public-programme.ts'
import { readingSentence, readWhen } from './read-when.ts'
import { missingBeforeOpening, neededToOpen } from './ready-to-open.ts'
import { markOf } from './settings/section.ts'

const complete: Programme = {
  id: '019cb84a-4100-7e73-9434-29abb29e497d' as Id<'programme'>,
  code: 'dkm437',
  title: 'Care where you live',
  purpose: 'To hear what matters.',
  approach: '',
  canChange: 'Visits',
  cannotChange: 'Money',
  whoDecides: 'The board',
  decidesBy: '2026-09-30',
  levelOfEngagement: 'involve',
  readWhen: { kind: 'weekday_mornings' },
  contact: 'care@alder.example',
  writtenIn: 'en',
  languages: ['en'],
  colour: undefined,
  helplines: [],
  place: undefined,
  state: 'draft',
  openedAt: undefined,
  closedAt: undefined,
  madeAt: new Date('2026-03-04T10:00:00Z'),
}
const answered: DataResponsibility = {
  controllers: ['Alder Trust'],
  privacyContact: 'privacy@alder.example',
  article6: 'e',
  article9: 'h',
  impactAssessment: 'DPIA 1',
  sharingAgreement: 'None needed',
  retentionMonths: 24,
  signedOffBy: 'Catriona Bell',
  signedOffOn: '2026-03-01',
}

test('a complete programme misses nothing', () => {
  assert.deepEqual(missingBeforeOpening(complete, answered, ['en']), [])
})

test('each thing that opening needs is missed when it alone is not there', () => {
  const lacking: readonly ReturnType<typeof missingBeforeOpening>[] = [
    missingBeforeOpening({ ...complete, purpose: '' }, answered, ['en']),
    missingBeforeOpening({ ...complete, levelOfEngagement: undefined }, answered, ['en']),
    missingBeforeOpening({ ...complete, canChange: '' }, answered, ['en']),
    missingBeforeOpening({ ...complete, cannotChange: '' }, answered, ['en']),
    missingBeforeOpening({ ...complete, whoDecides: '' }, answered, ['en']),
    missingBeforeOpening({ ...complete, decidesBy: undefined }, answered, ['en']),
    missingBeforeOpening({ ...complete, contact: '' }, answered, ['en']),
    missingBeforeOpening({ ...complete, readWhen: undefined }, answered, ['en']),
    missingBeforeOpening(complete, answered, []),
    missingBeforeOpening(complete, { ...answered, controllers: [] }, ['en']),
    missingBeforeOpening(complete, { ...answered, privacyContact: '' }, ['en']),
    missingBeforeOpening(complete, { ...answered, article6: undefined }, ['en']),
    missingBeforeOpening(complete, { ...answered, article9: undefined }, ['en']),
    missingBeforeOpening(complete, { ...answered, impactAssessment: '' }, ['en']),
    missingBeforeOpening(complete, { ...answered, sharingAgreement: '' }, ['en']),
    missingBeforeOpening(complete, { ...answered, retentionMonths: undefined }, ['en']),
    missingBeforeOpening(complete, { ...answered, signedOffOn: undefined }, ['en']),
  ]
  assert.deepEqual(
    lacking,
    neededToOpen.map(needed => [needed]),
  )
})

test('nothing of the data’s responsibility is taken for granted', () => {
  assert.equal(missingBeforeOpening(complete, noDataResponsibility, ['en']).length, 8)
})

test('a code by chance has nothing that looks or sounds alike, and reads as it was said', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), numbers => {
      let at = 0
      const code = newPublicCode(below => numbers[at++]! % below)
      assert.match(code, /^[dfhkmrwxy3479]{6}$/)
      assert.equal(publicCode.parse(code), code)
      assert.equal(readPublicCode(` ${code.slice(0, 3).toUpperCase()} ${code.slice(3)}`), code)
    }),
  )
})

test('a code that people choose is letters, digits and hyphens', () => {
  assert.equal(publicCode.parse(' Bowling-Green '), 'bowling-green')
  for (const wrong of ['abc', '-abcd', 'abcd-', 'a/bcd', 'a bcd', 'über-uns', 'x'.repeat(40)]) {
    assert.equal(publicCode.safeParse(wrong).success, false, wrong)
  }
})

test('a partner moves one place and the others keep their order', () => {
  const partners = ['a', 'b', 'c'].map(
    name => ({ id: name as Id<'partner'>, name, address: '' }) satisfies Partner,
  )
  const order = (moved: readonly Partner[]) => moved.map(({ name }) => name).join('')
  assert.equal(order(movePartner(partners, 'c' as Id<'partner'>, 'up')), 'acb')
  assert.equal(order(movePartner(partners, 'a' as Id<'partner'>, 'down')), 'bac')
  assert.equal(order(movePartner(partners, 'a' as Id<'partner'>, 'up')), 'abc')
  assert.equal(order(movePartner(partners, 'gone' as Id<'partner'>, 'up')), 'abc')
})

test('an empty line ends a paragraph and a line end does not', () => {
  assert.deepEqual(paragraphsOf(' one\ntwo\n \n\nthree \n'), ['one\ntwo', 'three'])
  assert.deepEqual(paragraphsOf(' \n '), [])
})

test('when answers are read is said in every language', () => {
  for (const language of languages) {
    const sentences = [
      readingSentence({ kind: 'weekday_mornings' }, language),
      readingSentence({ kind: 'within_days', days: 3 }, language),
      readingSentence({ kind: 'after', date: '2026-09-30' }, language),
    ]
    assert.equal(new Set(sentences).size, 3)
    assert.match(sentences[1]!, /3|ثلاثة/)
    assert.match(sentences[2]!, /2026/)
  }
  assert.equal(readWhen.safeParse({ kind: 'within_days', days: 0 }).success, false)
})

test('the statement that Rowan ships says every use in every language, each in its own words', () => {
  const texts = defaultStatementTexts()
  for (const name of permissionTextNames) {
    assert.equal(new Set(languages.map(language => texts[language][name])).size, languages.length, name)
  }
})

test('languages keep Rowan’s order', () => {
  assert.deepEqual(inOrder(['zh-Hans', 'en', 'ar', 'en']), ['en', 'ar', 'zh-Hans'])
})

test('names in another script keep their direction in a line from right to left', () => {
  assert.equal(namesIn('en', ['Alder', 'Birch']), 'Alder and Birch')
  assert.match(namesIn('ar', ['Alder', 'Birch']), /\u2068Alder\u2069.*\u2068Birch\u2069/)
})

test('the mark of a form changes with what is stored and not with the order of its fields', () => {
  assert.equal(markOf({ a: '1', b: '2' }), markOf({ b: '2', a: '1' }))
  assert.notEqual(markOf({ a: '1', b: '2' }), markOf({ a: '1', b: '3' }))
  assert.notEqual(markOf({ a: ['x', 'y'] }), markOf({ a: ['y', 'x'] }))
})
