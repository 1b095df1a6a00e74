import { makeExcerpt, type Span } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Change, type Coded, codedWhole, joining } from './analysis-step.ts'
import { beginTheme, present } from './change-themes.ts'
import { codingsOf, excerptsAt, saidOnce } from './codings.sql.ts'
import { isWhole, joinedPieces, wholeOf, withoutPieces } from './pieces.ts'
import { type Analyst, type By, type Draft, type Edge, takeStep } from './take-step.ts'

/** A contribution in a theme, of which an analyst means a part. */
export type Place = {
  readonly theme: Id<'theme'>
  readonly contribution: Id<'contribution'>
  /** Of the words that the analyst saw: where their author has changed them since, nothing is done. */
  readonly revision: number
}

/** Where a part goes: to a theme that is there, or to a new one of this name. */
export type Target = { readonly theme: Id<'theme'> } | { readonly name: string }

/** From now on the theme holds only these pieces of the contribution; all of it where they leave nothing out. */
export function narrowCoding(services: Edge, analyst: Analyst, place: Place, spans: readonly Span[]) {
  return takeStep(services, analyst, 'narrow', async (db, by) => {
    const found = await codingAt(db, analyst, place)
    if (!found) return 'gone'
    const after = await withPieces(db, place, found, spans, by)
    if (after === 'gone') return 'gone'
    if (!after || isSame(found.coding, after)) return 'nothing to do'
    return recoded(place, found, after)
  })
}

/** The theme holds all of the contribution again. */
export function widenCoding(services: Edge, analyst: Analyst, place: Place) {
  return takeStep(services, analyst, 'widen', async db => {
    const found = await codingAt(db, analyst, place)
    if (!found) return 'gone'
    if (found.coding.pieces === 0) return 'nothing to do'
    return recoded(place, found, { ...found.coding, excerpts: [], pieces: 0, revision: null })
  })
}

/** Somebody has read again what its author changed, and it still belongs: what is left of it, as it is now. */
export function confirmCoding(services: Edge, analyst: Analyst, place: Place) {
  return takeStep(services, analyst, 'read again', async db => {
    const found = await codingAt(db, analyst, place)
    if (!found) return 'gone'
    const { excerpts } = found.coding
    return recoded(place, found, { ...found.coding, pieces: excerpts.length, revision: null })
  })
}

/** Puts a part into another theme; `move` takes it out of the theme where it was, which keeps the rest. */
export function carryPieces(
  services: Edge,
  analyst: Analyst,
  how: 'move' | 'copy',
  place: Place,
  spans: readonly Span[],
  to: Target,
) {
  return takeStep(services, analyst, how === 'move' ? 'move part' : 'copy part', async (db, by) => {
    const found = await codingAt(db, analyst, place)
    const there = 'theme' in to ? await present(db, analyst, to.theme) : undefined
    if (!found || ('theme' in to && (!there || to.theme === place.theme))) return 'gone'
    const carried = await withPieces(
      db,
      place,
      { ...found, coding: codedWhole(place.contribution) },
      spans,
      by,
    )
    if (carried === 'gone') return 'gone'
    if (!carried) return 'nothing to do'
    const leaving = how === 'move' ? await leave(db, place, found, spans, by) : []
    if (leaving === 'gone') return 'gone'
    const begun = 'name' in to ? await beginTheme(db, analyst, to.name, 'person', by) : undefined
    const target = begun?.theme ?? there!.theme
    const held = await codingsOf(db, target.id, [place.contribution])
    return {
      themes: [target.id, place.theme],
      detail: { from: found.name, into: target.name },
      changes: [...(begun ? [begun.begun] : []), ...leaving, ...joining(target.id, held, [carried])],
    }
  })
}

type Found = { readonly name: string; readonly words: string; readonly coding: Coded }

async function codingAt(
  db: OrganisationDatabase,
  analyst: Analyst,
  place: Place,
): Promise<Found | undefined> {
  const theme = await present(db, analyst, place.theme)
  const said = await saidOnce(db, analyst.programme, place.contribution)
  const [coding] = await codingsOf(db, place.theme, [place.contribution])
  if (said?.revision !== place.revision) return undefined
  return theme && said && coding && { name: theme.theme.name, words: said.words, coding }
}

/**
 * The coding as these pieces of the words; undefined where there is nothing in them, "gone" where the words changed
 * under the analyst's hands.
 */
async function withPieces(
  db: OrganisationDatabase,
  { contribution }: Place,
  { words, coding }: Found,
  spans: readonly Span[],
  by: By,
): Promise<Coded | 'gone' | undefined> {
  const joined = joinedPieces(words, spans)
  if (joined.length === 0) return undefined
  if (isWhole(words, joined)) return { ...coding, excerpts: [], pieces: 0, revision: null }
  const excerpts: string[] = []
  for (const span of joined) {
    const made = await makeExcerpt(db, { contribution, span, quote: words.slice(span.start, span.end) }, by)
    if (!made.ok) return 'gone'
    excerpts.push(made.excerpt)
  }
  return { ...coding, excerpts, pieces: excerpts.length, revision: null }
}

/** What takes a part out of a theme: the rest of what it holds stays. */
async function leave(
  db: OrganisationDatabase,
  place: Place,
  found: Found,
  spans: readonly Span[],
  by: By,
): Promise<readonly Change[] | 'gone'> {
  const { words, coding } = found
  const held =
    coding.pieces === 0 ? [wholeOf(words)] : await excerptsAt(db, place.contribution, coding.excerpts)
  const left = withoutPieces(words, held, spans)
  const rest = await withPieces(db, place, found, left, by)
  if (rest === 'gone') return 'gone'
  if (rest && isSame(coding, rest)) return []
  return [
    { what: 'uncoded', theme: place.theme, codings: [coding] },
    ...(rest ? [{ what: 'coded' as const, theme: place.theme, codings: [rest] }] : []),
  ]
}

function recoded(place: Place, { name, coding }: Found, after: Coded): Draft {
  return {
    themes: [place.theme],
    detail: { name },
    changes: [
      { what: 'uncoded', theme: place.theme, codings: [coding] },
      { what: 'coded', theme: place.theme, codings: [after] },
    ],
  }
}

function isSame(one: Coded, other: Coded): boolean {
  return one.pieces === other.pieces && one.excerpts.join() === other.excerpts.join()
}
