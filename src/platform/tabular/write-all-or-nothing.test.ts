import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { UnreadableFile } from './unreadable-file.ts'
import { checkWritable, writeAllOrNothing } from './write-all-or-nothing.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* failing() {
  yield 'half'
  throw new Error('the source broke')
}

const root = process.getuid?.() === 0

describe('writing all or nothing', () => {
  test('a folder that was not there appears with all its files', async () => {
    async function* pieces() {
      yield 'one '
      yield Buffer.from('two')
    }
    await writeAllOrNothing(join(folder, 'a/b'), [
      { name: 'x.txt', content: 'x' },
      { name: 'y.txt', content: pieces() },
    ])
    assert.deepEqual((await readdir(join(folder, 'a/b'))).sort(), ['x.txt', 'y.txt'])
    assert.equal(await readFile(join(folder, 'a/b/y.txt'), 'utf8'), 'one two')
    assert.deepEqual(await readdir(join(folder, 'a')), ['b'])
  })

  test('where a later file fails, nothing is left: no file, no folder that was made', async () => {
    const files = [
      { name: 'x.txt', content: 'x' },
      { name: 'y.txt', content: failing() },
    ]
    await assert.rejects(writeAllOrNothing(join(folder, 'a/b'), files), /the source broke/)
    assert.deepEqual(await readdir(folder), [])
  })

  test('files in the folder are replaced, others left alone', async () => {
    await writeFile(join(folder, 'x.txt'), 'old')
    await writeFile(join(folder, 'other.txt'), 'other')
    await writeAllOrNothing(folder, [{ name: 'x.txt', content: 'new' }])
    assert.equal(await readFile(join(folder, 'x.txt'), 'utf8'), 'new')
    assert.deepEqual((await readdir(folder)).sort(), ['other.txt', 'x.txt'])
  })

  test('where one file cannot take its place, those before it are put back', async () => {
    await writeFile(join(folder, 'x.txt'), 'old')
    await mkdir(join(folder, 'z.txt'))
    const files = [
      { name: 'x.txt', content: 'new' },
      { name: 'y.txt', content: 'new' },
      { name: 'z.txt', content: 'new' },
    ]
    await assert.rejects(writeAllOrNothing(folder, files), UnreadableFile)
    assert.equal(await readFile(join(folder, 'x.txt'), 'utf8'), 'old')
    assert.deepEqual((await readdir(folder)).sort(), ['x.txt', 'z.txt'])
  })

  test('stopping it leaves nothing behind', async () => {
    const stop = new AbortController()
    async function* endless() {
      for (let piece = 0; ; piece++) {
        if (piece === 3) stop.abort()
        yield 'x'
      }
    }
    const writing = writeAllOrNothing(join(folder, 'out'), [{ name: 'x', content: endless() }], stop.signal)
    await assert.rejects(writing, { name: 'AbortError' })
    assert.deepEqual(await readdir(folder), [])
  })

  test('a file where the folder should be is said so', async () => {
    await writeFile(join(folder, 'file'), '')
    const files = [{ name: 'x', content: 'x' }]
    await assert.rejects(writeAllOrNothing(join(folder, 'file'), files), /would have to be a folder/)
    await assert.rejects(checkWritable(join(folder, 'file/deeper')), /would have to be a folder/)
  })

  test('a folder without permission is said so before any work', async t => {
    if (root) return t.skip('root may write anywhere')
    await chmod(folder, 0o500)
    await assert.rejects(checkWritable(join(folder, 'out')), /does not allow new files/)
    await chmod(folder, 0o700)
  })

  test('on a full disk nothing is left and the sentence says so', async t => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      return t.skip('needs the right to mount a small disk')
    }
    try {
      const files = [
        { name: 'small.txt', content: 'small' },
        { name: 'large.txt', content: 'x'.repeat(200_000) },
      ]
      await assert.rejects(writeAllOrNothing(join(folder, 'out'), files), /is full\. Nothing was written/)
      assert.deepEqual(await readdir(folder), [])
    } finally {
      execFileSync('umount', [folder])
    }
  })
})
