import type { TestEvent } from 'node:test/reporters'

/** A reporter whose one line is the last: what passed, what failed and what was left out. */
export default async function* tally(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue
    const { tests, passed, skipped, todo } = event.data.counts
    const leftOut = skipped + todo
    yield `${passed} passed, ${tests - passed - leftOut} failed, ${leftOut} left out\n`
  }
}
