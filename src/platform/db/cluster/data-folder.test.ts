import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeDataFolder } from './data-folder.ts'
import { orRefusal } from './explain-failure.ts'

test('a data folder is made with all above it, for nobody else, and twice is once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-test-'))
  try {
    const data = join(folder, 'new', 'deep', 'data')
    makeDataFolder(data, undefined)
    makeDataFolder(data, undefined)
    assert.equal(statSync(data).mode & 0o777, 0o700)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a disk that can only be read is said to be one, however deep the data would be', t => {
  const disk = mkdtempSync(join(tmpdir(), 'rowan-test-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    rmSync(disk, { recursive: true })
    return t.skip('needs the right to mount a disk')
  }
  try {
    for (const data of [join(disk, 'data'), join(disk, 'deep', 'data')]) {
      assert.throws(
        () => makeDataFolder(data, undefined),
        error =>
          /on a disk that can only be read\. Keep the data elsewhere/.test(String(orRefusal(error, data))),
      )
      assert.ok(!existsSync(data))
    }
  } finally {
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  }
})
