import { phraseWorth } from './phrase-worth.ts'
import { phrasesOf } from './phrases.ts'
import { otherThings } from './theme-name-words.ts'
import type { NamedGroup } from './theme-names.ts'
import { contentWords } from './tokens.ts'
import type { WordUses } from './word-use.ts'

/** Themes after what few words cannot name was gathered. */
export interface Gathered {
  labels: Int32Array
  groups: number
  /** The gathered group, always the last; `undefined` where there is none. */
  others: number | undefined
}

/** In a text of more words than this one word shared with another is no shared subject. */
const shortText = 6
const mostExtra = 0.5
/** Among more texts than this what few share is not looked for, so that time and memory stay in bounds. */
const mostLoose = 5000

/**
 * Puts groups that no few words can name together, and takes out of them what does share a subject: texts
 * with one and the same phrase, or short ones with the same word. All stays as it is where nothing else would
 * be left.
 * @param texts one a wording
 * @param people how many rows each wording stands for
 */
export function withOthersGathered(
  texts: readonly string[],
  people: Int32Array,
  labels: Int32Array,
  named: readonly NamedGroup[],
  language: string,
  uses: WordUses,
): Gathered {
  const kept = [...named.keys()].filter(group => !named[group]!.mixed)
  if (kept.length === named.length) return { labels, groups: named.length, others: undefined }
  const place = new Map(kept.map((group, index) => [group, index]))
  const gathered = Int32Array.from(labels, label => place.get(label) ?? -1)
  const loose = [...gathered.keys()].filter(index => gathered[index] === -1)
  const fewest = texts.length < 100 ? 2 : Math.max(3, Math.ceil(texts.length / 200))
  let groups = kept.length
  const most = groups + Math.ceil(mostExtra * named.length)
  const looked = loose.length <= mostLoose ? loose : []
  for (const members of bySubject(looked, texts, people, language, uses, fewest, most - groups)) {
    for (const index of members) gathered[index] = groups
    groups++
  }
  const rest = gathered.includes(-1)
  if (groups === 0) return { labels, groups: named.length, others: undefined }
  return {
    labels: gathered.map(label => (label === -1 ? groups : label)),
    groups: rest ? groups + 1 : groups,
    others: rest ? groups : undefined,
  }
}

/** Texts with one subject among those that have none yet, the subject of most people first. */
function bySubject(
  loose: readonly number[],
  texts: readonly string[],
  people: Int32Array,
  language: string,
  uses: WordUses,
  fewest: number,
  most: number,
): number[][] {
  const bySubject = new Map<string, { worth: number; members: number[] }>()
  for (const index of loose) {
    const text = texts[index]!
    const short = contentWords(text, language).length <= shortText
    for (const { key, words, stems } of phrasesOf(text, language, uses.family)) {
      if (stems.length === 1 && !short) continue
      const entry = bySubject.get(key) ?? { worth: 0, members: [] }
      entry.worth = Math.max(entry.worth, phraseWorth(words, stems.length, uses))
      entry.members.push(index)
      bySubject.set(key, entry)
    }
  }
  const subjects = [...bySubject]
    .filter(([, { worth, members }]) => worth >= 0.9 && members.length > 1)
    .map(([key, entry]) => ({ key, ...entry }))
  const free = new Set(loose)
  const found: number[][] = []
  while (found.length < most) {
    let best: { key: string; members: number[]; value: number } | undefined
    for (const { key, worth, members } of subjects) {
      const left = members.filter(index => free.has(index))
      const said = left.reduce((sum, index) => sum + people[index]!, 0)
      if (said < fewest || left.length < 2) continue
      const value = said * worth
      if (!best || value > best.value || (value === best.value && key < best.key)) {
        best = { key, members: left, value }
      }
    }
    if (!best) break
    for (const index of best.members) free.delete(index)
    found.push(best.members)
  }
  return found
}

/** The gathered group under the name that a person would give it. */
export function namedOthers(
  named: readonly NamedGroup[],
  others: number | undefined,
  language: string,
): NamedGroup[] {
  const name = otherThings(language)
  return named.map((group, index) =>
    index === others ? { ...group, name, head: name, families: [], mixed: true } : { ...group, mixed: false },
  )
}
