/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { isTypedIn } from './is-typed-in.ts'
import { makeAlike } from './make-alike.ts'

/*
 * Keeps marked regions as they are on the server while work goes on. A region says in `data-follow` which stream
 * tells of changes (`clock` where none does), in `data-page` where it stands, and in
 * `data-say` what is read out when that changes. A region that is no longer marked is done.
 */

/** Between two looks at the least, where changes come fast. */
const pauseMs = 1000
/** Between two looks where no stream tells of changes. */
const pollMs = 5000
/** Between two looks where a stream does: work that died says nothing. */
const checkMs = 30_000
const longestWaitMs = 60_000
const answerWithinMs = 20_000

const sayOf = (regions: readonly HTMLElement[]) =>
  regions.find(region => region.dataset['say'])?.dataset['say']
const marked = () => [...document.querySelectorAll<HTMLElement>('[data-follow]')]
const [first] = marked()
if (first) follow(first.dataset['follow'] ?? 'clock', first.dataset['page'] ?? location.href)

function follow(address: string, page: string) {
  const status = addStatus()
  let said = sayOf(marked())
  let stream: EventSource | undefined
  let isTold = false
  let failures = 0
  let opening: number | undefined
  let timer: number | undefined
  let nextAt = Number.POSITIVE_INFINITY
  let lookedAt = Number.NEGATIVE_INFINITY
  let isLooking = false

  const open = () => {
    if (address === 'clock') return
    stream = new EventSource(address)
    stream.addEventListener('version', () => {
      isTold = true
      failures = 0
      lookIn(lookedAt + pauseMs - performance.now())
    })
    // Opened again by us and not by the browser: the newest version then always comes, which shows that it works.
    stream.addEventListener('error', () => {
      close()
      opening = setTimeout(open, Math.min(longestWaitMs, 1000 * 2 ** failures++))
      lookIn(pollMs)
    })
  }
  const close = () => {
    clearTimeout(opening)
    stream?.close()
    stream = undefined
    isTold = false
  }

  /** Looks after so long, or sooner where that was said before. */
  const lookIn = (ms: number) => {
    const at = performance.now() + Math.max(0, ms)
    if (at >= nextAt) return
    clearTimeout(timer)
    nextAt = at
    timer = setTimeout(
      () => {
        nextAt = Number.POSITIVE_INFINITY
        if (isLooking) lookIn(pauseMs)
        else void look()
      },
      Math.max(0, ms),
    )
  }
  const rest = () => {
    close()
    clearTimeout(timer)
    nextAt = Number.POSITIVE_INFINITY
  }
  const watch = () => {
    open()
    lookIn(address === 'clock' ? pollMs : pauseMs)
  }

  const look = async () => {
    isLooking = true
    lookedAt = performance.now()
    try {
      const { status, html } = await ask(page)
      take(status, new DOMParser().parseFromString(html, 'text/html'))
    } catch {
      // Nobody answers just now. What was shown stays, and is asked for again.
    }
    isLooking = false
    if (marked().length === 0) end()
    else if (!document.hidden) lookIn(isTold ? checkMs : pollMs)
  }

  const take = (answered: number, newer: Document) => {
    const regions = marked().map(region => ({ region, now: newer.getElementById(region.id) }))
    if (regions.some(({ now }) => now === null)) {
      // Too many at once, or out of order for a moment: the page will be there again.
      if (answered === 429 || answered >= 500) return
      // Another page stands there now: the work's outcome, or the way to sign in again.
      if (isTypedIn(document)) for (const { region } of regions) region.removeAttribute('data-follow')
      else location.replace(page)
      return
    }
    const focused = document.activeElement
    const around = regions.find(({ region }) => region.contains(focused))?.region
    for (const { region, now } of regions) if (now) makeAlike(region, now)
    if (around && focused && !focused.isConnected) bringFocus(around, focused.id)
    const say = sayOf(regions.map(({ region }) => region))
    if (say !== said) status.textContent = say ?? ''
    said = say
  }

  const onVisibility = () => (document.hidden ? rest() : watch())
  const end = () => {
    rest()
    document.removeEventListener('visibilitychange', onVisibility)
    delete document.documentElement.dataset['follows']
  }

  document.documentElement.dataset['follows'] = ''
  document.addEventListener('visibilitychange', onVisibility)
  if (!document.hidden) watch()
}

async function ask(page: string): Promise<{ status: number; html: string }> {
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), answerWithinMs)
  try {
    const answer = await fetch(page, {
      headers: { Accept: 'text/html' },
      cache: 'no-store',
      signal: ending.signal,
    })
    return { status: answer.status, html: await answer.text() }
  } finally {
    clearTimeout(timer)
  }
}

/** What is said to people who do not see the page change. Empty at first, so that what comes is read out. */
function addStatus(): HTMLElement {
  const status = document.createElement('div')
  status.className = 'hidden'
  status.setAttribute('role', 'status')
  document.querySelector('main')?.append(status)
  return status
}

/** Where what had the focus is gone, it goes to what stands for it, not to the top of the page. */
function bringFocus(region: HTMLElement, id: string) {
  const instead = document.getElementById(id) ?? region
  if (instead === region) instead.tabIndex = -1
  instead.focus({ preventScroll: true })
}
