import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { CommandProblem } from './command-problem.ts'
import { runScenario } from './replay/run-scenario.ts'
import type { Scenario } from './replay/scenario.ts'
import { mismatches, readScenario } from './replay.ts'

const folder = mkdtempSync(join(tmpdir(), 'rowan-replay-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const firstLight = 'examples/replays/first-light.json'

/** The example with something changed in it, as somebody would in an editor. */
async function changed(change: (file: Record<string, unknown>) => void): Promise<Scenario> {
  const file = JSON.parse(JSON.stringify(await readScenario(firstLight)))
  change(file)
  const path = join(folder, 'changed.json')
  writeFileSync(path, JSON.stringify(file))
  return readScenario(path)
}

describe('a scenario', () => {
  test('whose figure is changed changes what goes in and what comes out', async () => {
    const file = await readScenario(firstLight)
    const fewer: Scenario = {
      ...file,
      answers: file.answers.map(group => (group.times === 16 ? { ...group, times: 12 } : group)),
    }
    const figures = await runScenario(fewer, () => {})
    const wrong = mismatches(file.expect, figures)
    assert.ok(wrong.some(line => line.includes('theme: Time to talk: 38 was expected, and it is 34')))
    assert.equal(figures.get('report: took part'), '81')
    assert.equal(figures.get('report: People want enough time to talk'), '34 of 81')
    assert.equal(figures.get('afterwards: theme: Time to talk'), '33')
    assert.equal(figures.get('afterwards: report: People want enough time to talk'), '34 of 81')
  })

  test('that is wrong is refused with where it is wrong', async () => {
    await assert.rejects(
      changed(file =>
        Object.assign(file, { findings: [{ sentence: 'A', themes: ['Nobody’s'] }], recommendations: [] }),
      ),
      /findings\[0\]\.themes: no answer speaks of “Nobody’s”/,
    )
    await assert.rejects(
      changed(file => Object.assign(file, { withdrawals: [{ answer: 'nobody' }] })),
      /withdrawals\[0\]\.answer: no answer has the key “nobody”/,
    )
    await assert.rejects(
      changed(file => Object.assign(file, { wordz: 1 })),
      /Unrecognized key/,
    )
  })

  test('that is not there, or no JSON, is told as a sentence', async () => {
    await assert.rejects(readScenario(join(folder, 'none.json')), CommandProblem)
    writeFileSync(join(folder, 'no.json'), '{ "title": ')
    await assert.rejects(readScenario(join(folder, 'no.json')), /is not JSON/)
  })

  test('that expects another figure names it, and one that is not there', () => {
    const found = mismatches(
      { a: 1, b: '2 of 3', c: 4 },
      new Map([
        ['a', '1'],
        ['b', '1 of 3'],
      ]),
    )
    assert.deepEqual(found, [
      '  b: 2 of 3 was expected, and it is 1 of 3.',
      '  c: 4 was expected, and there is no such figure.',
    ])
  })
})
