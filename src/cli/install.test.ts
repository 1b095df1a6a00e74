import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin', import.meta.url))
let folder: string

/** A project that needs no package, so that npm has nothing to fetch. */
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rowan test '))
  await cp(bin, join(folder, 'bin'), { recursive: true })
  const manifest = { name: 'small', version: '1.0.0', type: 'module' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages: { '': manifest } }),
  )
})
after(() => rm(folder, { recursive: true }))

function install(env: NodeJS.ProcessEnv = process.env): Promise<{ status: number | null; said: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(folder, 'bin/install.mjs')], { env, cwd: tmpdir() })
    let said = ''
    child.stderr.on('data', text => {
      said += text
    })
    child.on('close', status => resolve({ status, said }))
  })
}

const traces = async () =>
  (await readdir(join(folder, 'node_modules'))).filter(name => name.startsWith('.rowan'))

describe('bringing the packages', () => {
  test('of two at once one installs, and both end well', async () => {
    const results = await Promise.all([install(), install()])
    assert.deepEqual(
      results.map(({ status }) => status),
      [0, 0],
    )
    const said = results.map(result => result.said).join('')
    assert.equal(said.match(/is fetching the packages/g)?.length, 1)
    assert.deepEqual(await traces(), ['.rowan-installed'])
  })

  test('nothing is done or said while nothing has changed', async () => {
    assert.deepEqual(await install({ PATH: '' }), { status: 0, said: '' })
  })

  test('an install that was killed does not stop the next one', async () => {
    await rm(join(folder, 'node_modules/.rowan-installed'))
    await mkdir(join(folder, 'node_modules/.rowan-installing'))
    await writeFile(join(folder, 'node_modules/.rowan-installing/4194305'), '')
    assert.equal((await install()).status, 0)
    assert.deepEqual(await traces(), ['.rowan-installed'])
  })

  test('where npm is missing it says so and leaves no trace', async () => {
    await rm(join(folder, 'node_modules/.rowan-installed'))
    const { status, said } = await install({ PATH: '/nowhere' })
    assert.equal(status, 1)
    assert.match(said, /Rowan could not be installed\. npm was not found\. It comes with Node\.js/)
    assert.deepEqual(await traces(), [])
  })

  test('bin/rowan keeps the caller’s folder, arguments with spaces, and its own folder through symlinks', async () => {
    await install()
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true })
    await mkdir(join(folder, 'node_modules/tsx/dist'), { recursive: true })
    await mkdir(join(folder, 'src'))
    await symlink(process.execPath, join(folder, 'node_modules/.bin/node'))
    await writeFile(join(folder, 'node_modules/tsx/dist/loader.mjs'), '')
    await writeFile(
      join(folder, 'src/cli.ts'),
      'process.stderr.write(JSON.stringify([process.cwd(), process.argv.slice(2), process.env.TSX_TSCONFIG_PATH]))',
    )
    await mkdir(join(folder, 'elsewhere'))
    await symlink('../bin/rowan', join(folder, 'elsewhere/first'))
    await symlink('first', join(folder, 'elsewhere/second'))
    const said = await new Promise<string>(resolve => {
      const child = spawn('./second', ['a b', '--c'], { cwd: join(folder, 'elsewhere') })
      let text = ''
      child.stderr.on('data', piece => {
        text += piece
      })
      child.on('close', () => resolve(text))
    })
    assert.deepEqual(JSON.parse(said), [
      join(folder, 'elsewhere'),
      ['a b', '--c'],
      join(folder, 'tsconfig.json'),
    ])
  })
})
