import { execFile, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeCsv } from '../src/platform/tabular/write-csv.ts'
import type { Bench } from './figure.ts'
import { madeTexts } from './themes.ts'

const rowan = resolve(import.meta.dirname, '..', 'bin', 'rowan')
const few = 10_000
const many = 100_000
const areas = 12

/** The whole command as a person runs it: from the file to the six files, in a process of its own. */
export const benchReport: Bench = {
  about: '"rowan report" of short texts, the whole command: time and memory',
  async run(report) {
    const folder = await mkdtemp(join(tmpdir(), 'rowan-bench-'))
    try {
      const first = await measured(folder, few)
      report({ what: `${named(few)}`, value: first.seconds, unit: 's', limit: { atMost: 30 } })
      report({
        what: `${named(few)}: most memory`,
        value: first.megabytes,
        unit: 'MB',
        limit: { atMost: 1000 },
      })
      const second = await measured(folder, many)
      report({ what: `${named(many)}`, value: second.seconds, unit: 's' })
      report({ what: `${named(many)}: most memory`, value: second.megabytes, unit: 'MB' })
      report({
        what: 'time for ten times the texts',
        value: second.seconds / first.seconds,
        unit: 'times',
        limit: { atMost: 11 },
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

function named(count: number): string {
  return `${count.toLocaleString('en')} texts`
}

async function measured(folder: string, count: number): Promise<{ seconds: number; megabytes: number }> {
  const file = join(folder, `${count}.csv`)
  const out = join(folder, `${count}`)
  const rows = madeTexts(count).map(({ text }, row) => [text, `Area ${row % areas}`])
  await pipeline(Readable.from(writeCsv(['said', 'area'], rows)), createWriteStream(file))

  const began = performance.now()
  const command = spawn(rowan, ['report', file, '--text', 'said', '--by', 'area', '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const memory = watchMemory(command.pid!)
  const status = await new Promise(ended => {
    command.once('error', () => ended('not started'))
    command.once('close', ended)
  })
  const seconds = (performance.now() - began) / 1000
  const megabytes = memory.stop()
  if (status !== 0) throw new Error(`rowan report of ${named(count)} ended with ${status}`)
  const written = await readdir(out)
  if (written.length !== 6) throw new Error(`rowan report of ${named(count)} wrote ${written.join(', ')}`)
  return { seconds, megabytes }
}

/**
 * The highest resident memory of a process and all below it together, in megabytes, asked of the system ten
 * times a second.
 */
function watchMemory(pid: number): { stop(): number } {
  let highest = 0
  let asking = false
  const timer = setInterval(() => {
    if (asking) return
    asking = true
    execFile('ps', ['-A', '-o', 'pid=,ppid=,rss='], (_problem, table) => {
      asking = false
      highest = Math.max(highest, familyMemory(pid, table))
    })
  }, 100)
  return {
    stop: () => {
      clearInterval(timer)
      return highest / 1000
    },
  }
}

/** Kilobytes of a process and of those that it started, from the lines of `ps`. */
function familyMemory(pid: number, table: string): number {
  const processes = table
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  let kilobytes = 0
  for (let before = 0; before !== family.size; ) {
    before = family.size
    kilobytes = 0
    for (const [one, parent, memory] of processes) {
      if (family.has(parent!)) family.add(one!)
      if (family.has(one!)) kilobytes += memory!
    }
  }
  return kilobytes
}
