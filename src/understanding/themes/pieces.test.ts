import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { inContext, isWhole, joinedPieces, offeredPieces, spanOf, wholeOf, withoutPieces } from './pieces.ts'

const long =
  'Dr. Smith is kind. I waited for three hours in the cold corridor before anybody came to see me, and the parking is so dear that I walked from the bus! Never again 😀. 谢谢你们。停车很贵。'

const texts = (words: string) => offeredPieces(words, 'en').map(({ start, end }) => words.slice(start, end))

/** Words as people write them: letters, signs, space, and characters of two code units. */
const said = fc
  .array(
    fc.constantFrom(
      'the bus ',
      'is late. ',
      'Is it? ',
      'and\n\n',
      '😀',
      '停车很贵。',
      'Dr. ',
      ', but ',
      '  ',
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''))

describe('the parts of what somebody said', () => {
  test('are its sentences, and the clauses of a long one', () => {
    assert.deepEqual(texts(long), [
      'Dr. Smith is kind.',
      'I waited for three hours in the cold corridor before anybody came to see me,',
      'and the parking is so dear that I walked from the bus!',
      'Never again 😀.',
      '谢谢你们。',
      '停车很贵。',
    ])
    assert.deepEqual(texts('  Parking\n'), ['Parking'])
    assert.deepEqual(texts('!'), ['!'])
  })

  test('are exact slices, in order, that leave out nothing but space and cut no character in two', () => {
    fc.assert(
      fc.property(said, words => {
        const pieces = offeredPieces(words, 'en')
        let at = 0
        for (const { start, end } of pieces) {
          assert.equal(words.slice(at, start).trim(), '')
          assert.ok(start >= at && end > start && words.slice(start, end).isWellFormed())
          at = end
        }
        assert.equal(words.slice(at).trim(), '')
        assert.equal(isWhole(words, pieces), words.trim() !== '')
      }),
    )
  })

  test('that follow each other are one', () => {
    const [first, second, third, fourth] = offeredPieces(long, 'en')
    const joined = joinedPieces(long, [fourth!, first!, second!])
    assert.equal(joined.length, 2)
    assert.deepEqual(joined[0], { start: first!.start, end: second!.end })
    assert.deepEqual(joinedPieces(long, [first!, third!, second!, first!]), [
      { start: first!.start, end: third!.end },
    ])
  })

  test('taken out of the whole leave the rest, and both together are the whole again', () => {
    fc.assert(
      fc.property(said, fc.array(fc.nat(20), { maxLength: 5 }), (words, chosen) => {
        const pieces = offeredPieces(words, 'en')
        const taken = joinedPieces(
          words,
          chosen.flatMap(index => pieces[index] ?? []),
        )
        const rest = withoutPieces(words, [wholeOf(words)], taken)
        for (const left of rest)
          for (const gone of taken) assert.ok(left.end <= gone.start || left.start >= gone.end)
        const length = (spans: readonly { start: number; end: number }[]) =>
          spans.map(({ start, end }) => words.slice(start, end).replaceAll(/[^\p{L}\p{N}]/gu, '')).join('')
            .length
        assert.equal(length(rest) + length(taken), words.replaceAll(/[^\p{L}\p{N}]/gu, '').length)
      }),
    )
  })

  test('of which nothing that says anything is left are no parts', () => {
    const words = 'The bus is late!!!'
    assert.deepEqual(withoutPieces(words, [wholeOf(words)], [{ start: 0, end: 15 }]), [])
  })

  test('are shown where they stand, with all the words around them', () => {
    fc.assert(
      fc.property(said, words => {
        const [first] = offeredPieces(words, 'en')
        const parts = inContext(words, first ? [first] : [])
        assert.equal(parts.map(part => part.text).join(''), words)
        assert.equal(parts.filter(part => part.isMarked).length, first ? 1 : 0)
      }),
    )
  })

  test('that were copied are found whatever a text field did to space, where they stand twice at the place meant', () => {
    const words = 'No bus.\r\nNo bus.'
    assert.deepEqual(spanOf(words, ' No bus. '), { start: 0, end: 7 })
    assert.deepEqual(spanOf(words, 'No bus.', 5), { start: 9, end: 16 })
    assert.deepEqual(spanOf(words, 'No bus.\nNo bus.'), { start: 0, end: 16 })
    assert.equal(spanOf(words, 'no bus'), undefined)
    assert.equal(spanOf(words, '  '), undefined)
  })
})
