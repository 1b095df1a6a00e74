import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { isRoot } from '../src/platform/db/cluster/folders.ts'
import { faultFolder, prepareRowan } from './rowan-under-fault.ts'
import { startSenders } from './sender.ts'

/** Room for PostgreSQL and its journal, and little more. */
const megabytes = 220

test('a full disk is said in sentences, nothing acknowledged is lost, and it goes on once there is room', async t => {
  if (!isRoot()) return t.skip('a small disk is mounted by root alone')
  const disk = faultFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', disk])
  if (mounted.status !== 0) {
    rmSync(disk, { recursive: true })
    return t.skip(`no small disk can be mounted here: ${mounted.stderr}`)
  }
  try {
    const dataDir = join(disk, 'data')
    const rowan = await prepareRowan(dataDir)
    try {
      await rowan.start()
      const ballast = join(disk, 'ballast')
      const senders = startSenders(rowan.address, 4, 'full disk')
      while (senders.acknowledged.size < 20) await pause(20)
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(ballast, '')
      chmodSync(ballast, 0o600)
      // To the last byte: what PostgreSQL has reserved for its journal is used up first.
      spawnSync('dd', [
        'if=/dev/zero',
        `of=${ballast}`,
        'bs=1M',
        `count=${Math.ceil((bavail * bsize) / 2 ** 20) + 1}`,
      ])
      const page = await refusalPage(rowan.address)
      assert.match(page, /<h1>/)
      assert.doesNotMatch(page, /ENOSPC|No space left|at \w+ \(|\.ts:\d/)
      const before = senders.acknowledged.size
      rmSync(ballast)
      while (senders.acknowledged.size < before + 20) {
        assert.equal(rowan.ended(), false, rowan.output())
        await pause(50)
      }
      await senders.stop()
      const stored = await rowan.ask<{ words: string; count: string }>(
        'select words, count(*) from rowan.contribution group by words',
      )
      const found = new Map(stored.map(row => [row.words, Number(row.count)]))
      const lost = [...senders.acknowledged].filter(words => !found.has(words))
      const twice = stored.filter(row => Number(row.count) > 1)
      assert.deepEqual([lost, twice], [[], []])
    } finally {
      await rowan.end()
    }
  } finally {
    spawnSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

/** Sends long answers until one is refused, and gives what the person then reads. */
async function refusalPage(address: string): Promise<string> {
  for (let count = 0; count < 3000; count++) {
    const body = new URLSearchParams({
      page_key: crypto.randomUUID(),
      answer_q1: `full disk long ${count} ${crypto.randomUUID().repeat(400)}`,
      analysis: 'yes',
    })
    try {
      const response = await fetch(address, {
        method: 'POST',
        body,
        redirect: 'manual',
        headers: { 'X-Forwarded-For': `198.18.9.${count % 250}` },
        signal: AbortSignal.timeout(20_000),
      })
      const text = await response.text()
      if (response.status >= 500) return text
    } catch {
      // The connection was cut: what comes next is what counts.
    }
  }
  throw new Error('Nothing was refused although the disk is full.')
}
