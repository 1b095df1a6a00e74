import { isFiller } from './filler.ts'
import type { Scored } from './phrase-ranking.ts'
import type { NamedFrom, NamePart } from './theme-name-parts.ts'
import { isQuality, type WordUses } from './word-use.ts'

const mostQualities = 2

/**
 * A group that says how something was ("very polite", "so caring") is named by that and by what it was said
 * of: the qualities, then the thing that stands with them most. `undefined` where its first part is a thing.
 * @param things words of the group, with the share of its texts that have them
 */
export function qualityParts(
  parts: readonly NamePart[],
  from: NamedFrom,
  things: readonly Scored[],
  uses: WordUses,
): { qualities: Scored[]; thing: Scored | undefined } | undefined {
  const first = parts[0]?.head
  if (!first || !isQualityPart(first, uses)) return undefined
  const qualities = [first]
  for (const entry of from.scored) {
    if (qualities.length === mostQualities) break
    if (entry === first || !isQualityPart(entry, uses)) continue
    if (entry.coverage >= 0.2 && entry.score > 0.35 * first.score) qualities.push(entry)
  }
  const said = new Set(qualities.flatMap(({ candidate }) => candidate.texts.get(from.group)!))
  const together = ({ candidate }: Scored) =>
    candidate.texts.get(from.group)!.filter(text => said.has(text)).length
  const thing = things
    .filter(entry => entry.worth >= 0.9 && !isQualityPart(entry, uses))
    .map(entry => ({ entry, count: together(entry) }))
    .filter(({ count }) => count >= (said.size < 10 ? 2 : 3) && count >= 0.08 * said.size)
    .map(({ entry, count }) => ({
      entry,
      value: count * Math.sqrt(entry.candidate.documents.get(from.group)! / entry.candidate.total),
    }))
    .sort((a, b) => b.value - a.value || (a.entry.candidate.key < b.entry.candidate.key ? -1 : 1))[0]?.entry
  return { qualities, thing }
}

export function isQualityPart({ candidate }: Scored, uses: WordUses): boolean {
  const [word = ''] = candidate.words
  return candidate.words.length === 1 && !isFiller(word) && isQuality(word, uses.of(word))
}
