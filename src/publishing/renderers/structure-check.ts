/** What a PDF says of itself and how it is built, with what our own rules find wrong. */
export type PdfStructure = {
  readonly problems: readonly string[]
  readonly title: string | null
  readonly language: string | null
  readonly pages: number
  readonly bookmarks: readonly string[]
  /** Alternative texts of the figures; null where one has none. */
  readonly figures: readonly (string | null)[]
  readonly tables: number
  readonly fonts: readonly string[]
  /** How often each kind of element stands in the structure tree. */
  readonly elements: Readonly<Record<string, number>>
}

/**
 * Checks a PDF by our own rules for PDF/UA-1 (ISO 14289-1): tagged, identified, titled, with a language and
 * bookmarks, every figure with alternative text, every table with header cells, every font embedded, the tab order
 * that of the structure. It reads what our writer makes, plain objects and no object streams; it is no validator.
 */
export function checkPdfStructure(bytes: Uint8Array): PdfStructure {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = objectsIn(file)
  const catalogue = objects.find(object => /\/Type \/Catalog\b/.test(object)) ?? ''
  const metadata = utf8(file.match(/<\?xpacket begin[\s\S]*?<\?xpacket end/)?.[0] ?? '')
  const elements = objects.filter(object => /\/Type \/StructElem\b/.test(object))
  const kinds = Map.groupBy(elements, element => element.match(/\/S \/(\w+)/)?.[1] ?? '?')
  const pages = objects.filter(object => /\/Type \/Page\b(?!s)/.test(object))
  const fonts = objects.filter(object => /\/Type \/FontDescriptor\b/.test(object))
  const facts = {
    title: xmlText(metadata.match(/<dc:title>[\s\S]*?<rdf:li[^>]*>([^<]*)/)?.[1] ?? null),
    language: textOf(catalogue, 'Lang'),
    pages: pages.length,
    bookmarks: objects
      .filter(object => /\/Dest\b|\/A\b/.test(object))
      .flatMap(object => textOf(object, 'Title') ?? []),
    figures: (kinds.get('Figure') ?? []).map(figure => textOf(figure, 'Alt')),
    tables: kinds.get('Table')?.length ?? 0,
    fonts: fonts.map(font => font.match(/\/FontName \/(\S+)/)?.[1] ?? '?'),
    elements: Object.fromEntries([...kinds].map(([kind, all]) => [kind, all.length])),
  }
  const rules: readonly (readonly [holds: boolean, problem: string])[] = [
    [file.startsWith('%PDF-1.7'), 'it is not PDF 1.7'],
    [!/\/Type \/ObjStm\b/.test(file), 'it has object streams, which this check cannot read'],
    [/<pdfuaid:part>1</.test(metadata), 'it does not say that it is PDF/UA-1'],
    [/\/Marked true\b/.test(catalogue), 'it is not marked as tagged'],
    [/\/StructTreeRoot \d+ 0 R/.test(catalogue), 'it has no structure tree'],
    [/\/DisplayDocTitle true\b/.test(catalogue), 'readers show its file name instead of its title'],
    [facts.title !== null && facts.title !== '', 'it has no title'],
    [facts.language !== null && facts.language !== '', 'it has no language'],
    [/\/Outlines \d+ 0 R/.test(catalogue) && facts.bookmarks.length > 0, 'it has no bookmarks'],
    [
      pages.length > 0 && pages.every(page => !/\/Annots/.test(page) || /\/Tabs \/S\b/.test(page)),
      'a page is not read in the order of the structure',
    ],
    [pages.every(page => /\/StructParents \d+/.test(page)), 'a page has no tagged content'],
    [
      facts.figures.every(alternative => alternative !== null && alternative !== ''),
      'a figure has no alternative text',
    ],
    [facts.tables === 0 || (kinds.get('TH')?.length ?? 0) >= facts.tables, 'a table has no header cells'],
    [
      (kinds.get('TH') ?? []).every(header => /\/Scope \/(Column|Row|Both)\b/.test(header)),
      'a header cell has no scope',
    ],
    [fonts.length > 0 && fonts.every(font => /\/FontFile[23]? \d+ 0 R/.test(font)), 'a font is not embedded'],
    [
      /\/Type \/Font\b/.test(file) === false ||
        objects.every(font => !isSimpleFont(font) || /\/FontDescriptor/.test(font)),
      'a font has no description',
    ],
  ]
  return { ...facts, problems: rules.filter(([holds]) => !holds).map(([, problem]) => problem) }
}

/** The file's objects as text, without the bytes of their streams. */
function objectsIn(file: string): readonly string[] {
  const withoutStreams = file.replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, 'stream endstream')
  return [...withoutStreams.matchAll(/\b\d+ 0 obj\b([\s\S]*?)\bendobj\b/g)].map(match => match[1] ?? '')
}

function isSimpleFont(object: string): boolean {
  return /\/Type \/Font\b/.test(object) && !/\/Subtype \/(Type0|Type3)\b/.test(object)
}

/** A text entry of an object: "(…)" in PDFDocEncoding, or "<FEFF…>" in UTF-16. */
function textOf(object: string, key: string): string | null {
  const plain = literalAfter(object, `/${key} (`)
  if (plain !== null) {
    const bytes = plain.replace(/\\([0-7]{3})|\\([\s\S])/g, (_, octal, other) =>
      octal === undefined ? (escapes[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8)),
    )
    return bytes.startsWith('\u00fe\u00ff') ? utf16(Buffer.from(bytes, 'latin1')) : bytes
  }
  const hex = object.match(new RegExp(`/${key} <([0-9A-Fa-f\\s]*)>`))?.[1]
  return hex === undefined ? null : utf16(Buffer.from(hex.replace(/\s/g, ''), 'hex'))
}

/** A literal string runs to the bracket that closes it; brackets in pairs within it need no escape. */
function literalAfter(object: string, start: string): string | null {
  const from = object.indexOf(start)
  if (from === -1) return null
  let depth = 1
  for (let at = from + start.length; at < object.length; at++) {
    const character = object[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return object.slice(from + start.length, at)
  }
  return null
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function xmlText(escaped: string | null): string | null {
  return escaped === null
    ? null
    : escaped.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
}

function utf16(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes).replace(/^\ufeff/, '')
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}
