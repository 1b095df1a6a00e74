import { isFiller } from './filler.ts'
import { isContentWord, type WordSpan, wordSpans } from './tokens.ts'

/** A run of one to three words in a text, under the key that its inflections share. */
export interface Phrase {
  key: string
  /** Stems of its words, those that carry a subject. */
  stems: readonly string[]
  words: number
  /** As written here, in lower case unless it stands inside a sentence with capitals. */
  surface: string
  /** Places of lesser standing: a filler word at its edge. From 0 (none) to 2. */
  fillers: number
}

/**
 * A light English stem, for counting "road" with "roads" and "widen" with "widening"; never shown to anyone.
 * Words of other scripts stay as they are.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z'-]+$/.test(word)) return word
  let base = word
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`
  else if (/(?:ss|x|ch|sh)es$/.test(base)) base = base.slice(0, -2)
  else if (base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1)
  if (base.endsWith('ing') && base.length > 6) base = undoubled(base.slice(0, -3))
  else if (base.endsWith('ed') && base.length > 5) base = undoubled(base.slice(0, -2))
  return base.endsWith('e') && base.length > 4 ? base.slice(0, -1) : base
}

function undoubled(base: string): string {
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base
}

const joinsInside = new Set([
  'of',
  'for',
  'and',
  'the',
  'to',
  'in',
  'on',
  'at',
  'with',
  'a',
  'de',
  'w',
  'z',
  'na',
  'do',
  'an',
  'nan',
])

/** The phrases of a text, each key once a text. Phrases do not run over punctuation. */
export function phrasesOf(text: string, language: string): Phrase[] {
  const found = new Map<string, Phrase>()
  const spans = wordSpans(text, language)
  const stems = spans.map(span => stem(span.word))
  const content = spans.map(span => isContentWord(span.word, language))
  for (let first = 0; first < spans.length; first++) {
    if (!content[first]) continue
    for (let size = 1; size <= 4 && first + size <= spans.length; size++) {
      const last = first + size - 1
      if (size > 1 && !adjoining(text, spans[last - 1]!, spans[last]!)) break
      if (!content[last]) continue
      const inner = spans.slice(first + 1, last)
      const carried = [first, ...inner.map((_, i) => first + 1 + i).filter(i => content[i]), last]
      const distinct = [...new Set(carried)]
      if (distinct.length > 3) break
      if (inner.some((span, i) => !content[first + 1 + i] && !joinsInside.has(span.word))) continue
      if (distinct.length === 1 && size > 1) continue
      addPhrase(found, text, spans, stems, first, last, distinct)
    }
  }
  return [...found.values()]
}

function addPhrase(
  found: Map<string, Phrase>,
  text: string,
  spans: readonly WordSpan[],
  stems: readonly string[],
  first: number,
  last: number,
  carried: readonly number[],
): void {
  const key = spans
    .slice(first, last + 1)
    .map((_, i) => stems[first + i])
    .join(' ')
  if (found.has(key)) return
  const fillers =
    (isFiller(spans[first]!.word) ? 1 : 0) + (last > first && isFiller(spans[last]!.word) ? 1 : 0)
  found.set(key, {
    key,
    stems: carried.map(i => stems[i]!),
    words: last - first + 1,
    surface: surfaceOf(text, spans[first]!, spans[last]!),
    fillers: last === first ? fillers * 2 : fillers,
  })
}

/** Only a space, hyphen or nothing between two words. */
function adjoining(text: string, before: WordSpan, after: WordSpan): boolean {
  const gap = text.slice(before.end, after.start)
  return gap === ' ' || gap === '' || gap === '-' || gap === '  '
}

function surfaceOf(text: string, first: WordSpan, last: WordSpan): string {
  const slice = text.slice(first.start, last.end).replace(/\s+/g, ' ').replaceAll('’', "'").replace(/'s$/, '')
  const opens = /(?:^|[.!?:;\n"“(]\s*)$/.test(text.slice(Math.max(0, first.start - 4), first.start))
  const shouting = slice.length > 5 && slice === slice.toUpperCase()
  if (shouting) return slice.toLowerCase()
  // A capital at the beginning of a sentence says nothing about the word; other capitals may.
  return opens && !/^\p{Lu}{2}/u.test(slice) ? slice.charAt(0).toLowerCase() + slice.slice(1) : slice
}
