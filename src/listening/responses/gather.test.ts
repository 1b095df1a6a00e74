import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { gather } from './gather.ts'

/** Work that goes on when it is told to, and remembers what it was given together. */
function heldWork() {
  const groups: number[][] = []
  const waiting: (() => void)[] = []
  const work = async (items: readonly number[]) => {
    groups.push([...items])
    await new Promise<void>(resolve => waiting.push(resolve))
    if (items.includes(13)) throw new Error('13 cannot be done.')
    return items.map(item => item * 2)
  }
  const goOn = async () => {
    waiting.shift()?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { groups, work, goOn }
}

describe('gather', () => {
  test('does at once what is asked for alone', async () => {
    const { groups, work, goOn } = heldWork()
    const ask = gather(work, { most: 8, atOnce: 1 })
    const asked = ask(1)
    assert.deepEqual(groups, [[1]])
    await goOn()
    assert.equal(await asked, 2)
  })

  test('does together what is asked for meanwhile, no more than the most, each with its own result', async () => {
    const { groups, work, goOn } = heldWork()
    const ask = gather(work, { most: 3, atOnce: 1 })
    const asked = [1, 2, 3, 4, 5].map(ask)
    for (let step = 0; step < 3; step++) await goOn()
    assert.deepEqual(await Promise.all(asked), [2, 4, 6, 8, 10])
    assert.deepEqual(groups, [[1], [2, 3, 4], [5]])
  })

  test('has no more groups under way than it may', async () => {
    const { groups, work, goOn } = heldWork()
    const ask = gather(work, { most: 8, atOnce: 2 })
    const asked = [1, 2, 3, 4].map(ask)
    assert.deepEqual(groups, [[1], [2]])
    for (let step = 0; step < 3; step++) await goOn()
    assert.deepEqual(await Promise.all(asked), [2, 4, 6, 8])
    assert.deepEqual(groups, [[1], [2], [3, 4]])
  })

  test('one that cannot be done spoils nothing for the others, nor for those that come later', async () => {
    const { work, goOn } = heldWork()
    const ask = gather(work, { most: 8, atOnce: 1 })
    const asked = Promise.allSettled([1, 2, 13, 4].map(ask))
    for (let step = 0; step < 5; step++) await goOn()
    assert.deepEqual(
      (await asked).map(one => (one.status === 'fulfilled' ? one.value : String(one.reason))),
      [2, 4, 'Error: 13 cannot be done.', 8],
    )
    const later = ask(5)
    await goOn()
    assert.equal(await later, 10)
  })
})
