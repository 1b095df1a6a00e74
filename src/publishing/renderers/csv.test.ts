import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guardFormula, openData } from './csv.ts'

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

test('a name that somebody typed cannot run as a formula', () => {
  for (const cell of ['=HYPERLINK("http://x")', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1']) {
    assert.equal(guardFormula(cell), `'${cell}`)
  }
})

test('plain words and plain numbers stay as they are', () => {
  for (const cell of ['Getting about', '', '-2', '+44', '3.5', 'a=b']) assert.equal(guardFormula(cell), cell)
})

test('an exact quote is written exactly, with commas, quotes and line ends kept', async () => {
  const quote = '=not a formula, she said "so"\nand left'
  const text = await whole(
    openData(
      [
        { name: 'theme', holds: 'people' },
        { name: 'quote', holds: 'exact' },
        { name: 'count', holds: 'ours' },
      ],
      [['=1+1', quote, -4]],
    ),
  )
  assert.equal(text, `theme,quote,count\n'=1+1,"${quote.replaceAll('"', '""')}",-4\n`)
})
