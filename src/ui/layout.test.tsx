import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Button, ButtonRow } from './button/button.tsx'
import { Checkboxes } from './choice/choice.tsx'
import { BrokenPage, TooManyPage } from './error-pages.tsx'
import { ErrorSummary } from './error-summary/error-summary.tsx'
import { TextArea, TextField } from './field/text-field.tsx'
import { scottishHelplines } from './help/helplines.ts'
import { type Language, languages } from './i18n/language.ts'
import { publicText } from './i18n/public-text.ts'
import { PublicPage, StaffPage } from './layout.tsx'
import { WaysIn } from './ways-in/ways-in.tsx'

/** A whole question page after a mistake, the longest of the participation pages. */
function questionPage(language: Language, error = false) {
  const t = publicText(language)
  return String(
    <PublicPage
      language={language}
      title="What matters to you?"
      programme={{ name: 'Care where you live', partners: 'Alder Trust and partners' }}
      languages={languages.map(each => ({ language: each, href: `/?language=${each}` }))}
      error={error}
      back="/"
      help={{
        helplines: scottishHelplines(language),
        reading: t('help.reading-weekdays'),
        controllers: ['Alder Trust'],
        links: [{ label: t('help.privacy'), href: '/privacy' }],
      }}
    >
      <ErrorSummary errors={error ? [{ field: 'contact', message: t('error.contact') }] : []} />
      <h1>What matters to you?</h1>
      <WaysIn current="write" addresses={{ write: '#a', say: '#b', help: '#c', paper: '#d', easy: '#e' }} />
      <form method="post" action="/">
        <TextArea name="answer" label={t('question.answer')} hint={t('question.answer-hint')} voice />
        <Checkboxes
          name="permission"
          legend={t('permission.tick')}
          items={[
            { value: 'analysis', label: t('permission.analysis') },
            {
              value: 'contact',
              label: t('permission.contact'),
              reveal: (
                <TextField name="contact" label={t('permission.contact-label')} error={t('error.contact')} />
              ),
            },
          ]}
        />
        <ButtonRow>
          <Button>{t('question.send')}</Button>
          <Button kind="outlined" noValidate>
            {t('question.stop')}
          </Button>
        </ButtonRow>
      </form>
    </PublicPage>,
  )
}

describe('a public page', () => {
  for (const language of languages) {
    test(`in ${language} is complete within 10 kB on the wire, in its error state`, () => {
      assert.ok(gzipSync(questionPage(language, true)).length < 10_000)
    })
  }

  test('says its language and the way it runs', () => {
    assert.match(questionPage('ar'), /<html lang="ar" dir="rtl">/)
    assert.match(questionPage('pl'), /<html lang="pl" dir="ltr">/)
  })

  test('names each language in its own script and marks the one in use', () => {
    const html = questionPage('pl')
    assert.match(html, /lang="ar" hreflang="ar" dir="rtl">العربية/)
    assert.match(html, /aria-current="true">Polski/)
  })

  test('needs no script and sets no style on an element', () => {
    assert.doesNotMatch(questionPage('en', true), /<script| style="| on[a-z]+="/)
  })

  test('tells other sites nothing, and lets forms say where they come from', () => {
    assert.match(questionPage('en'), /<meta name="referrer" content="same-origin">/)
  })

  test('gives help to everyone and says what it is not', () => {
    const html = questionPage('en')
    for (const words of [
      'not an emergency service and not a complaint',
      '116 123',
      'Leave quickly',
      'Alder Trust',
    ]) {
      assert.ok(html.includes(words), words)
    }
  })

  test('begins its title with "Error" when something has to be put right', () => {
    assert.match(
      questionPage('en', true),
      /<title>Error: What matters to you\? – Care where you live<\/title>/,
    )
  })

  test('escapes what people named their programme', () => {
    const html = String(
      <PublicPage
        language="en"
        title="<b>"
        programme={{ name: '</title><script>' }}
        help={{ helplines: [], controllers: [] }}
      >
        <h1>x</h1>
      </PublicPage>,
    )
    assert.doesNotMatch(html, /<script>/)
  })
})

test('a page loads again by itself only where there is no JavaScript', () => {
  const html = String(
    <PublicPage language="en" title="x" help={{ helplines: [], controllers: [] }} refresh={5}>
      <h1>x</h1>
    </PublicPage>,
  )
  assert.match(html, /<noscript><meta http-equiv="refresh" content="5"><\/noscript>/)
})

describe('a staff page', () => {
  const html = String(
    <StaffPage
      title="Themes"
      programme={{ name: 'Care where you live', href: '/p' }}
      nav={{ home: '/p', understand: '/p/themes' }}
      current="understand"
      account={{ name: 'Mairi Anne Ross', signOut: '/sign-out' }}
    >
      <h1>Themes</h1>
    </StaffPage>,
  )

  test('shows the sections that there are, and where we are', () => {
    assert.match(html, /href="\/p\/themes" aria-current="page">Understand/)
    assert.doesNotMatch(html, />Listen</)
  })

  test('knows its reader by first and last name', () => {
    assert.match(html, />MR</)
  })
})

describe('an error page', () => {
  test('says how long to wait, in the language of the reader', () => {
    assert.match(String(<TooManyPage language="pl" minutes={5} />), /Poczekaj 5 minut/)
  })

  test('of our fault blames nobody', () => {
    assert.match(String(<BrokenPage language="en" />), /It is not your fault/)
  })
})
