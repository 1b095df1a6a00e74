import { isContentWord, type WordSpan, wordSpans } from './tokens.ts'

/** A run of one to three words of content in a text, under the key that its inflections share. */
export interface Phrase {
  key: string
  /** Stems of its words of content. */
  stems: readonly string[]
  /** All its words, those between ("cost of living") too, folded, as they stand here. */
  words: readonly string[]
  /** Written without spaces between words, as in Chinese. */
  spaceless: boolean
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

/**
 * The phrases of a text, each key once a text. Phrases do not run over punctuation.
 * @param family one key for all forms of a word
 */
export function phrasesOf(text: string, language: string, family: (word: string) => string): Phrase[] {
  const found = new Map<string, Phrase>()
  const spans = wordSpans(text, language)
  const stems = spans.map(span => family(span.word))
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
      addPhrase(found, spans, stems, first, last, distinct)
    }
  }
  return [...found.values()]
}

function addPhrase(
  found: Map<string, Phrase>,
  spans: readonly WordSpan[],
  stems: readonly string[],
  first: number,
  last: number,
  carried: readonly number[],
): void {
  const key = stems.slice(first, last + 1).join(' ')
  if (found.has(key)) return
  const run = spans.slice(first, last + 1)
  found.set(key, {
    key,
    stems: carried.map(i => stems[i]!),
    words: run.map(span => span.word),
    spaceless: run.every((span, i) => i === 0 || span.start === run[i - 1]!.end) && isSpaceless(run[0]!.word),
  })
}

function isSpaceless(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
}

/** Only a space, hyphen or nothing between two words. */
function adjoining(text: string, before: WordSpan, after: WordSpan): boolean {
  return /^(?:| {1,2}|-)$/.test(text.slice(before.end, after.start))
}
