import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Document } from '../document.ts'

/** Names that the writer draws at random or counts on from the last file, by what is before them. */
const passing = [
  /(?<=")rId[A-Za-z0-9_-]{21}(?=")/g,
  /(?<=<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")\d+/g,
  /(?<=<wp:docPr\b[^>]*?\bid=")\d+/g,
]
const settledNames = ['rIdRowan', '', '']

/**
 * The same Word file, and the workbooks of its charts, with nothing in it that tells when or in what order it was written: names are numbered by
 * where they come first, and dates are the document's own. So the same document gives the same bytes.
 *
 * Language and direction are set here where the writer has no place for them.
 */
export function settledWordFile(bytes: Uint8Array, document: Document): Uint8Array {
  const seen = passing.map(() => new Map<string, string>())
  const files = Object.entries(unzipSync(bytes))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, content]) => {
      if (name.endsWith('.xlsx')) return [name, settledWordFile(content, document)] as const
      if (!/\.(xml|rels)$/.test(name)) return [name, content] as const
      let xml = strFromU8(content)
      passing.forEach((pattern, index) => {
        xml = xml.replace(pattern, found => renamed(found, seen[index]!, settledNames[index]!))
      })
      return [name, strToU8(completed(name, xml, document))] as const
    })
  const [types, rest] = [
    files.filter(([name]) => name === '[Content_Types].xml'),
    files.filter(([name]) => name !== '[Content_Types].xml'),
  ]
  return zipSync(Object.fromEntries([...types, ...rest]), { mtime: '1980-01-01T12:00:00' })
}

function renamed(found: string, seen: Map<string, string>, prefix: string): string {
  const name = seen.get(found) ?? `${prefix}${seen.size + 1}`
  seen.set(found, name)
  return name
}

function completed(name: string, xml: string, document: Document): string {
  if (name === 'docProps/core.xml') {
    const instant = `${document.lastChanged ?? document.date}T00:00:00Z`
    return xml
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`)
      .replace('</cp:coreProperties>', `<dc:language>${document.language}</dc:language></cp:coreProperties>`)
  }
  if (name === 'word/styles.xml' && document.direction === 'rtl') {
    return xml.replace('<w:pPrDefault><w:pPr>', '<w:pPrDefault><w:pPr><w:bidi/>')
  }
  return xml
}
