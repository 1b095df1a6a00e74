import type { Finding } from '../../understanding/index.ts'
import type { BlockContent, Recommendation } from './publication.ts'
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
