import { phraseWorth } from './phrase-worth.ts'
import { phrasesOf } from './phrases.ts'
import { closeness } from './theme-middles.ts'
import { otherThings } from './theme-name-words.ts'
import type { NamedGroup } from './theme-names.ts'
import type { Settled, Settling } from './theme-settling.ts'
import { isOfWhole } from './theme-wordings.ts'
import { contentWords } from './tokens.ts'
import { isProperName, type WordUse } from './word-use.ts'

/** In a text of more words than this one word shared with another is a subject only where all is alike. */
const shortText = 6
/** Of the likeness to a theme that is asked of a text that joins it, what is asked of those that share something. */
const alikeWithWord = 0.8
const alikeWithPhrase = 0.25
/** A single word that more of all texts have is no subject of a few. */
const mostUsed = 0.05
const usedByFew = 6

/** What some texts share. */
export interface LooseSubject {
  /** Families of its words. */
  stems: readonly string[]
  members: number[]
}

interface Found extends LooseSubject {
  key: string
  worth: number
}

/**
 * Texts with one subject among those that have no theme, the subject of most people first: texts with the same
 * phrase, or with the same word where it is rare elsewhere and the texts are alike or short.
 * @param enough how like a theme a text must be to join it
 */
export function looseSubjects(
  loose: readonly number[],
  from: Settling,
  fewest: number,
  most: number,
  enough: number,
): LooseSubject[] {
  const { people, plain } = from
  const free = new Set(loose)
  const subjects = sharedBy(loose, from)
  const found: LooseSubject[] = []
  while (found.length < most) {
    let best: (Found & { value: number }) | undefined
    for (const subject of subjects) {
      const members = subject.members.filter(row => free.has(row))
      const said = members.reduce((sum, row) => sum + people[row]!, 0)
      if (said < fewest || members.length < 2) continue
      const alike = plain ? closeness(plain, members) : alikeWithPhrase * enough
      const isShort = members.every(row => isShortText(from, row))
      const least = subject.stems.length > 1 || isShort ? alikeWithPhrase : alikeWithWord
      if (alike < least * enough) continue
      const value = said * subject.worth * (0.5 + alike)
      if (!best || value > best.value || (value === best.value && subject.key < best.key)) {
        best = { ...subject, members, value }
      }
    }
    if (!best) break
    for (const row of best.members) free.delete(row)
    found.push(best)
  }
  return found
}

function sharedBy(loose: readonly number[], from: Settling): Found[] {
  const { texts, language, uses } = from
  const bySubject = new Map<string, Found>()
  const limit = Math.max(usedByFew, mostUsed * texts.length)
  for (const row of loose) {
    for (const { key, words, stems } of phrasesOf(texts[row]!, language, uses.family)) {
      // A place that a few mention in passing is not what they speak of.
      if (stems.length === 1 && isPlace(uses.of(words[0]!))) continue
      if (stems.length === 1 && !isShortText(from, row) && (uses.of(words[0]!)?.texts ?? 0) > limit) continue
      const entry = bySubject.get(key) ?? { key, stems, worth: 0, members: [] }
      const isSaying = isOfWhole(words[0]!) && stems.length === 1 && isShortText(from, row)
      entry.worth = Math.max(entry.worth, isSaying ? 1 : phraseWorth(words, stems.length, uses))
      entry.members.push(row)
      bySubject.set(key, entry)
    }
  }
  return [...bySubject.values()].filter(({ worth, members }) => worth >= 0.9 && members.length > 1)
}

/** A name in small letters but the first: not "GP". */
function isPlace(use: WordUse | undefined): boolean {
  return isProperName(use) && use!.shouted < 0.5 * use!.times
}

function isShortText({ texts, language }: Settling, row: number): boolean {
  return contentWords(texts[row]!, language).length <= shortText
}

/** Themes again, with those that no few words can name put with the others; as they are where none is named. */
export function othersGathered(settled: Settled, named: readonly NamedGroup[]): Settled {
  const { labels, groups, others } = settled
  const kept = [...named.keys()].filter(group => group !== others && !named[group]!.mixed)
  const isGathered = kept.length === groups - (others === undefined ? 0 : 1)
  if (isGathered || kept.length === 0) return settled
  const place = new Map(kept.map((group, index) => [group, index]))
  return {
    labels: labels.map(label => place.get(label) ?? kept.length),
    groups: kept.length + 1,
    others: kept.length,
  }
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
