import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killRounds } from './kill-rounds.ts'

test('what was acknowledged is there exactly once after the server, PostgreSQL and both were killed', async () => {
  const rounds = await killRounds(3, () => {})
  assert.deepEqual(
    rounds.map(({ killed, lost, twice, inPart }) => ({ killed, lost, twice, inPart })),
    [
      { killed: 'the server', lost: 0, twice: 0, inPart: 0 },
      { killed: 'PostgreSQL', lost: 0, twice: 0, inPart: 0 },
      { killed: 'both', lost: 0, twice: 0, inPart: 0 },
    ],
  )
  assert.ok(rounds.at(-1)!.acknowledged > 0)
})
