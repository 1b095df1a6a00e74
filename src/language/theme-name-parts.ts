import type { Candidate, Scored } from './phrase-ranking.ts'
import { isQualityPart } from './theme-quality.ts'
import { rootOf } from './word-root.ts'
import { isProperName, type WordUses } from './word-use.ts'

/** A piece of a name: what is shown, and the wider word or phrase that its texts share. */
export interface NamePart {
  shown: Scored
  /** "Internet" where "high speed internet" is shown. */
  head: Scored
}

/** A group as it is named: its index, how many texts it has, and its phrases, best first. */
export interface NamedFrom {
  group: number
  texts: number
  scored: readonly Scored[]
  /** Families of words that are the subjects of other groups' names. */
  subjects: ReadonlySet<string>
  /** All texts are of a few words. */
  short: boolean
}

/** A phrase below this is a verb, a bare adjective or filler. */
export const readable = 0.5
/** A name whose parts are in less than this share of a theme's texts leaves too much unsaid. */
const wellCovered = 0.35
const mostParts = 2
/** A second part is for another half: at least this share of the texts, and mostly not those of the first. */
const leastHalf = 0.15
const mostlyItsOwn = 0.6
/** Beside a bare word that many others say too, any second word of so much of the group says more. */
const besideBare = 0.3
const ownBesideBare = 0.4
/** One bare word that many other groups have too is a name only for so much of a group. */
const coveredByBare = 0.4

/**
 * The pieces of a group's name: the phrase that sets it apart best, with what people mostly say around it, and
 * others only for texts that it leaves out. None where no phrase reads as a name.
 */
export function nameParts(from: NamedFrom, uses: WordUses): NamePart[] {
  const best = from.scored.find(entry => isFrequent(entry, from) && entry.worth >= readable)
  if (!best) return []
  const parts = [partOf(best, from, uses)]
  while (parts.length < mostParts) {
    const covered = coverageOf(parts, from)
    const lone = from.texts >= 8 && isLone(parts)
    if (covered > 0.6 && !lone) break
    const next = nextPart(from, parts, uses, lone)
    const least = repeats(parts, from) ? 0.12 : leastFor(parts, covered)
    if (!next || next.value < least * best.score) break
    parts.push(next.part)
    if (covered + next.gain > wellCovered) break
  }
  return parts
}

/** Whether a name leaves so much unsaid that it would mislead. */
export function saysTooLittle(parts: readonly NamePart[], from: NamedFrom): boolean {
  const covered = coverageOf(parts, from)
  if (from.texts < 15) return from.texts > 2 && covered < 0.3
  return covered < 0.25 || (isLone(parts) && covered < coveredByBare)
}

/** The share of a group's texts that have at least one of the parts. */
export function coverageOf(parts: readonly NamePart[], { group, texts }: NamedFrom): number {
  return textsOf(parts, group).size / Math.max(1, texts)
}

function textsOf(parts: readonly NamePart[], group: number): Set<number> {
  return new Set(parts.flatMap(({ head }) => head.candidate.texts.get(group) ?? []))
}

/** One bare word that many other groups have too. */
function isLone(parts: readonly NamePart[]): boolean {
  const [first] = parts
  return parts.length === 1 && first!.shown.candidate.stems.length === 1 && first!.head.shared
}

/** Another group's subject says too little alone: "Waiting" beside "Waiting times". */
function repeats(parts: readonly NamePart[], { subjects }: NamedFrom): boolean {
  return parts.length === 1 && parts[0]!.shown.candidate.stems.every(family => subjects.has(family))
}

/** The share of the first part's score from which another part is worth saying. */
function leastFor(parts: readonly NamePart[], covered: number): number {
  if (parts.length > 1) return 0.15
  const { shown, head } = parts[0]!
  if (covered < 0.2) return 0.15
  if (shown === head && head.shared) return 0.12
  if (shown.candidate.stems.length > 1) return covered > wellCovered ? 0.75 : 0.4
  return covered > wellCovered ? 0.6 : 0.3
}

