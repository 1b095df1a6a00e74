import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onStopSignal, shutDown, TooSlow } from './shutdown.ts'

test('everything is ended in order', async () => {
  const ended: string[] = []
  const steps = ['server', 'jobs', 'database'].map(name => ({ name, run: () => void ended.push(name) }))
  assert.equal(await shutDown({ steps, patience: 1000, onProblem: assert.fail }), true)
  assert.deepEqual(ended, ['server', 'jobs', 'database'])
})

test('what fails or hangs does not keep the database from being closed', async () => {
  const problems: [string, unknown][] = []
  const closed: string[] = []
  const clean = await shutDown({
    steps: [
      { name: 'server', run: () => new Promise(() => {}) },
      { name: 'jobs', run: () => Promise.reject(new RangeError('no')) },
      { name: 'database', run: () => void closed.push('database') },
    ],
    patience: 20,
    onProblem: (step, error) => problems.push([step, error]),
  })
  assert.equal(clean, false)
  assert.deepEqual(closed, ['database'])
  assert.ok(problems[0]?.[1] instanceof TooSlow)
  assert.deepEqual(
    problems.map(([step]) => step),
    ['server', 'jobs'],
  )
})

test('a signal that arrives twice at once, from the terminal and from npm, begins once and does not insist', () => {
  let begun = 0
  let insisted = 0
  const forget = onStopSignal(
    () => begun++,
    () => insisted++,
  )
  try {
    process.emit('SIGINT', 'SIGINT')
    process.emit('SIGINT', 'SIGINT')
    process.emit('SIGTERM', 'SIGTERM')
    assert.deepEqual([begun, insisted], [1, 0])
  } finally {
    forget()
  }
})
