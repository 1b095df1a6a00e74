import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isRoot, systemFolder } from '../src/platform/db/cluster/folders.ts'
import { dataFolder } from '../src/platform/db/cluster.ts'
import { freePort, npmStart, type RowanProcess } from '../test/rowan-process.ts'
import { type Bench, median } from './figure.ts'

const root = resolve(import.meta.dirname, '..')
/** The installer runs as well, as it does for people. */
const asPeopleDo = { npm_config_ignore_scripts: 'false' }

export const benchStart: Bench = {
  about: 'from "npm start", installed, to the first page',
  async run(report) {
    const times: number[] = []
    const base = isRoot() ? systemFolder : realpathSync(tmpdir())
    mkdirSync(base, { recursive: true, mode: 0o755 })
    const parent = mkdtempSync(join(base, 'bench-start-'))
    if (isRoot()) execFileSync('chmod', ['711', parent])
    try {
      const settings = { ...asPeopleDo, DATA_DIR: join(parent, 'data') }
      report({
        what: 'first start, which makes the database',
        value: await toFirstPage(root, settings),
        unit: 's',
      })
      for (let round = 0; round < 3; round++) times.push(await toFirstPage(root, settings))
      report({ what: 'a later start', value: median(times), unit: 's', limit: { atMost: 3 } })
    } finally {
      rmSync(parent, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

export const benchClone: Bench = {
  about: 'from a fresh clone to the first page: fetches every package from the registry',
  async run(report) {
    const parent = realpathSync(mkdtempSync(join(tmpdir(), 'rowan-clone-')))
    const folder = join(parent, 'rowan')
    try {
      const began = performance.now()
      execFileSync('git', ['clone', '--quiet', root, folder])
      const cloned = (performance.now() - began) / 1000
      const started = await toFirstPage(folder, { ...ownSurroundings(), ...asPeopleDo })
      report({ what: 'git clone', value: cloned, unit: 's' })
      report({
        what: 'npm start, packages and all, to the first page',
        value: started,
        unit: 's',
        limit: { atMost: 60 },
      })
      const bytes = Number(
        execFileSync('du', ['-sk', join(folder, 'node_modules')], { encoding: 'utf8' }).split('\t')[0],
      )
      report({ what: 'packages on disk', value: bytes / 1000, unit: 'MB' })
    } finally {
      rmSync(parent, { recursive: true, force: true, maxRetries: 5 })
      rmSync(dataFolder(undefined, isRoot(), folder), { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

/** What this person's npm knows of registries and proxies, and none of our own settings. */
function ownSurroundings(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => name === 'HOME' || /^(npm_config_|https?_proxy$|no_proxy$|NODE_EXTRA_CA_CERTS$)/i.test(name),
  )
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Seconds until the first page has come in full; then stops Rowan. */
async function toFirstPage(folder: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const rowan = npmStart({ folder }, { ...settings, PORT: String(port) })
  try {
    await firstPage(port, rowan)
    return (performance.now() - began) / 1000
  } finally {
    rowan.signal('SIGINT')
    await rowan.ended()
  }
}

async function firstPage(port: number, rowan: RowanProcess): Promise<void> {
  for (const until = performance.now() + 180_000; performance.now() < until; ) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/`)
      await answer.text()
      if (answer.ok) return
    } catch {
      await new Promise(done => setTimeout(done, 20))
    }
  }
  throw new Error(`No page in three minutes:\n${rowan.output()}`)
}
