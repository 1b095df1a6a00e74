import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Child } from 'hono/jsx'
import { island, islandAt } from '../island.ts'
import { StaffPage } from '../layout.tsx'
import { Followed } from './followed.tsx'

const follow = island('follow').address

function pageWith(content: Child): string {
  return String(
    <StaffPage title="Themes">
      <h1>Themes</h1>
      {content}
    </StaffPage>,
  )
}

test('a page on which work goes on brings the script that keeps it up to date, once', () => {
  const html = pageWith(
    <>
      <Followed id="one" stream="/o/alder/p/1/stream" page="/o/alder/p/1" say="Reading">
        <p>Reading</p>
      </Followed>
      <Followed id="two" stream="/o/alder/p/1/stream" page="/o/alder/p/1" />
    </>,
  )
  assert.equal(html.split(`<script type="module" src="${follow}"></script>`).length, 2)
  assert.match(
    html,
    /id="one" data-follow="\/o\/alder\/p\/1\/stream" data-page="\/o\/alder\/p\/1" data-say="Reading"/,
  )
  assert.equal(islandAt(follow)?.type, 'text/javascript; charset=utf-8')
})

test('a page whose work is over, or in which somebody writes of it, brings no script', () => {
  const over = (
    <Followed id="one" stream={undefined} page="/o/alder/p/1" say="Done">
      <p>Done</p>
    </Followed>
  )
  assert.doesNotMatch(pageWith(over), /<script/)
  assert.doesNotMatch(pageWith(<p>They wrote &lt;div data-follow="/elsewhere"&gt;</p>), /<script/)
  assert.doesNotMatch(pageWith(<p title={' data-follow="/elsewhere"'}>Theirs</p>), /<script/)
})
