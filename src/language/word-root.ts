/** Longest first. */
const endings =
  `abilities ability ations itions ation ition ities ments nesses ment ness less able ably ally ings ions ity ing ion
ers ors ive ful ies ed er or al ly es e s y`.split(/\s+/)
const shortestRoot = 4

/**
 * What words made from one another begin with: "afford" for "affordable" and "affordability", "respon" for
 * "response" and "responding". Only to keep two such words out of one name, where one too many does no harm.
 */
export function rootOf(word: string): string {
  let root = word
  for (;;) {
    const ending = endings.find(end => root.endsWith(end) && root.length - end.length >= shortestRoot)
    if (ending === undefined) break
    root = root.slice(0, -ending.length)
  }
  return root.length > shortestRoot + 1 ? root.replace(/[sdt]$/, '') : root
}
