import { setTimeout as pause } from 'node:timers/promises'
import type { Scenario } from './scenario.ts'
import type { Place } from './set-up.ts'
import { type VisitedPage, type Visitor, VisitProblem, wordsOf } from './visitor.ts'

/** What the analyst judges words to speak of: theme names by words. */
type Judgement = ReadonlyMap<string, readonly string[]>

type Shown = { readonly id: string; readonly words: string }

/**
 * The analyst's work: has themes drawn, judges each suggestion by reading it, accepts it under its name, renames
 * it, merges what is one thing, moves and splits what is in the wrong place, adds what the machine missed.
 */
export async function analyse(
  analyst: Visitor,
  file: Scenario,
  { programme }: Place,
  tell: (doing: string) => void,
): Promise<void> {
  const home = `${programme}/understand`
  const judged: Judgement = new Map([
    ...file.answers.flatMap(({ words, themes }) => words.map(each => [each, themes] as const)),
    ...Object.entries(file.import?.themes ?? {}),
  ])
  tell('Themes are drawn')
  await drawThemes(analyst, home, file.themes.count)
  tell('The analyst judges them')
  await judgeSuggestions(analyst, home, judged)
  const wanted = new Set([
    ...file.answers.filter(({ permission }) => permission.analysis).flatMap(each => each.themes),
    ...Object.values(file.import?.themes ?? {}).flat(),
  ])
  await addMissing(analyst, home, wanted)
  for (const name of wanted) await putRight(analyst, home, name, judged)
  await changeMind(analyst, home)
}

async function drawThemes(analyst: Visitor, home: string, count: number | undefined) {
  await analyst.send(
    await analyst.open(home),
    { button: 'Look for themes' },
    { count: count === undefined ? '' : String(count) },
  )
  await until(analyst, home, page => page.root.querySelector('[data-follow]') === null)
}

/** Opens a page again, as it asks to be, until it has what is waited for. */
export async function until(
  visitor: Visitor,
  address: string,
  isDone: (page: VisitedPage) => boolean,
): Promise<VisitedPage> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const page = await visitor.open(address)
    if (isDone(page)) return page
    if (Date.now() > deadline) throw new VisitProblem(`${address} was not done within two minutes.`)
    await pause(250)
  }
}

async function judgeSuggestions(analyst: Visitor, home: string, judged: Judgement) {
  const overview = await analyst.open(home)
  const addresses = linksTo(overview, `${home}/suggestions/`)
  for (const address of addresses.keys()) {
    const page = await analyst.open(address)
    const name = mostJudged(shownOn(page), judged)
    if (name === undefined) {
      await analyst.send(page, { button: 'Set it aside' })
      continue
    }
    const accepted = await analyst.send(page, { button: 'Make it a theme' })
    const suggested = page.root.querySelector('[name=name]')?.getAttribute('value') ?? ''
    const themes = themesOn(accepted, home)
    const there = themes.get(name)
    const made = themes.get(suggested)
    if (made === undefined) throw new VisitProblem(`“${suggested}” was accepted and is not among the themes.`)
    const theme = await analyst.open(made)
    if (there === undefined) await analyst.send(theme, { button: 'Save' }, { 'theme-name': name })
    else if (there !== made)
      await analyst.send(theme, { button: 'Merge' }, { 'merge-into': there.split('/').at(-1) ?? '' })
  }
}

async function addMissing(analyst: Visitor, home: string, wanted: ReadonlySet<string>) {
  for (const name of wanted) {
    const overview = await analyst.open(home)
    if (!themesOn(overview, home).has(name)) await analyst.send(overview, { button: 'Add' }, { name })
  }
}

