import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Checkboxes, Radios } from '../choice/choice.tsx'
import { ErrorSummary, errorFor } from '../error-summary/error-summary.tsx'
import { Select, TextArea, TextField } from './text-field.tsx'

describe('a field', () => {
  test('keeps what was typed, whatever it holds', () => {
    const html = String(<TextArea name="answer" label="Your answer" value={'</textarea><b>"tea" & milk'} />)
    assert.ok(html.includes('&lt;/textarea&gt;&lt;b&gt;&quot;tea&quot; &amp; milk'))
  })

  test('with an error says so to a screen reader, beside its hint', () => {
    const html = String(<TextField name="email" label="Email" hint="For the link" error="Write an email" />)
    assert.match(html, /aria-describedby="email-hint email-error"/)
    assert.match(html, /aria-invalid="true"/)
    assert.match(html, /id="email-error"/)
  })

  test('without an error is not marked as wrong', () => {
    assert.doesNotMatch(String(<TextField name="email" label="Email" />), /aria-|error/)
  })

  test('is where the summary of errors leads, radios to the first of them', () => {
    const errors = [{ field: 'naming', message: 'Choose one of these' }]
    const summary = String(<ErrorSummary errors={errors} />)
    const radios = String(
      <Radios
        name="naming"
        legend="How?"
        error={errorFor(errors, 'naming')}
        items={[
          { value: 'none', label: 'Not at all' },
          { value: 'full', label: 'By my full name' },
        ]}
      />,
    )
    assert.match(summary, /href="#naming"/)
    assert.match(radios, /type="radio" id="naming"/)
    assert.match(radios, /id="naming-2"/)
  })

  test('chooses nothing for anybody', () => {
    const items = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    const nothing =
      String(<Radios name="one" legend="One" items={items} />) +
      String(<Checkboxes name="many" legend="Many" items={items} />) +
      String(<Select name="area" label="Area" options={items} />)
    assert.doesNotMatch(nothing, /checked/)
    assert.match(nothing, /<option value="" selected=""/)
  })

  test('keeps what was chosen', () => {
    const html = String(
      <Checkboxes
        name="many"
        legend="Many"
        values={['b']}
        items={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    )
    assert.match(html, /value="b" checked/)
    assert.doesNotMatch(html, /value="a" checked/)
  })
})

describe('a summary of errors', () => {
  test('is not there without errors', () => {
    assert.equal(String(<ErrorSummary errors={[]} />), '')
  })

  test('takes the focus, and says that nothing is lost', () => {
    const html = String(<ErrorSummary errors={[{ message: 'Write something' }]} />)
    assert.match(html, /autofocus/)
    assert.match(html, /Nothing is lost/)
  })
})
