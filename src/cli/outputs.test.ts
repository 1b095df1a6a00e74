import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { lstat, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { CommandProblem } from './command-problem.ts'
import { outputFile } from './outputs.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, content: string) {
  const out = await outputFile(path, [])
  await out.write([{ name: out.file, content }])
}

describe('a file to write', () => {
  test('behind a link is replaced where it is, and the link stays', async () => {
    await writeFile(join(folder, 'real.csv'), 'before')
    await symlink('real.csv', join(folder, 'link.csv'))
    await write(join(folder, 'link.csv'), 'after')
    assert.equal(await readlink(join(folder, 'link.csv')), 'real.csv')
    assert.equal(await readFile(join(folder, 'real.csv'), 'utf8'), 'after')
    assert.deepEqual((await readdir(folder)).sort(), ['link.csv', 'real.csv'])
  })

  test('that is a pipe, or a link to one, is written into and never replaced', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    await symlink('pipe', join(folder, 'link'))
    for (const path of [pipe, join(folder, 'link')]) {
      const [read] = await Promise.all([readFile(pipe, 'utf8'), write(path, 'row,theme\n1,theme-1\n')])
      assert.equal(read, 'row,theme\n1,theme-1\n')
      assert.ok((await lstat(pipe)).isFIFO())
      assert.ok((await lstat(join(folder, 'link'))).isSymbolicLink())
    }
  })

  test('may not have a name that no disk can hold', async () => {
    await assert.rejects(
      write(join(folder, `${'x'.repeat(300)}.csv`), 'a'),
      (error: unknown) =>
        error instanceof CommandProblem && /cannot have a name as long as “x+\.csv”/.test(error.message),
    )
    assert.deepEqual(await readdir(folder), [])
  })
})