/** Goes through a theme: what belongs elsewhere is moved, what belongs nowhere taken out, what is missing added. */
async function putRight(analyst: Visitor, home: string, name: string, judged: Judgement) {
  const themes = themesOn(await analyst.open(home), home)
  const address = themes.get(name)
  if (address === undefined) throw new VisitProblem(`There is no theme “${name}”.`)
  const held = await allIn(analyst, address)
  const wrong = held.filter(({ words }) => !(judged.get(words) ?? []).includes(name))
  const by = Map.groupBy(wrong, ({ words }) => (judged.get(words) ?? [])[0])
  for (const [right, pieces] of by) {
    const contribution = pieces.map(({ id }) => id)
    const into = right === undefined ? undefined : themes.get(right)
    await inPieces(analyst, address, contribution, (page, chosen) =>
      into === undefined
        ? analyst.send(page, { button: 'Take out of this theme' }, { contribution: chosen })
        : analyst.send(
            page,
            { button: 'Move' },
            { contribution: chosen, into: into.split('/').at(-1) ?? '' },
          ),
    )
  }
  for (const [words, names] of judged) {
    if (!names.includes(name)) continue
    for (;;) {
      const found = await analyst.open(`${address}?q=${encodeURIComponent(words.slice(0, 200))}`)
      const form = found.root.querySelector(`form[action="${address}/code"]`)
      const missing = form ? checkboxes(form).filter(each => each.words === words) : []
      if (missing.length === 0) break
      await analyst.send(
        found,
        { button: 'Add to this theme' },
        { contribution: missing.map(({ id }) => id) },
      )
    }
  }
}

/** Undoes the last step and does nothing else: the lineage shows both, and the step is taken again. */
async function changeMind(analyst: Visitor, home: string) {
  const overview = await analyst.open(home)
  const added = await analyst.send(overview, { button: 'Add' }, { name: 'A second thought' })
  await analyst.send(added, { button: 'Undo' })
}

/** Everything in a theme, page by page. */
async function allIn(analyst: Visitor, address: string): Promise<Shown[]> {
  const all: Shown[] = []
  for (let number = 1; ; number++) {
    const page = await analyst.open(`${address}?page=${number}`)
    const form = page.root.querySelector(`form[action="${address}/move"]`)
    const shown = form ? checkboxes(form) : []
    if (all.some(({ id }) => id === shown[0]?.id)) return all
    all.push(...shown)
    if (shown.length < 50) return all
  }
}

/** What is ticked has to be on the page that is sent: a theme shows so many at a time. */
async function inPieces(
  analyst: Visitor,
  address: string,
  wanted: readonly string[],
  send: (page: VisitedPage, chosen: string[]) => Promise<unknown>,
) {
  const left = new Set(wanted)
  for (let number = 1; left.size > 0; ) {
    const page = await analyst.open(`${address}?page=${number}`)
    const form = page.root.querySelector(`form[action="${address}/move"]`)
    const shown = form ? checkboxes(form) : []
    const chosen = shown.map(({ id }) => id).filter(id => left.has(id))
    if (chosen.length === 0) {
      if (shown.length === 0 || number > 100)
        throw new VisitProblem(`${address} does not show all that is in it.`)
      number += 1
      continue
    }
    await send(page, chosen)
    for (const id of chosen) left.delete(id)
    number = 1
  }
}

function mostJudged(shown: readonly Shown[], judged: Judgement): string | undefined {
  const counts = new Map<string, number>()
  for (const { words } of shown)
    for (const name of judged.get(words) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}

function shownOn(page: VisitedPage): Shown[] {
  return checkboxes(page.root.querySelector('.member-list') ?? page.root)
}

function checkboxes(part: VisitedPage['root']): Shown[] {
  return part.querySelectorAll('input[type=checkbox]').map(box => ({
    id: box.getAttribute('value') ?? '',
    words: part.querySelector(`label[for="${box.getAttribute('id')}"] .voice`)?.textContent.trim() ?? '',
  }))
}

/** The themes of the programme by name, with their addresses. A link reads “36 people: Time to talk”. */
export function themesOn(page: VisitedPage, home: string): Map<string, string> {
  const links = [...linksTo(page, `${home}/themes/`)]
  return new Map(links.map(([address, text]) => [text.slice(text.indexOf(': ') + 2), address]))
}

function linksTo(page: VisitedPage, beginning: string): Map<string, string> {
  const links = page.root
    .querySelectorAll('a')
    .map(link => [link.getAttribute('href') ?? '', wordsOf(link)] as const)
  return new Map(links.filter(([address]) => address.startsWith(beginning)))
}
