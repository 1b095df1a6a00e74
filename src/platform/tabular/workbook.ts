import type { TableLimits } from './limits.ts'
import { builtInMeaning, formatMeaning, type NumberMeaning } from './number-formats.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { xmlEvents } from './xml-events.ts'
import type { ZipPackage } from './zip-package.ts'

/** What has to be known of a workbook before a sheet of it can be read. */
export interface Workbook {
  /** Visible sheets in their order, with the part that holds each. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly from1904: boolean
  readonly sharedStrings: readonly string[]
  /** Meaning of the numbers in a cell, by the cell's style. */
  readonly styles: readonly NumberMeaning[]
}

const mostSharedStrings = 5_000_000

/** Reads the workbook's list of sheets, its shared strings and its number formats (ECMA-376 part 1, 18). */
export async function readWorkbook(zip: ZipPackage, name: string, limits: TableLimits): Promise<Workbook> {
  const root = await relations(zip, '_rels/.rels', name)
  const part = root.find(relation => relation.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!zip.has(part)) throw new UnreadableFile(notASpreadsheet(zip, name))

  const found: { name: string; relation: string; hidden: boolean }[] = []
  let from1904 = false
  await drain(zip, part, name, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (tag !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      const hidden = (attributes['state'] ?? 'visible') !== 'visible'
      found.push({ name: attributes['name'] ?? '', relation: relation ?? '', hidden })
    },
  })

  const slash = part.lastIndexOf('/') + 1
  const links = await relations(zip, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`, name)
  const sheets = found.flatMap(sheet => {
    const link = links.find(relation => relation.id === sheet.relation)
    return sheet.hidden || !link?.type.endsWith('/worksheet') ? [] : [{ name: sheet.name, part: link.target }]
  })
  if (sheets.length === 0) throw new UnreadableFile(`${name} has no sheet with rows in it.`)

  const strings = links.find(relation => relation.type.endsWith('/sharedStrings'))?.target
  const styles = links.find(relation => relation.type.endsWith('/styles'))?.target
  return {
    sheets,
    from1904,
    sharedStrings: strings && zip.has(strings) ? await readSharedStrings(zip, strings, name, limits) : [],
    styles: styles && zip.has(styles) ? await readStyles(zip, styles, name) : [],
  }
}

function notASpreadsheet(zip: ZipPackage, name: string): string {
  if (zip.has('content.xml')) {
    return `${name} is an OpenDocument file. Save it as XLSX or CSV, then try again.`
  }
  if (zip.has('Index/Document.iwa')) {
    return `${name} is a Numbers file. Export it as Excel or CSV, then try again.`
  }
  return `${name} is a zip file but not a spreadsheet. Rowan reads CSV and XLSX files.`
}

interface Relation {
  readonly id: string
  readonly type: string
  /** Name of the part, from the package's root. */
  readonly target: string
}

async function relations(zip: ZipPackage, part: string, name: string): Promise<Relation[]> {
  if (!zip.has(part)) return []
  const folder = part.replace(/_rels\/[^/]*$/, '')
  const found: Relation[] = []
  await drain(zip, part, name, {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return
      const target = Target.startsWith('/') ? Target : `/${folder}${Target}`
      found.push({ id: Id, type: Type, target: new URL(target, 'zip://part').pathname.slice(1) })
    },
  })
  return found
}

async function readSharedStrings(
  zip: ZipPackage,
  part: string,
  name: string,
  limits: TableLimits,
): Promise<string[]> {
  const strings: string[] = []
  const item = richText()
  let size = 0
  await drain(zip, part, name, {
    open: tag => (tag === 'si' ? item.start() : item.open(tag)),
    text: item.text,
    close: tag => {
      item.close(tag)
      if (tag !== 'si') return
      const text = item.value()
      size += text.length
      if (size > limits.sharedText || strings.length >= mostSharedStrings) {
        throw new UnreadableFile(
          `${name} holds more text than can be read from XLSX at once. Save it as CSV.`,
        )
      }
      strings.push(text)
    },
  })
  return strings
}

/** Gathers the text of a shared or inline string: its runs joined, pronunciation hints left out. */
export function richText() {
  let value = ''
  let inText = false
  let inHint = false
  return {
    start: () => {
      value = ''
    },
    open: (tag: string) => {
      if (tag === 'rPh') inHint = true
      inText = tag === 't' && !inHint
    },
    text: (text: string) => {
      if (inText) value += text
    },
    close: (tag: string) => {
      if (tag === 'rPh') inHint = false
      inText = false
    },
    value: () => unescaped(value),
  }
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

async function readStyles(zip: ZipPackage, part: string, name: string): Promise<NumberMeaning[]> {
  const formats = new Map<number, NumberMeaning>()
  const styles: NumberMeaning[] = []
  let inCells = false
  await drain(zip, part, name, {
    open: (tag, attributes) => {
      if (tag === 'cellXfs') inCells = true
      const id = Number(attributes['numFmtId'] ?? 0)
      if (tag === 'numFmt') formats.set(id, formatMeaning(attributes['formatCode'] ?? ''))
      if (tag === 'xf' && inCells) styles.push(formats.get(id) ?? builtInMeaning(id))
    },
    close: tag => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return styles
}

async function drain(zip: ZipPackage, part: string, name: string, handlers: Parameters<typeof xmlEvents>[1]) {
  for await (const _ of xmlEvents(await zip.open(part), handlers, () => name));
}
