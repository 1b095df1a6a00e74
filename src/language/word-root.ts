const endings =
  /(?:abilit(?:y|ies)|able|ably|ations?|itions?|ions?|iti?es|ity|ments?|ness(?:es)?|less|ing|ed|ers?|ors?|ings|ally|al|ive|ful|ly|y|ies|es|e|s)$/
const shortestRoot = 4

/**
 * What words made from one another begin with: "afford" for "affordable" and "affordability", "respon" for
 * "response" and "responding". Only to keep two such words out of one name, where one too many does no harm.
 */
export function rootOf(word: string): string {
  let root = word
  for (let shorter = root.replace(endings, ''); shorter !== root; shorter = root.replace(endings, '')) {
    if (shorter.length < shortestRoot) break
    root = shorter
  }
  return root.length > shortestRoot + 1 ? root.replace(/[sdt]$/, '') : root
}
