import { type Document, type Inline, type Line, line } from '../document.ts'
import { labelsIn, localeOf } from '../document-labels.ts'

/** What closes a report: with whom it was made, whose data it rests on, whom to ask, and where it is online. */
export function sourceLines(document: Document): readonly Line[] {
  const labels = labelsIn(document.language)
  const { partners, attribution, contact, address } = document
  const list = new Intl.ListFormat(localeOf(document.language), { type: 'conjunction' })
  return [
    ...(partners.length === 0 ? [] : [line(`${labels.partners}: ${list.format(partners)}`)]),
    ...attribution,
    ...(contact === null ? [] : [[...line(`${labels.contact}: `), linked(contact.name, contact.address)]]),
    ...(address === null ? [] : [[...line(`${labels.readOnline}: `), linked(address, address)]]),
  ]
}

function linked(text: string, address: string | null): Inline {
  return address === null ? { kind: 'text', text } : { kind: 'link', text, address }
}
