import type { Finding } from '../../understanding/index.ts'
import type { BlockContent, PlacedBlock, Recommendation } from './publication.ts'
import { t } from './report-text.en.ts'

/** What a new report begins with: the programme's purpose, who was heard, every finding with its quotes, and how. */
export function defaultBlocks(
  purpose: string,
  findings: readonly Finding[],
  recommendations: readonly Recommendation[],
): BlockContent[] {
  const heading = (text: string): BlockContent => ({ kind: 'heading', text })
  return [
    ...(purpose ? [heading(t('report.what-we-asked')), { kind: 'text' as const, text: purpose }] : []),
    heading(t('report.who-we-heard')),
    { kind: 'reach' },
    heading(t('report.what-people-spoke-of')),
    { kind: 'themes' },
    ...(findings.length > 0 ? [heading(t('report.key-findings'))] : []),
    ...findings.flatMap((finding): BlockContent[] => [
      { kind: 'finding', finding: finding.id },
      ...finding.characteristics.map(characteristic => ({
        kind: 'finding_table' as const,
        finding: finding.id as string,
        characteristic,
      })),
      ...finding.quotes.map(quote => ({ kind: 'quote' as const, excerpt: quote.excerpt as string })),
    ]),
    { kind: 'few' },
    ...(recommendations.length > 0 ? [heading(t('report.recommendations'))] : []),
    ...recommendations.map(one => ({ kind: 'recommendation' as const, recommendation: one.id as string })),
    { kind: 'method' },
  ]
}

/**
 * What a first report does without: blocks that so few people cannot fill safely, and headings that then have
 * nothing under them.
 *
 * @param unfit ids of the blocks that cannot be shown
 */
export function leftOut(blocks: readonly PlacedBlock[], unfit: ReadonlySet<string>): readonly PlacedBlock[] {
  const gone = blocks.filter(block => unfit.has(block.id))
  const kept = blocks.filter(block => !unfit.has(block.id))
  const filled = (index: number) => {
    const next = kept[index + 1]?.content.kind
    return next !== undefined && next !== 'heading' && !standsAlone.has(next)
  }
  const bare = kept.filter(({ content }, index) => content.kind === 'heading' && !filled(index))
  return [...gone, ...bare]
}

/** These have a heading of their own. */
const standsAlone: ReadonlySet<string> = new Set(['few', 'method'])
