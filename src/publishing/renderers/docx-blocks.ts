import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, BlockOf, Document, Inline, Line } from '../document.ts'
import { chartTable, countsTable, protectionNote, type WrittenTable } from '../document-counts.ts'
import { dateInWords, labelsIn, numberInWords, quoted } from '../document-labels.ts'
import { wordChart } from './docx-chart.ts'
import { eyebrowStyle, paragraphStyle } from './docx-styles.ts'
import { recommendationTerms } from './recommendation-terms.ts'
import { absoluteAddress, directionOf } from './web-context.ts'

/** What a block needs to know to be written: its document, and how many numbered lists came before. */
export type Writing = { readonly document: Document; numberedLists: number }

type Heading = (typeof HeadingLevel)[keyof typeof HeadingLevel]
const headings: Readonly<Record<2 | 3 | 4, Heading>> = {
  2: HeadingLevel.HEADING_1,
  3: HeadingLevel.HEADING_2,
  4: HeadingLevel.HEADING_3,
}

/** A block in Word's own elements. */
export function writeBlock(block: Block, writing: Writing): FileChild[] {
  const { document } = writing
  const { language } = document
  const labels = labelsIn(language)
  const number = (value: number) => numberInWords(value, language)
  switch (block.kind) {
    case 'heading':
      return [headed(block.id, block.level, block.text, document)]
    case 'paragraph':
      return [written(block.text, document)]
    case 'finding':
      return [
        said(labels.keyFinding(number(block.number), number(block.total)), document, {
          style: eyebrowStyle(block.hue),
        }),
        headed(block.id, 3, block.sentence, document),
        ...block.text.map(line => written(line, document)),
      ]
    case 'quote':
      return [
        said(quoted(block.text, block.language ?? language), document, {
          style: block.text.length > 180 ? paragraphStyle.longWords : paragraphStyle.words,
          language: block.language ?? language,
        }),
        ...(block.attribution === null
          ? []
          : [said(block.attribution, document, { style: paragraphStyle.attribution })]),
      ]
    case 'chart':
      return [
        marked(block.id, block.sentence, document, { style: paragraphStyle.caption }),
        chartParagraph(block, document),
        writtenTable(chartTable(block.counts, language), document),
        ...protection(block.counts, document),
      ]
    case 'counts':
      return [
        marked(block.id, block.caption, document, { style: paragraphStyle.caption }),
        writtenTable(countsTable(block.counts, language), document),
        ...protection(block.counts, document),
      ]
    case 'table':
      return [
        marked(block.id, block.caption, document, { style: paragraphStyle.caption }),
        table(
          block.columns,
          block.rows.map(row => row.map(cell => runs(cell, document))),
          document,
        ),
        spacer(document),
      ]
    case 'recommendation':
      return recommendation(block, document)
    case 'few-said':
      return [
        headed(block.id, 2, block.title, document),
        ...block.introduction.map(line => written(line, document)),
        ...block.themes.flatMap(theme => [
          said(theme.name, document, { style: paragraphStyle.term }),
          ...(theme.text.length === 0 ? [] : [written(theme.text, document)]),
        ]),
      ]
    case 'list': {
      const instance = block.ordered ? ++writing.numberedLists : 0
      const reference = block.ordered ? 'numbers' : 'bullets'
      return block.items.map(item =>
        written(item, document, { numbering: { reference, level: 0, instance } }),
      )
    }
    case 'callout':
      return [
        said(block.title, document, { style: paragraphStyle.calloutTitle }),
        ...block.text.map(line => written(line, document, { style: paragraphStyle.callout })),
      ]
    case 'steps': {
      const instance = ++writing.numberedLists
      return block.items.map(
        item =>
          new Paragraph({
            ...sided(document),
            numbering: { reference: 'numbers', level: 0, instance },
            children: [
              run(item.title, document, { style: 'Strong' }),
              run('', document, { break: 1 }),
              ...runs(item.text, document),
            ],
          }),
      )
    }
    case 'colophon':
      return [
        headed(block.id, 2, block.title, document),
        ...block.text.map(line => written(line, document)),
        ...block.facts.flatMap(fact => [
          said(fact.term, document, { style: paragraphStyle.term }),
          written(fact.text, document),
        ]),
      ]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'aside':
      return []
  }
}

