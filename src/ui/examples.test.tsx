import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, test } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { componentExamples } from './examples.ts'
import { Gallery } from './gallery.tsx'
import { PlainPage } from './layout.tsx'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of taste that HTML itself leaves open, and that cost bytes on every page.
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    // Boxes of one question share its name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // Phone numbers are shown as people know them.
    'tel-non-breaking': 'off',
  },
})

async function problems(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(result =>
    result.messages.map(message => `${message.ruleId}: ${message.message} (${message.selector ?? ''})`),
  )
}

describe('every component', () => {
  for (const { component, examples } of componentExamples) {
    for (const example of examples) {
      test(`${component}, ${example.name}, is valid HTML`, async () => {
        const html = String(
          <PlainPage title="Example">
            <h1>{component}</h1>
            <h2>{example.name}</h2>
            {example.draw()}
          </PlainPage>,
        )
        assert.deepEqual(await problems(html), [])
      })
    }
  }

  test('names its folder in its examples', () => {
    for (const { component } of componentExamples) {
      assert.ok(existsSync(new URL(`${component}/${component}.examples.tsx`, import.meta.url)), component)
    }
    assert.ok(componentExamples.length > 25)
  })

  test('stands in the gallery, which is one valid page', async () => {
    const html = String(<Gallery page={{ nav: { home: '/' }, current: 'home' }} />)
    assert.deepEqual(await problems(html), [])
    for (const { component } of componentExamples) assert.ok(html.includes(`id="gallery-${component}"`))
  })
})
