import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Pagination, pagesShown } from './pagination.tsx'

describe('the pages of a long list', () => {
  test('are not drawn where there is one', () => {
    assert.equal(String(<Pagination current={1} last={1} address={String} />), '')
  })

  test('show the first, the last and those beside the current one', () => {
    assert.deepEqual(pagesShown(7, 20), [1, 'gap', 6, 7, 8, 'gap', 20])
    assert.deepEqual(pagesShown(1, 3), [1, 2, 3])
  })

  test('never hide a single page behind a gap', () => {
    assert.deepEqual(pagesShown(4, 7), [1, 2, 3, 4, 5, 6, 7])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (a, b) => {
        const pages = pagesShown(Math.min(a, b), Math.max(a, b))
        for (const [index, page] of pages.entries()) {
          if (page !== 'gap') continue
          const [before, after] = [pages[index - 1], pages[index + 1]]
          assert.ok(typeof before === 'number' && typeof after === 'number' && after - before > 2)
        }
      }),
    )
  })
})