function nextPart(
  from: NamedFrom,
  parts: readonly NamePart[],
  uses: WordUses,
  lone: boolean,
): { part: NamePart; value: number; gain: number } | undefined {
  const { group, scored, texts } = from
  const covered = textsOf(parts, group)
  const isNew = (entry: Scored) =>
    !parts.some(
      part =>
        overlaps(part.shown.candidate, entry.candidate) || overlaps(part.head.candidate, entry.candidate),
    )
  const ranked = scored
    .filter(entry => isFrequent(entry, from) && entry.worth >= readable && isNew(entry))
    .filter(entry => !isQualityPart(entry, uses) && !isPassingName(entry, uses))
    .map(entry => {
      const own = entry.candidate.texts.get(group)!
      const fresh = own.filter(text => !covered.has(text)).length
      return {
        entry,
        gain: fresh / texts,
        fresh,
        value: entry.score * (lone ? 1 : 0.3 + 0.7 * (fresh / own.length)),
      }
    })
    .filter(({ entry, gain, fresh }) => {
      if (fresh < 2) return false
      if (lone && entry.coverage >= besideBare) return true
      const ownShare = fresh / entry.candidate.texts.get(group)!.length
      return gain >= leastHalf && ownShare >= (lone ? ownBesideBare : mostlyItsOwn)
    })
    .sort((a, b) => b.value - a.value)[0]
  if (!ranked) return undefined
  const part = partOf(ranked.entry, from, uses)
  return { part: isNew(part.shown) ? part : { shown: part.head, head: part.head }, ...ranked }
}

/** A place that a few mention in passing is not what they speak of. */
function isPassingName({ candidate, coverage }: Scored, uses: WordUses): boolean {
  return candidate.words.length === 1 && coverage < 0.3 && isProperName(uses.of(candidate.words[0]!))
}

/** Two mentions among many texts are no name for them, nor is one. */
function isFrequent({ coverage, candidate }: Scored, { group, texts }: NamedFrom): boolean {
  const own = candidate.texts.get(group)!.length
  if (texts > 1 && own < 2) return false
  return coverage >= 0.25 || (coverage >= 0.04 && own >= 4) || (texts < 15 && own >= 3)
}

function partOf(head: Scored, from: NamedFrom, uses: WordUses): NamePart {
  const shown = fuller(head, from, uses, head.shared && from.texts >= 15 ? 0.5 : from.texts >= 30 ? 0.3 : 0.4)
  if (shown !== head || head.candidate.stems.length > 1) return { shown, head }
  if (!head.shared && head.worth >= 0.7) return { shown, head }
  return { shown: qualified(head, from, uses), head }
}

/** The longer phrase in which a phrase mostly stands: "minimum wage" for "wage". */
function fuller(entry: Scored, from: NamedFrom, uses: WordUses, leastShare: number): Scored {
  const own = entry.candidate.texts.get(from.group)!.length
  const longer = from.scored.find(other => {
    if (!extendsPhrase(other, entry)) return false
    const texts = other.candidate.texts.get(from.group)!.length
    if (texts < 2 && own > 1) return false
    const share = texts / own
    // Where the word hardly stands alone, the longer phrase is what people say: "high speed internet".
    if (share > 0.65 && other.worth > 0.5) return true
    if (addsName(other, entry, uses)) return false
    return (
      other.score > 0.4 * entry.score &&
      share >= leastShare &&
      other.worth >= 0.8 &&
      texts >= 0.07 * from.texts
    )
  })
  return longer ? fuller(longer, from, uses, 0.65) : entry
}

/** A word that others say too, with the company in which this group says it: "appointment times". */
function qualified(head: Scored, from: NamedFrom, uses: WordUses): Scored {
  const own = head.candidate.texts.get(from.group)!.length
  // "Disabled" says nothing without what follows it.
  const least = from.texts >= 15 ? Math.max(3, 0.15 * from.texts) : head.worth < 0.7 ? 1 : 2
  const longer = from.scored.find(other => {
    const texts = other.candidate.texts.get(from.group)!.length
    if (!extendsPhrase(other, head) || texts < least || texts < 0.34 * own) return false
    if (other.candidate.words.length > other.candidate.stems.length) return false
    return other.worth >= 0.8 && other.score > 0.2 * head.score && !addsName(other, head, uses)
  })
  return longer ?? head
}

function extendsPhrase({ candidate }: Scored, { candidate: inner }: Scored): boolean {
  return (
    candidate.stems.length > inner.stems.length && inner.stems.every(stem => candidate.stems.includes(stem))
  )
}

/** One road is not all roads: "Scottsville Road" is no name for what people say of roads. */
function addsName({ candidate }: Scored, { candidate: inner }: Scored, uses: WordUses): boolean {
  return candidate.words.some(word => !inner.stems.includes(uses.family(word)) && isProperName(uses.of(word)))
}

export function overlaps(a: Candidate, b: Candidate): boolean {
  return a.stems.some(s => b.stems.some(t => s === t || rootOf(s) === rootOf(t)))
}
