import type { Document } from '../document.ts'
import { drawableDocument } from '../document-drawable.ts'
import {
  type DocumentLabels,
  dateInWords,
  labelsIn,
  numberInWords,
  shareInWords,
} from '../document-labels.ts'
import { absoluteAddress } from './absolute-address.ts'

/**
 * What every part of a web page needs to know of its document.
 *
 * `evidence` gives the address where staff open what a figure or quote rests on, or null where the reader may
 * not; readers outside the team get no resolver at all.
 */
export type WebContext = {
  readonly document: Document
  readonly labels: DocumentLabels
  readonly evidence: (id: string) => string | null
  /** The address to write in a link: a page that stands alone leads its site links to the site. */
  readonly address: (address: string) => string | null
  readonly number: (value: number) => string
  readonly share: (share: number) => string
  readonly date: (date: string) => string
}

/** The context of a document within the site, or of a page that stands alone. */
export function webContext(
  given: Document,
  options: { readonly standalone: boolean; readonly evidence?: ((id: string) => string | null) | undefined },
): WebContext {
  const document = drawableDocument(given)
  const { language } = document
  return {
    document,
    labels: labelsIn(language),
    evidence: options.evidence ?? (() => null),
    address: address => (options.standalone ? absoluteAddress(document, address) : address),
    number: value => numberInWords(value, language),
    share: share => shareInWords(share, language),
    date: date => dateInWords(date, language),
  }
}
