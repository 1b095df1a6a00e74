import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Message } from './catalogue.ts'
import { type Language, languageFacts, languages } from './language.ts'
import { publicCatalogues } from './public-text.ts'

const english: Readonly<Record<string, Message>> = publicCatalogues.en

function sentences(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message)
}

function names(text: string): string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(match => match[1]!).sort()
}

/** The categories that a whole number can fall into; French-style "many" for millions aside. */
function categoriesMet(language: Language): Set<string> {
  const rules = new Intl.PluralRules(languageFacts[language].locale)
  return new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)))
}

for (const language of languages) {
  const catalogue: Readonly<Record<string, Message>> = publicCatalogues[language]

  describe(`the public texts in ${language}`, () => {
    test('are the same texts as in English, in the same order', () => {
      assert.deepEqual(Object.keys(catalogue), Object.keys(english))
    })

    test('leave the same gaps as in English', () => {
      for (const [key, message] of Object.entries(catalogue)) {
        const wanted = names(sentences(english[key]!).at(-1)!)
        for (const [index, sentence] of sentences(message).entries()) {
          // A language may say "one copy" or "two copies" without the figure, never the general form.
          const mayDropCount = typeof message !== 'string' && index < sentences(message).length - 1
          const found = names(sentence)
          const missing = wanted.filter(name => !found.includes(name) && !(mayDropCount && name === 'count'))
          assert.deepEqual(missing, [], `${key}: "${sentence}"`)
          assert.deepEqual(
            found.filter(name => !wanted.includes(name)),
            [],
            `${key}: "${sentence}"`,
          )
        }
      }
    })

    test('have a sentence for every way that the language counts', () => {
      for (const [key, message] of Object.entries(catalogue)) {
        if (typeof message === 'string') continue
        for (const category of categoriesMet(language)) {
          // English and Gaelic may leave "other" to speak for it; a language with more forms may not.
          assert.ok(category in message, `${key} lacks "${category}"`)
        }
      }
    })

    test('say nothing with an exclamation mark and leave nothing empty', () => {
      for (const [key, message] of Object.entries(catalogue)) {
        for (const sentence of sentences(message)) {
          assert.ok(sentence.trim().length > 0, key)
          assert.doesNotMatch(sentence, /[!！]/, key)
        }
      }
    })
  })
}

describe('the public texts', () => {
  test('are not left in English in another language', () => {
    const same = languages
      .filter(language => language !== 'en')
      .flatMap(language =>
        Object.entries(publicCatalogues[language])
          .filter(([key, message]) => JSON.stringify(message) === JSON.stringify(english[key]))
          .map(([key]) => `${language} ${key}`),
      )
    assert.deepEqual(same, [])
  })
})
