import { type HTMLElement, parse } from 'node-html-parser'

/** A page as it arrived, to be read and to be answered. */
export type VisitedPage = {
  /** Path and query, after redirects. */
  readonly at: string
  readonly status: number
  readonly root: HTMLElement
}

/** What to fill in, by the name of the field: several values for boxes, a file where one is asked for. */
export type Answers = Readonly<Record<string, string | readonly string[] | FileToSend>>
export type FileToSend = { readonly name: string; readonly bytes: Uint8Array }

/** Which form of a page: by what its button says (or its last one that leads nowhere else), and by a piece of where it is sent. */
export type WhichForm = { readonly button?: string; readonly last?: true; readonly action?: string }

/** What a page did not offer, or how it answered when it did not do what was asked. */
export class VisitProblem extends Error {
  override readonly name = 'VisitProblem'
}

/**
 * Somebody with a browser that runs no scripts: goes to pages, fills in the forms that are there, presses the
 * buttons that are there, keeps cookies. What a page does not offer cannot be sent.
 */
export type Visitor = {
  /** Goes to a page; throws where it is not there, unless `status` says what is expected. */
  open(address: string, status?: number): Promise<VisitedPage>
  /** Fills in and sends a form of a page, follows where it leads; throws where that is an error or a form with errors. */
  send(page: VisitedPage, which: WhichForm, answers?: Answers, status?: number): Promise<VisitedPage>
  /** A file as it comes, with its media type. */
  download(address: string): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }>
}

/** @param from the address that the visitor comes from, as a proxy tells it */
export function openVisitor(base: string, from: string): Visitor {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>()

  const request = async (address: string, init: RequestInit = {}): Promise<{ at: URL; answer: Response }> => {
    let at = new URL(address, base)
    let sent = init
    for (let hops = 0; hops < 10; hops++) {
      const cookie = [...cookies]
        .filter(([, { path }]) => at.pathname === path || at.pathname.startsWith(path.replace(/\/?$/, '/')))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ')
      const answer = await fetch(at, {
        ...sent,
        redirect: 'manual',
        headers: {
          'Sec-Fetch-Site': 'same-origin',
          'X-Forwarded-For': from,
          ...(cookie === '' ? {} : { Cookie: cookie }),
        },
      })
      for (const line of answer.headers.getSetCookie()) keep(cookies, line)
      const to = answer.headers.get('Location')
      if (answer.status < 300 || answer.status > 399 || to === null) return { at, answer }
      await answer.arrayBuffer()
      at = new URL(to, at)
      sent = {}
    }
    throw new VisitProblem(`${address} leads round in a circle.`)
  }

  const read = async (address: string, init: RequestInit, wanted: number): Promise<VisitedPage> => {
    const { at, answer } = await request(address, init)
    const page: VisitedPage = {
      at: `${at.pathname}${at.search}`,
      status: answer.status,
      // Without scripts, what stands in noscript counts.
      root: parse(await answer.text(), { blockTextElements: { script: true, style: true } }),
    }
    if (page.status === wanted) return page
    throw new VisitProblem(`${at.pathname} answered ${page.status}: ${whatWentWrong(page)}`)
  }

  return {
    open: (address, status = 200) => read(address, {}, status),
    send(page, which, given = {}, status = 200) {
      const answers = datesApart(page, given)
      const { form, button } = findForm(page, which, answers)
      const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? page.at
      const body = bodyOf(page, form, button, answers)
      const address = new URL(action, new URL(page.at, base))
      if (form.getAttribute('method')?.toLowerCase() !== 'post') {
        for (const [name, value] of body)
          if (typeof value === 'string') address.searchParams.append(name, value)
        return read(address.href, {}, status)
      }
      if (form.getAttribute('enctype') === 'multipart/form-data')
        return read(address.href, { method: 'POST', body }, status)
      const urlencoded = new URLSearchParams()
      for (const [name, value] of body) if (typeof value === 'string') urlencoded.append(name, value)
      return read(address.href, { method: 'POST', body: urlencoded }, status)
    },
    async download(address) {
      const { at, answer } = await request(address)
      if (answer.status !== 200) throw new VisitProblem(`${at.pathname} answered ${answer.status}.`)
      return {
        mediaType: answer.headers.get('Content-Type') ?? '',
        bytes: new Uint8Array(await answer.arrayBuffer()),
      }
    },
  }
}

