import type { Document } from '../document.ts'
import { type DocumentLabels, dateInWords, numberInWords } from '../document-labels.ts'

/** Whose the report is and when, in one line. */
export function byline(document: Document, labels: DocumentLabels): string {
  const when = [
    dateInWords(document.date, document.language),
    ...(document.issue > 1 ? [labels.issue(numberInWords(document.issue, document.language))] : []),
    ...(document.lastChanged === null
      ? []
      : [labels.lastChanged(dateInWords(document.lastChanged, document.language))]),
  ]
  const partners = document.partners.length
  return `${labels.publishedBy(document.organisation, partners)}. ${when.join(labels.comma)}.`
}
