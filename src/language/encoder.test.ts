import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadEncoder } from './encoder.ts'

test('like sentences lie closer than unlike ones, and a blank text has no vector', async () => {
  const { encode, dims, local } = await loadEncoder()
  const vectors = await encode([
    'The bus never comes',
    'There are no buses here',
    'The nurse was lovely',
    ' ',
  ])
  const row = (at: number) => vectors.subarray(at * dims, (at + 1) * dims)
  const cosine = (a: number, b: number) => row(a).reduce((sum, value, k) => sum + value * row(b)[k]!, 0)
  assert.equal(local, true)
  assert.ok(Math.abs(cosine(0, 0) - 1) < 1e-5)
  assert.ok(cosine(0, 1) > cosine(0, 2) + 0.1)
  assert.equal(cosine(3, 3), 0)
})

test('the vector of a text does not depend on its company or on the thread that made it', async () => {
  const { encode, dims } = await loadEncoder()
  const texts = Array.from({ length: 230 }, (_, at) => `${'We waited '.repeat((at % 3) + 1)}${at} minutes`)
  const probe = 'We waited We waited 100 minutes'
  let last = 0
  const together = await encode(texts, done => {
    last = done
  })
  assert.equal(last, texts.length)
  const { encodeHere } = await import('./encoder.worker.ts')
  const alone = await encodeHere([probe])
  const at = texts.indexOf(probe)
  assert.ok(at >= 0)
  assert.deepEqual(alone, together.slice(at * dims, (at + 1) * dims))
})
