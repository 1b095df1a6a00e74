import {
  Bookmark,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Document, Inline, Line } from '../document.ts'
import { quoted } from '../document-labels.ts'
import { directionOf } from '../text-direction.ts'
import { absoluteAddress } from './absolute-address.ts'

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel]
const headings: Readonly<Record<2 | 3 | 4, Heading>> = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
}

/** A heading that links within the document lead to. */
export function headed(id: string, level: 2 | 3 | 4, text: string, document: Document): Paragraph {
  return new Paragraph({
    ...sided(document),
    heading: headings[level],
    children: [new Bookmark({ id, children: [run(text, document)] })],
  })
}

/** A paragraph of a style that links within the document lead to. */
export function marked(id: string, text: string, document: Document, options: IParagraphOptions): Paragraph {
  return new Paragraph({
    ...sided(document),
    ...options,
    children: [new Bookmark({ id, children: [run(text, document)] })],
  })
}

/** A line of runs as a paragraph. */
export function written(line: Line, document: Document, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...sided(document), ...options, children: runs(line, document) })
}

/** Plain text as a paragraph of a style, in a language of its own where it has one. */
export function said(
  text: string,
  document: Document,
  { language = document.language, ...options }: IParagraphOptions & { readonly language?: string },
): Paragraph {
  const rightToLeft = directionOf(language) === 'rtl'
  return new Paragraph({
    ...options,
    bidirectional: rightToLeft,
    children: text.split('\n').map((part, index) => textRun(part, language, { break: index === 0 ? 0 : 1 })),
  })
}

/** Which way a paragraph of the document runs. */
export function sided(document: Document): { readonly bidirectional: boolean } {
  return { bidirectional: document.direction === 'rtl' }
}

/** Text in the document's language. */
export function run(
  text: string,
  document: Document,
  options: { style?: string; break?: number } = {},
): TextRun {
  return textRun(text, document.language, options)
}

/** Every run says its language, so that a reader's voice and the spelling check change with it. */
function textRun(text: string, language: string, options: { style?: string; break?: number }): TextRun {
  const rightToLeft = directionOf(language) === 'rtl'
  return new TextRun({
    text,
    ...options,
    ...(rightToLeft
      ? { rightToLeft, language: { bidirectional: language } }
      : { language: { value: language } }),
  })
}

/** The runs of a line. */
export function runs(line: readonly Inline[], document: Document): ParagraphChild[] {
  return line.map(one => inline(one, document))
}

function inline(one: Inline, document: Document): ParagraphChild {
  switch (one.kind) {
    case 'text':
    case 'figure':
      return run(one.text, document)
    case 'strong':
      return run(one.text, document, { style: 'Strong' })
    case 'emphasis':
      return run(one.text, document, { style: 'Emphasis' })
    case 'quoted': {
      const language = one.language ?? document.language
      return textRun(quoted(one.text, language), language, { style: 'SaidWords' })
    }
    case 'link': {
      const address = absoluteAddress(document, one.address)
      if (address === null) return run(one.text, document)
      const children = [run(one.text, document, { style: 'Hyperlink' })]
      return address.startsWith('#')
        ? new InternalHyperlink({ anchor: address.slice(1), children })
        : new ExternalHyperlink({ link: address, children })
    }
  }
}
