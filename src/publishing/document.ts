import { z } from 'zod'
import { type Block, blockSchema } from './document-blocks.ts'
import { addressSchema, type Inline, languageTagSchema, lineSchema } from './document-inline.ts'

const dateSchema = z.iso.date()

/**
 * A publication as its readers get it, before it takes a form. Every renderer makes its form from this and
 * nothing else, so that the web page, the PDF and the Word file say the same.
 *
 * Dates are calendar dates (`2026-05-06`). `address` is where the web edition lives: printed forms show it and
 * lead their site links through it; null where there is none, as with a report made on the command line.
 */
export const documentSchema = z.strictObject({
  title: z.string().min(1),
  /** The title is someone's words, so it is set in the serif. */
  titleIsQuote: z.boolean(),
  subtitle: z.string().nullable(),
  language: languageTagSchema,
  direction: z.enum(['ltr', 'rtl']),
  organisation: z.string().min(1),
  partners: z.array(z.string().min(1)),
  date: dateSchema,
  lastChanged: dateSchema.nullable(),
  /** The first issue is 1. Shown from the second on. */
  issue: z.int().positive(),
  /** One or two sentences for catalogues and search results. */
  description: z.string().min(1),
  address: z.url({ protocol: /^https?$/ }).nullable(),
  blocks: z.array(blockSchema),
  /** Whose data and pictures these are and on what terms, a line each. */
  attribution: z.array(lineSchema),
  contact: z.strictObject({ name: z.string().min(1), address: addressSchema.nullable() }).nullable(),
})

export type Document = z.infer<typeof documentSchema>

export type DocumentProblem = { readonly where: string; readonly message: string }

export type DocumentCheck =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] }

/**
 * Reads an unknown value as a document and checks what a schema cannot say: that no two places share an id,
 * that links within the document lead somewhere, that heading levels do not skip, and that findings are
 * numbered within their total.
 */
export function checkDocument(value: unknown): DocumentCheck {
  const parsed = documentSchema.safeParse(value)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(issue => ({ where: issue.path.join('.'), message: issue.message })),
    }
  }
  const problems = [
    ...idProblems(parsed.data),
    ...headingProblems(parsed.data),
    ...findingProblems(parsed.data),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document: parsed.data }
}

/** One line of the contents list. `depth` 2 leads, 3 is inset. */
export type ContentsEntry = { readonly id: string; readonly text: string; readonly depth: 2 | 3 }

/** What the contents list shows: the chapters, and under them the findings by their short names. */
export function contentsOf(document: Document): readonly ContentsEntry[] {
  return document.blocks.flatMap((block): ContentsEntry[] => {
    switch (block.kind) {
      case 'heading':
        return block.level === 2 ? [{ id: block.id, text: block.text, depth: 2 }] : []
      case 'finding':
        return [{ id: block.id, text: `${block.number} ${block.name}`, depth: 3 }]
      case 'few-said':
      case 'colophon':
        return [{ id: block.id, text: block.title, depth: 2 }]
      default:
        return []
    }
  })
}

/** Every id that a link within the document can lead to. */
export function idsOf(document: Document): readonly string[] {
  return document.blocks.flatMap(block => ('id' in block ? [block.id] : []))
}

function idProblems(document: Document): DocumentProblem[] {
  const seen = new Set<string>()
  const problems: DocumentProblem[] = []
  for (const id of idsOf(document)) {
    if (seen.has(id)) problems.push({ where: id, message: 'two places have this id' })
    seen.add(id)
  }
  for (const address of document.blocks.flatMap(linksOf)) {
    if (address.startsWith('#') && !seen.has(address.slice(1))) {
      problems.push({ where: address, message: 'this link leads nowhere in the document' })
    }
  }
  return problems
}

function headingProblems(document: Document): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  let level = 1
  for (const block of document.blocks) {
    const here = levelOf(block)
    if (here === null) continue
    if (here > level + 1) {
      problems.push({
        where: 'id' in block ? block.id : block.kind,
        message: `a level ${here} heading follows level ${level}`,
      })
    }
    level = here
  }
  return problems
}

function findingProblems(document: Document): DocumentProblem[] {
  return document.blocks.flatMap(block =>
    block.kind === 'finding' && block.number > block.total
      ? [{ where: block.id, message: `finding ${block.number} of only ${block.total}` }]
      : [],
  )
}

/** The heading level that a block opens, or null where it has no heading of its own. */
export function levelOf(block: Block): 2 | 3 | 4 | null {
  if (block.kind === 'heading') return block.level
  if (block.kind === 'few-said' || block.kind === 'colophon') return 2
  if (block.kind === 'finding' || block.kind === 'recommendation') return 3
  return null
}

function linksOf(block: Block): string[] {
  const inLines = linesOf(block)
    .flat()
    .flatMap((run: Inline) => (run.kind === 'link' ? [run.address] : []))
  return block.kind === 'recommendation' ? [...inLines, ...block.restsOn.map(rest => rest.address)] : inLines
}

function linesOf(block: Block): Inline[][] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text]
    case 'finding':
      return [...block.text, ...(block.evidence ? [block.evidence.note] : [])]
    case 'aside':
    case 'callout':
    case 'colophon':
      return block.text
    case 'list':
      return block.items
    case 'steps':
      return block.items.map(item => item.text)
    case 'few-said':
      return [...block.introduction, ...block.themes.map(theme => theme.text)]
    case 'chart':
      return block.howToRead
    default:
      return []
  }
}

export type { Block, BlockOf } from './document-blocks.ts'
export type { Inline, Line } from './document-inline.ts'
export { line, plainText } from './document-inline.ts'
