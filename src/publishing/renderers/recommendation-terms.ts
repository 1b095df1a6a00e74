import type { BlockOf, Inline } from '../document.ts'
import { dateInWords, labelsIn, localeOf } from '../document-labels.ts'

/** By when, and what it rests on: "By 30 November 2026. It rests on finding 1 and a test in Arbroath." */
export function recommendationTerms(block: BlockOf<'recommendation'>, language: string): Inline[] {
  const labels = labelsIn(language)
  const due = block.due === null ? '' : labels.due(dateInWords(block.due, language))
  if (block.restsOn.length === 0) return due === '' ? [] : [{ kind: 'text', text: due }]
  const [before = '', after = ''] = labels.restsOn('\u0000').split('\u0000')
  const parts = new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).formatToParts(
    block.restsOn.map((_, index) => String(index)),
  )
  const links = parts.map((part): Inline => {
    const rest = part.type === 'element' ? block.restsOn[Number(part.value)] : undefined
    return rest === undefined
      ? { kind: 'text', text: part.value }
      : { kind: 'link', text: rest.text, address: rest.address }
  })
  return [
    { kind: 'text', text: due === '' ? before : `${due} ${before}` },
    ...links,
    { kind: 'text', text: after },
  ]
}
