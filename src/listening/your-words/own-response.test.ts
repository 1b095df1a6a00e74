import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movedExcerpts } from './own-response.ts'

test('excerpts of words that were said twice and are said once now are one, and the first keeps the place', () => {
  const excerpts = [
    { id: 'second', start: 8, end: 15 },
    { id: 'first', start: 0, end: 7 },
  ]
  assert.deepEqual(movedExcerpts('No bus. No bus.', 'No bus. Walk.', excerpts), {
    moved: [],
    gone: ['second'],
  })
  assert.deepEqual(movedExcerpts('No bus. No bus.', 'Still: No bus.', excerpts), {
    moved: [{ id: 'first', start: 7, end: 14 }],
    gone: ['second'],
  })
})

test('whatever an author changes, excerpts keep their exact words and no two are in one place', () => {
  const words = fc
    .array(fc.constantFrom('No bus. ', 'Tea! ', 'Cold. ', '谢谢。'), { minLength: 1, maxLength: 6 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(words, words, fc.array(fc.nat(50), { maxLength: 8 }), (before, after, cuts) => {
      const spans = new Map(
        cuts.flatMap((cut, index) => {
          const start = cut % before.length
          const end = Math.min(before.length, start + 1 + ((cut + index) % 7))
          return [[`${start} ${end}`, { id: `${start} ${end}`, start, end }] as const]
        }),
      )
      const { moved, gone } = movedExcerpts(before, after, [...spans.values()])
      const places = new Set<string>()
      for (const [id, old] of spans) {
        if (gone.includes(id)) continue
        const now = moved.find(piece => piece.id === id) ?? old
        assert.equal(after.slice(now.start, now.end), before.slice(old.start, old.end))
        assert.ok(!places.has(`${now.start} ${now.end}`))
        places.add(`${now.start} ${now.end}`)
      }
    }),
  )
})
