import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageDetector } from './detect-language.ts'

test('a text tells its language; Scots, and what says nothing, is in the main one', async () => {
  const detect = await languageDetector()
  const cases = [
    ['Tha mi toilichte leis a’ bhùth anns a’ bhaile', 'gd'],
    ['Ah dinnae ken whit tae dae wi the weans', 'en'],
    ['Nie ma lekarza', 'pl'],
    ['Nie ma tu żadnego lekarza, który by nas przyjął', 'pl'],
    ['المواصلات مهمة', 'ar'],
    ['我觉得这里的医生都很好', 'zh-Hans'],
    ['12345', 'en'],
    ['', 'en'],
  ] as const
  for (const [text, language] of cases) assert.equal(detect(text, 'en'), language, text)
})
