import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'

test('a setting that cannot be understood is named with what it must be, and never repeated', () => {
  const reading = readConfig({
    PORT: 'abc',
    DATABASE_URL: 'mysql://me:hush@host/db',
    PUBLIC_URL: 'rowan.example',
    ROLE: 'boss',
    SECRET_KEY: 'hush',
    TRUST_PROXY: 'perhaps',
    LOG_LEVEL: 'loud',
  })
  assert.ok(!reading.ok)
  assert.equal(reading.problems.length, 7)
  for (const problem of reading.problems) assert.match(problem, /^[A-Z_]+ must be .*[a-z0-9]\.$/)
  assert.doesNotMatch(reading.problems.join(), /hush/)
  for (const PORT of ['0', '70000', '4000.5']) assert.ok(!readConfig({ PORT }).ok, PORT)
})

test('an empty setting counts as not set', () => {
  const reading = readConfig({ PORT: '', DATABASE_URL: '' })
  assert.ok(reading.ok)
  assert.deepEqual([reading.config.PORT, reading.config.DATABASE_URL], [4000, undefined])
})
