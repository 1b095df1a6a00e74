import { stem } from './stem.ts'
import { isContentWord, wordSpans } from './tokens.ts'

/** An exact piece of a text: offsets in UTF-16 code units, end not included. */
export interface ThemeExcerpt {
  id: string
  start: number
  end: number
}

export interface ExcerptSource {
  id: string
  /** As it was given, untrimmed. */
  text: string
  /** How near it is to the middle of its theme, from −1 to 1. */
  nearness: number
}

const readFrom = 20_000
const mostCharacters = 320

/**
 * Up to `count` pieces that speak for a theme: whole sentences, near its middle, long enough to say something,
 * and not repeating one another.
 * @param weightOf how much a stem sets the theme apart (0 for most)
 */
export function representativeExcerpts(
  sources: readonly ExcerptSource[],
  weightOf: (stem: string) => number,
  language: string,
  count: number,
): ThemeExcerpt[] {
  const ranked = [...sources]
    .sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(40, count))
    .flatMap(source => bestSentence(source, weightOf, language) ?? [])
    .sort((a, b) => b.score - a.score || (a.excerpt.id < b.excerpt.id ? -1 : 1))
  const chosen: typeof ranked = []
  for (const entry of ranked) {
    if (chosen.length === count) break
    if (!chosen.some(other => overlap(other.stems, entry.stems) > 0.6)) chosen.push(entry)
  }
  return chosen.map(entry => entry.excerpt)
}

interface Sentence {
  excerpt: ThemeExcerpt
  stems: ReadonlySet<string>
  score: number
}

function bestSentence(
  { id, text, nearness }: ExcerptSource,
  weightOf: (stem: string) => number,
  language: string,
): Sentence | undefined {
  let best: Sentence | undefined
  for (const [start, end] of pieces(text)) {
    const piece = text.slice(start, end)
    const spans = wordSpans(piece, language)
    const stems = new Set(
      spans.filter(span => isContentWord(span.word, language)).map(span => stem(span.word)),
    )
    let matched = 0
    for (const s of stems) matched += weightOf(s)
    const length = piece.length
    const fit = Math.min(1, length / 60) * (length > 220 ? 220 / length : 1)
    const score = nearness * (0.4 + 0.6 * fit) + (0.5 * matched) / Math.sqrt(3 + stems.size)
    if (!best || score > best.score) best = { excerpt: { id, start, end }, stems, score }
  }
  return best
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Whole text where it is short, otherwise its sentences, and clauses of sentences that are too long. */
function pieces(text: string): [start: number, end: number][] {
  const whole = trimmed(text, 0, text.length)
  if (whole[1] - whole[0] <= 160) return [whole]
  const found: [number, number][] = []
  for (const { index, segment } of sentences.segment(text.slice(0, readFrom))) {
    const [start, end] = trimmed(text, index, index + segment.length)
    if (end <= start) continue
    if (end - start <= mostCharacters) found.push([start, end])
    else found.push(...clauses(text, start, end))
  }
  return found.length > 0 ? found : [[whole[0], cutAt(text, whole[0])]]
}

function clauses(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = []
  let from = start
  const stops = /[,;:–—，；、،؛]\s*|\s(?=(?:and|but|because|so|ale|ponieważ|ach)\s)/giu
  for (const match of text.slice(start, end).matchAll(stops)) {
    const at = start + match.index + match[0].trimEnd().length
    if (at - from < 60) continue
    found.push(trimmed(text, from, at))
    from = at
  }
  if (end > from) found.push(trimmed(text, from, end))
  return found.map(([a, b]) => [a, b - a > mostCharacters ? cutAt(text, a) : b])
}

/** The end of the last whole word within the length that an excerpt may have. */
function cutAt(text: string, start: number): number {
  const limit = Math.min(text.length, start + mostCharacters)
  if (limit === text.length) return limit
  const space = text.slice(start, limit).search(/\s\S*$/u)
  if (space > 40) return start + space
  // No space to cut at: never inside a surrogate pair.
  const unit = text.charCodeAt(limit - 1)
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit
}

function trimmed(text: string, start: number, end: number): [number, number] {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text[from]!)) from++
  while (to > from && /\s/u.test(text[to - 1]!)) to--
  return [from, to]
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const s of a) if (b.has(s)) shared++
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : shared / smaller
}
