import { t } from '../../ui/i18n/staff/show.en.ts'
import { characteristicLabel, type Finding } from '../../understanding/index.ts'
import type { PlacedBlock, Recommendation } from './publication.ts'

type Named = {
  readonly findings: readonly Finding[]
  readonly recommendations: readonly Recommendation[]
}

/** What a block is, in one line. */
export function blockName({ findings, recommendations }: Named, { content }: PlacedBlock): string {
  const sentence = (id: string) => findings.find(finding => finding.id === id)?.sentence
  switch (content.kind) {
    case 'heading':
      return content.text
    case 'text':
      return content.text.length > 140 ? `${content.text.slice(0, 137)}…` : content.text
    case 'reach':
    case 'themes':
    case 'few':
    case 'method':
      return t(`editor.${content.kind}`)
    case 'finding':
      return t('editor.finding', { sentence: sentence(content.finding) ?? t('editor.missing') })
    case 'finding_table':
      return t('editor.table', {
        sentence: sentence(content.finding) ?? t('editor.missing'),
        characteristic: characteristicLabel(content.characteristic),
      })
    case 'who':
      return t('editor.who', { characteristic: characteristicLabel(content.characteristic) })
    case 'quote': {
      const quote = findings.flatMap(finding => finding.quotes).find(one => one.excerpt === content.excerpt)
      return quote
        ? t('editor.quote', {
            quote: quote.quote.length > 140 ? `${quote.quote.slice(0, 137)}…` : quote.quote,
          })
        : t('editor.quote-gone')
    }
    case 'recommendation': {
      const found = recommendations.find(one => one.id === content.recommendation)
      return found ? t('editor.recommendation', { to: found.to }) : t('editor.missing')
    }
  }
}
