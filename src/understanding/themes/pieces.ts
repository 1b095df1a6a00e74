import type { Span } from '../../listening/index.ts'

/** A sentence longer than this is offered in clauses. */
const longSentence = 120
const shortClause = 30
/** So much of a very long contribution is offered sentence by sentence; the rest by its exact words. */
export const offeredOf = 20_000

/**
 * The pieces that a contribution is offered in, one after the other: its sentences, and the clauses of a long one.
 * Between them stands nothing but space.
 */
export function offeredPieces(words: string, language: string): Span[] {
  const read = wellFormedSlice(words, 0, Math.min(words.length, offeredOf))
  const spans: Span[] = []
  for (const { index, segment } of segmenter(language).segment(read)) {
    const span = trimmed(words, { start: index, end: index + segment.length })
    if (!span) continue
    const before = spans.at(-1)
    // Intl cuts after "Dr." and after a number with a stop.
    const goesOn =
      before && /(?:^|\s)(?:Dr|Mrs?|Ms|Prof|St|[A-Z]|\d+)\.$/.test(words.slice(before.start, before.end))
    if (goesOn || !/[\p{L}\p{N}]/u.test(words.slice(span.start, span.end))) {
      if (before) spans[spans.length - 1] = { start: before.start, end: span.end }
      else spans.push(span)
    } else spans.push(span)
  }
  return spans.flatMap(span => (span.end - span.start > longSentence ? clauses(words, span) : [span]))
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' })
  } catch {
    // A language tag that Intl does not accept: the rules that hold everywhere are as good as any.
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}

const stops =
  /[,;:–—，；：、،؛]\s*|\s(?=(?:and|but|because|so|also|plus|ale|ponieważ|oraz|ach|agus|لكن|لأن)\s)/giu

function clauses(words: string, { start, end }: Span): Span[] {
  const found: Span[] = []
  let from = start
  for (const match of words.slice(start, end).matchAll(stops)) {
    const at = start + match.index + match[0].length
    if (at - from < shortClause || end - at < shortClause) continue
    found.push({ start: from, end: at })
    from = at
  }
  return [...found, { start: from, end }].flatMap(span => trimmed(words, span) ?? [])
}

/** Spans in their order, those that touch or have only space between them made one. */
export function joinedPieces(words: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && (span.start <= last.end || words.slice(last.end, span.start).trim() === ''))
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else joined.push(span)
  }
  return joined
}

/** What is left of `held` without `taken`: trimmed, and nothing that has no letter or number in it. */
export function withoutPieces(words: string, held: readonly Span[], taken: readonly Span[]): Span[] {
  let left = [...held]
  for (const { start, end } of taken)
    left = left.flatMap(span =>
      span.end <= start || span.start >= end
        ? [span]
        : [
            { start: span.start, end: start },
            { start: end, end: span.end },
          ].filter(part => part.end > part.start && part.start >= span.start && part.end <= span.end),
    )
  return left
    .flatMap(span => trimmed(words, span) ?? [])
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(words.slice(start, end)))
}

/** All of the words, as one piece. */
export function wholeOf(words: string): Span {
  return trimmed(words, { start: 0, end: words.length }) ?? { start: 0, end: words.length }
}

/** Whether pieces leave out nothing of the words but space. */
export function isWhole(words: string, spans: readonly Span[]): boolean {
  const [only, ...more] = joinedPieces(words, spans)
  const all = wholeOf(words)
  return only !== undefined && more.length === 0 && only.start <= all.start && only.end >= all.end
}

/**
 * Where a piece that somebody copied stands in the words. Space that a text field added around it, and its line
 * ends, do not matter. Where it stands there more than once, the one at `near` or after it is meant.
 */
export function spanOf(words: string, piece: string, near = 0): Span | undefined {
  for (const tried of [piece, piece.trim(), piece.trim().replaceAll('\n', '\r\n')]) {
    if (tried === '') continue
    const after = words.indexOf(tried, near)
    const start = after >= 0 ? after : words.indexOf(tried)
    if (start >= 0) return { start, end: start + tried.length }
  }
  return undefined
}

export type Part = { readonly text: string; readonly isMarked: boolean }

/** Words cut into what pieces mark and what stands around them, for showing pieces in their context. */
export function inContext(words: string, spans: readonly Span[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { start, end } of joinedPieces(words, spans)) {
    if (start > at) parts.push({ text: words.slice(at, start), isMarked: false })
    parts.push({ text: words.slice(start, end), isMarked: true })
    at = end
  }
  if (at < words.length) parts.push({ text: words.slice(at), isMarked: false })
  return parts
}

function trimmed(words: string, { start, end }: Span): Span | undefined {
  const slice = words.slice(start, end)
  const from = start + slice.length - slice.trimStart().length
  const to = start + slice.trimEnd().length
  return to > from ? { start: from, end: to } : undefined
}

/** No character is cut in two at the end. */
function wellFormedSlice(words: string, start: number, end: number): string {
  const slice = words.slice(start, end)
  return slice.isWellFormed() ? slice : words.slice(start, end - 1)
}
