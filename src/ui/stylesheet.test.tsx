import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { partnerColours } from './partner-colours.ts'
import { styledComponents, stylesheet, stylesheetFor, wholeStylesheet } from './stylesheet.ts'

describe('a page’s stylesheet', () => {
  test('has the rules of the components whose classes stand in the page, and of no others', () => {
    const { css } = stylesheetFor('<p class="tag tag--berry">Not to be quoted</p>')
    assert.match(css, /\.tag--berry/)
    assert.doesNotMatch(css, /\.journey|\.button/)
  })

  test('finds a component that shows only a part of itself', () => {
    assert.match(stylesheetFor('<div class="button__row"></div>').css, /\.button__row/)
  })

  test('has only the tokens that its rules or its markup use', () => {
    const { css } = stylesheetFor('<svg><path fill="var(--seq-4)"/></svg>')
    assert.match(css, /--seq-4:/)
    assert.doesNotMatch(css, /--seq-3:|--heather:/)
  })

  test('is not changed by what people write', () => {
    const words = String(<p>{'class="journey" fill="var(--heather)"'}</p>)
    assert.equal(stylesheetFor(words), stylesheetFor('<p></p>'))
  })

  test('is made once for the same components, in whatever order they are named', () => {
    assert.equal(stylesheet(['tag', 'button']), stylesheet(['button', 'tag', 'tag']))
  })

  test('carries the colours of the partners', () => {
    const { css } = stylesheet(['public-page'], partnerColours('#f28c28'))
    assert.match(css, /--partner:#f28c28/)
    assert.match(css, /--on-partner:#1e2320/)
  })

  test('leaves names that no component has alone', () => {
    assert.equal(stylesheet(['__proto__', 'no-such-thing']).css, stylesheet([]).css)
  })

  test('uses no property that knows left from right', () => {
    const { css } = wholeStylesheet()
    assert.deepEqual(
      css.match(
        /[{;](?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|float)\b[^;}]*/g,
      ) ?? [],
      [],
    )
  })

  test('of the workspace has the rules of every component', () => {
    const { css } = wholeStylesheet()
    for (const name of styledComponents) assert.ok(css.includes(`.${name}`), name)
  })
})
