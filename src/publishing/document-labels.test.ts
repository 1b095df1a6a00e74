import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dateInWords,
  labelledLanguages,
  labelsIn,
  numberInWords,
  quoted,
  shareInWords,
} from './document-labels.ts'

test('every language has every word', () => {
  const keys = Object.keys(labelsIn('en')).sort()
  for (const language of labelledLanguages)
    assert.deepEqual(Object.keys(labelsIn(language)).sort(), keys, language)
})

test('a language with a region or a script has the words of its language, and an unknown one has English', () => {
  assert.equal(labelsIn('zh-Hans').contents, '目录')
  assert.equal(labelsIn('tlh').contents, 'Contents')
})

test('dates are written out, with the same digits in every language', () => {
  assert.equal(dateInWords('2026-05-06', 'en'), '6 May 2026')
  assert.match(dateInWords('2026-05-06', 'ar'), /^6 مايو 2026$/)
  assert.equal(numberInWords(1166, 'en'), '1,166')
})

test('words stand between the quotation marks of their own language', () => {
  assert.equal(quoted('I know the knock.', 'en'), '“I know the knock.”')
  assert.equal(quoted('أعرف الطرقة.', 'ar'), '«أعرف الطرقة.»')
})

test('partners are counted as Arabic counts them', () => {
  const by = labelsIn('ar').publishedBy
  assert.deepEqual(
    [0, 1, 2, 5, 14].map(partners => by('س', partners)),
    ['س', 'س وشريك واحد', 'س وشريكان', 'س و5 شركاء', 'س و14 شريكًا'],
  )
})

test('a share that is not nothing is never 0%, and one that is not everybody never 100%', () => {
  const shares = [0, 0.001, 0.004, 0.006, 0.608, 0.994, 0.996, 1].map(share => shareInWords(share, 'en'))
  assert.deepEqual(
    shares.map(share => share.replace(/[\u2066\u2069]/g, '')),
    ['0%', '<1%', '<1%', '1%', '61%', '99%', '>99%', '100%'],
  )
})