/** The visible words of a part of a page, with single spaces. */
export function wordsOf(part: HTMLElement | null | undefined): string {
  return (part?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

function keep(cookies: Map<string, { value: string; path: string }>, line: string) {
  const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  const attribute = (wanted: string) =>
    attributes.find(each => each.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
  if (value === '' || attribute('max-age') === '0') cookies.delete(name)
  else cookies.set(name, { value, path: attribute('path') ?? '/' })
}

function whatWentWrong({ root }: VisitedPage): string {
  const summary = root.querySelector('.error-summary') ?? root.querySelector('main') ?? root
  return wordsOf(summary).slice(0, 400)
}

function findForm(page: VisitedPage, { button, last, action }: WhichForm, answers: Answers) {
  const forms = page.root.querySelectorAll('form')
  for (const form of forms) {
    const buttons = form.querySelectorAll('button')
    const pressed = last
      ? buttons.findLast(each => !each.hasAttribute('formaction'))
      : buttons.find(each => button === undefined || wordsOf(each) === button)
    const goesTo = pressed?.getAttribute('formaction') ?? form.getAttribute('action') ?? page.at
    const names = namesIn(form)
    if (
      (button === undefined || pressed !== undefined) &&
      (action === undefined || goesTo.includes(action)) &&
      Object.keys(answers).every(name => names.has(name))
    )
      return { form, button: pressed }
  }
  const wanted = [
    button && `a button “${button}”`,
    action && `an address with “${action}”`,
    Object.keys(answers).length > 0 && `the fields ${Object.keys(answers).join(', ')}`,
  ]
  const offered = forms.map(
    form =>
      `${form.getAttribute('action')} (${form.querySelectorAll('button').map(wordsOf).join(', ')}) with ${[...namesIn(form)].join(', ') || 'no fields'}`,
  )
  throw new VisitProblem(
    `${page.at} has no form with ${wanted.filter(Boolean).join(' and ')}. It has: ${offered.join('; ') || 'none'}.`,
  )
}

/** A date goes into three fields: `due` is `due-day`, `due-month` and `due-year` where a page asks so. */
function datesApart(page: VisitedPage, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]): [string, Answers[string]][] => {
      const date = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null
      if (date === null || page.root.querySelector(`[name="${name}-day"]`) === null) return [[name, value]]
      const [, year = '', month = '', day = ''] = date
      return [
        [`${name}-day`, day],
        [`${name}-month`, month],
        [`${name}-year`, year],
      ]
    }),
  )
}

function namesIn(form: HTMLElement): ReadonlySet<string> {
  const fields = form
    .querySelectorAll('input, select, textarea')
    .filter(field => !field.hasAttribute('disabled'))
  return new Set(fields.flatMap(field => field.getAttribute('name') ?? []))
}

/** The fields of a form as they stand, with the answers in their places. */
function bodyOf(
  page: VisitedPage,
  form: HTMLElement,
  button: HTMLElement | undefined,
  answers: Answers,
): FormData {
  const body = new FormData()
  const add = (name: string, value: string) => body.append(name, value)
  for (const field of form.querySelectorAll('input, select, textarea')) {
    const name = field.getAttribute('name')
    if (name === undefined || field.hasAttribute('disabled')) continue
    const type =
      field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase()
    const given = answers[name]
    const value = field.getAttribute('value') ?? (type === 'checkbox' || type === 'radio' ? 'on' : '')
    switch (type) {
      case 'checkbox':
      case 'radio': {
        const chosen =
          given === undefined
            ? field.hasAttribute('checked')
            : typeof given !== 'object'
              ? given === value
              : Array.isArray(given) && given.includes(value)
        if (chosen) add(name, value)
        break
      }
      case 'select': {
        const options = field.querySelectorAll('option')
        const wanted = typeof given === 'string' ? given : undefined
        const option = options.find(each =>
          wanted === undefined ? each.hasAttribute('selected') : optionValue(each) === wanted,
        )
        if (wanted !== undefined && option === undefined)
          throw new VisitProblem(`${page.at}: “${name}” does not offer “${wanted}”.`)
        const chosen = option ?? options[0]
        if (chosen) add(name, optionValue(chosen))
        break
      }
      case 'file':
        if (given !== undefined && typeof given === 'object' && 'bytes' in given)
          body.append(name, new File([new Uint8Array(given.bytes)], given.name))
        break
      case 'submit':
        break
      case 'textarea':
        add(name, typeof given === 'string' ? given : field.textContent.replace(/^\r?\n/, ''))
        break
      default:
        add(name, typeof given === 'string' ? given : value)
    }
  }
  const pressed = button?.getAttribute('name')
  if (pressed !== undefined) add(pressed, button?.getAttribute('value') ?? '')
  for (const [name, given] of Object.entries(answers)) {
    const wanted = typeof given === 'string' ? [given] : Array.isArray(given) ? given : []
    const there = body.getAll(name)
    const missing = wanted.find(value => !there.includes(value))
    if (missing !== undefined) throw new VisitProblem(`${page.at}: “${name}” does not offer “${missing}”.`)
  }
  return body
}

function optionValue(option: HTMLElement): string {
  return option.getAttribute('value') ?? wordsOf(option)
}
