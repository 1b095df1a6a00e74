import type { Clustering } from './kmeans.ts'
import { takeRows } from './matrix.ts'
import { joined, sentenceCase } from './theme-name-words.ts'
import type { NamedGroup } from './theme-names.ts'
import { parentGroups } from './theme-tree.ts'
import { words } from './tokens.ts'

const mostNamed = 3
const mostCharacters = 56

/**
 * Groups of themes where they are many, each called by its largest themes. A theme alone is in none, and what
 * no few words can name is in none.
 * @param weights how much of what was said each theme holds
 */
export function themeParents(
  centroids: Clustering['centroids'],
  weights: Float32Array,
  named: readonly NamedGroup[],
  language: string,
): { name: string; themes: number[] }[] {
  const own = Int32Array.from([...named.keys()].filter(theme => !named[theme]!.mixed))
  const parent = parentGroups(
    takeRows(centroids, own),
    Float32Array.from(own, theme => weights[theme]!),
  )
  if (!parent) return []
  const taken = new Set(named.map(({ name }) => name.toLowerCase()))
  const parents: { name: string; themes: number[] }[] = []
  for (let group = 0; group <= Math.max(...parent); group++) {
    const themes = [...own].filter((_, at) => parent[at] === group)
    if (themes.length < 2) continue
    const largest = themes.toSorted((a, b) => weights[b]! - weights[a]! || a - b).map(theme => named[theme]!)
    const name = parentName(largest, language, taken)
    taken.add(name.toLowerCase())
    parents.push({ name, themes })
  }
  return parents
}

function parentName(largest: readonly NamedGroup[], language: string, taken: ReadonlySet<string>): string {
  const heads: string[] = []
  for (const { head } of largest) {
    const said = new Set(words(head, language))
    const repeats = heads.some(other => words(other, language).some(word => said.has(word)))
    if (head !== '' && !repeats) heads.push(head)
  }
  // Heads that are whole sayings ("Could not have done better") make a long name: fewer of them then.
  const fitting = heads.filter((_, at) => heads.slice(0, at + 1).join(', ').length <= mostCharacters)
  const wanted = Math.max(1, Math.min(mostNamed, fitting.length))
  const short = [heads.slice(0, wanted), heads.slice(0, wanted + 1)]
    .map(list => sentenceCase(joined(list, language)))
    .find(name => !taken.has(name.toLowerCase()))
  return short ?? sentenceCase(joined(withoutRepeats(largest, language), language))
}

/** "Biodiversity" and "strategy", where the two largest are "Biodiversity" and "Biodiversity strategy". */
function withoutRepeats(largest: readonly NamedGroup[], language: string): string[] {
  const [first, second] = largest
  const said = new Set(words(first!.name, language))
  const fresh = second!.name.split(' ').filter(word => !words(word, language).some(found => said.has(found)))
  return [first!.name, fresh.length > 0 ? fresh.join(' ') : second!.name]
}
