import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { contrast, isColour, partnerColours, rowanColours } from './partner-colours.ts'

const paper = '#fdfcf9'
const colours = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`)

describe('a partner’s colour', () => {
  test('reads on the band and as a link, whatever it is', () => {
    fc.assert(
      fc.property(colours, colour => {
        const { band, onBand, link } = partnerColours(colour)
        assert.ok(contrast(onBand, band) >= 4.5)
        assert.ok(contrast(link, paper) >= 7)
      }),
    )
  })

  test('stays as it is where it reads already', () => {
    assert.deepEqual(partnerColours('#5b2a86'), { band: '#5b2a86', onBand: '#ffffff', link: '#5b2a86' })
  })

  test('of a middle tone, on which neither white nor ink would read, is darkened a little for white', () => {
    const { band, onBand } = partnerColours('#7f7f7f')
    assert.equal(onBand, '#ffffff')
    assert.ok(band < '#7f7f7f' && band > '#707070')
  })

  test('keeps its hue when it is darkened for links', () => {
    const { onBand, link } = partnerColours('#f28c28')
    assert.equal(onBand, '#1e2320')
    const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(link.slice(at, at + 2), 16))
    assert.ok(red! > green! && green! > blue!)
  })

  test('that is no colour gives Rowan’s own', () => {
    for (const text of [undefined, '', 'red', '#fff', '#12345g', 'url(x)']) {
      assert.equal(partnerColours(text), rowanColours)
    }
    assert.equal(isColour('#1F4D38'), true)
  })

  test('is measured as WCAG measures it', () => {
    assert.equal(contrast('#000000', '#ffffff').toFixed(1), '21.0')
    assert.equal(contrast('#1f4d38', paper).toFixed(1), '9.4')
    assert.equal(contrast('#a3182f', paper).toFixed(1), '7.5')
  })
})
