import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { encode } from 'uqr'
import { LanguageContext } from '../i18n/public-text.ts'
import { QrCode } from '../qr-code/qr-code.tsx'
import { Receipt } from './receipt.tsx'

describe('a receipt', () => {
  test('shows its words in English letters on an Arabic page', () => {
    const html = String(
      <LanguageContext.Provider value="ar">
        <Receipt words={['amber', 'kettle', 'brae 41']} address="rowan.example/w" />
      </LanguageContext.Provider>,
    )
    assert.match(html, /lang="en" dir="ltr" translate="no"><span>amber <\/span>/)
    assert.match(html, /احتفظ بهذا/)
  })

  test('without a link has no square and speaks of none', () => {
    const html = String(<Receipt words={['amber']} address="rowan.example/w" />)
    assert.doesNotMatch(html, /<svg class="qr-code|square/)
  })
})

describe('a QR code', () => {
  test('draws exactly the dark squares of the code', () => {
    const text = 'https://rowan.example/hb47kr'
    const { data, size } = encode(text, { border: 4, ecc: 'M' })
    const drawn = data.map(row => row.map(() => false))
    for (const [, x, y, width] of String(<QrCode text={text} label="It opens" />).matchAll(
      /M(\d+) (\d+)\.5h(\d+)/g,
    )) {
      for (let at = 0; at < Number(width); at++) drawn[Number(y)]![Number(x) + at] = true
    }
    assert.deepEqual(drawn, data)
    assert.equal(data.length, size)
  })
})