/** Left to right in every language: the chart has its direction within, and readers turn its figures round otherwise. */
function chartParagraph(block: BlockOf<'chart'>, document: Document): Paragraph {
  return new Paragraph({
    bidirectional: false,
    alignment: document.direction === 'rtl' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    keepNext: true,
    children: [wordChart(block, document)],
  })
}

function recommendation(block: BlockOf<'recommendation'>, document: Document): FileChild[] {
  const { language } = document
  const labels = labelsIn(language)
  const { answer } = block
  const terms = recommendationTerms(block, language)
  const eyebrow = labels.recommendation(numberInWords(block.number, language), block.to)
  return [
    said(eyebrow, document, { style: paragraphStyle.eyebrow }),
    headed(block.id, 3, block.text, document),
    ...(terms.length === 0 ? [] : [written(terms, document)]),
    ...(answer === null
      ? [said(labels.noAnswerYet, document, { style: paragraphStyle.small })]
      : [
          said(labels.reply[answer.reply], document, { style: paragraphStyle.reply }),
          said(quoted(answer.words, language), document, { style: paragraphStyle.answerWords }),
          said(
            [labels.answered(dateInWords(answer.date, language), answer.by), answer.seenBy ?? '']
              .join(' ')
              .trim(),
            document,
            { style: paragraphStyle.small },
          ),
        ]),
  ]
}

function protection(counts: BlockOf<'counts'>['counts'], document: Document): FileChild[] {
  const note = protectionNote(counts, document.language)
  return note === null ? [spacer(document)] : [said(note, document, { style: paragraphStyle.small })]
}

/** A heading that links within the document lead to. */
function headed(id: string, level: 2 | 3 | 4, text: string, document: Document): Paragraph {
  return new Paragraph({
    ...sided(document),
    heading: headings[level],
    children: [new Bookmark({ id, children: [run(text, document)] })],
  })
}

function marked(id: string, text: string, document: Document, options: IParagraphOptions): Paragraph {
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

function spacer(document: Document): Paragraph {
  return said('', document, { style: paragraphStyle.small })
}

function sided(document: Document): { readonly bidirectional: boolean } {
  return { bidirectional: document.direction === 'rtl' }
}

function run(text: string, document: Document, options: { style?: string; break?: number } = {}): TextRun {
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

function runs(line: readonly Inline[], document: Document): ParagraphChild[] {
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

function writtenTable(content: WrittenTable, document: Document): Table {
  return table(
    content.columns,
    content.rows.map(row => row.map(cell => [run(cell, document)])),
    document,
  )
}

/** A real table: its first row is a header that repeats on each page, and no row is split between two. */
function table(
  columns: WrittenTable['columns'],
  rows: readonly (readonly (readonly ParagraphChild[])[])[],
  document: Document,
): Table {
  const alignment = (index: number) => (columns[index]?.numeric ? AlignmentType.END : AlignmentType.START)
  const cell = (children: readonly ParagraphChild[], index: number, header: boolean) =>
    new TableCell({
      borders: header ? headerRule : rowRule,
      children: [
        new Paragraph({
          ...sided(document),
          style: paragraphStyle.cell,
          alignment: alignment(index),
          children,
        }),
      ],
    })
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: columns.map((column, index) =>
      cell([run(column.label, document, { style: 'Strong' })], index, true),
    ),
  })
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths(columns),
    margins: { left: 60, right: 60 },
    visuallyRightToLeft: document.direction === 'rtl',
    tableLook: { firstRow: true, firstColumn: true },
    borders: noBorders,
    rows: [
      header,
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            keepNext: rows.length <= 12 && at < rows.length - 1,
            children: row.map((children, index) => cell(children, index, false)),
          }),
      ),
    ],
  })
}

/** The width between the page's margins, in twentieths of a point. */
const textWidth = 8504

/** Words need more room than numbers. */
function widths(columns: WrittenTable['columns']): readonly number[] {
  const weights = columns.map(column => (column.numeric ? 1.6 : columns.length > 4 ? 2.2 : 3))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map(weight => Math.floor((textWidth * weight) / all))
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}
const headerRule = { bottom: { style: BorderStyle.SINGLE, size: 12, color: '1E2320' } }
const rowRule = { bottom: { style: BorderStyle.SINGLE, size: 4, color: 'DBD5C7' } }
