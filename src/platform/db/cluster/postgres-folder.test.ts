import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { orRefusal } from './explain-failure.ts'
import { refuseForeignFolder } from './postgres-folder.ts'

test('data that another account keeps closed is said to be closed, not to be something else', t => {
  if (process.getuid?.() === 0) return t.skip('to root nothing is closed')
  const data = mkdtempSync(join(tmpdir(), 'rowan-test-'))
  const home = join(data, 'postgres')
  try {
    mkdirSync(home)
    assert.throws(() => refuseForeignFolder(data, 18), /is not a PostgreSQL that Rowan made/)
    chmodSync(home, 0o000)
    assert.throws(
      () => refuseForeignFolder(data, 18),
      error => /may not write in .*Change who owns that folder/.test(String(orRefusal(error, data))),
    )
  } finally {
    chmodSync(home, 0o700)
    rmSync(data, { recursive: true })
  }
})
