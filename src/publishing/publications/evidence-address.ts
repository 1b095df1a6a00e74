import type { PlacedBlock } from './publication.ts'

type Sources = {
  /** Where the programme's sections are. */
  readonly nav: { readonly home: string; readonly listen: string; readonly understand: string }
  readonly blocks: readonly PlacedBlock[]
  /** The finding that each quote stands under, by the quote's excerpt. */
  readonly behind: ReadonlyMap<string, string>
}

/**
 * The page in the workspace that a number or a quote of a report opens to: a theme with its words, a finding with
 * who spoke of it, or where people are counted. Null where what it rested on is gone.
 *
 * @param evidence `finding ID`, `quote ID of the excerpt`, `theme ID` or `block ID`
 */
export function evidenceAddress(evidence: string, { nav, blocks, behind }: Sources): string | null {
  const [kind, key = ''] = evidence.split(' ')
  const ofFinding = (finding: string | undefined) =>
    finding === undefined ? null : `${nav.understand}/findings/${finding}`
  if (kind === 'finding') return ofFinding(key)
  if (kind === 'quote') return ofFinding(behind.get(key))
  if (kind === 'theme') return `${nav.understand}/themes/${key}`
  const content = blocks.find(block => block.id === key)?.content
  if (content?.kind === 'finding_table') return `${ofFinding(content.finding)}#by-${content.characteristic}`
  if (content?.kind === 'who') return content.characteristic === 'area' ? nav.home : nav.listen
  return content?.kind === 'reach' ? nav.home : null
}
