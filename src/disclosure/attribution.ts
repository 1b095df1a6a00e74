import type { DisclosureRule } from './rule.ts'

/**
 * How much may be said about the person behind a quote: "a man of 80 in Orkney" can be one man. Characteristics are
 * added in the order given, each only while at least a threshold of people share all that is said (k-anonymity;
 * L. Sweeney, "k-anonymity: a model for protecting privacy", IJUFKS 10 (2002) 557–570).
 *
 * @param wanted characteristics, the most telling for readers first
 * @param peopleWith how many people of the programme share all of the given characteristics
 * @returns those that may stand beside the quote, in the same order
 */
export function safeAttribution<T>(
  wanted: readonly T[],
  peopleWith: (characteristics: readonly T[]) => number,
  rule: DisclosureRule,
): T[] {
  const said: T[] = []
  for (const next of wanted) if (peopleWith([...said, next]) >= rule.threshold) said.push(next)
  return said
}
