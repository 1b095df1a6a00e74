import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evidenceAddress } from './evidence-address.ts'
import type { PlacedBlock } from './publication.ts'

const finding = '0198a000-0000-7000-8000-000000000001'
const blocks: readonly PlacedBlock[] = [
  { id: 'a', content: { kind: 'finding_table', finding, characteristic: 'age' } },
  { id: 'b', content: { kind: 'who', characteristic: 'area' } },
  { id: 'c', content: { kind: 'who', characteristic: 'role' } },
  { id: 'd', content: { kind: 'reach' } },
]
const nav = { home: '/p', listen: '/p/listen', understand: '/p/understand' }
const open = (evidence: string) =>
  evidenceAddress(evidence, { nav, blocks, behind: new Map([['piece', finding]]) })

test('a finding, a theme and a quote open to the words behind them', () => {
  assert.equal(open(`finding ${finding}`), `/p/understand/findings/${finding}`)
  assert.equal(open('theme heat'), '/p/understand/themes/heat')
  assert.equal(open('quote piece'), `/p/understand/findings/${finding}`)
})

test('a cell of a table by group opens to that table of its finding', () => {
  assert.equal(open('block a'), `/p/understand/findings/${finding}#by-age`)
})

test('how many took part, and who, opens to where people are counted', () => {
  assert.deepEqual(['block b', 'block c', 'block d'].map(open), ['/p', '/p/listen', '/p'])
})

test('what is gone opens to nothing', () => {
  assert.deepEqual(['quote other', 'block z', 'something else'].map(open), [null, null, null])
})
