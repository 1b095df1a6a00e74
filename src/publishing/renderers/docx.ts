import {
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  Document as WordDocument,
} from 'docx'
import { contentsOf, type Document } from '../document.ts'
import { drawableDocument } from '../document-drawable.ts'
import { labelsIn } from '../document-labels.ts'
import { byline } from './byline.ts'
import { type Writing, writeBlock } from './docx-blocks.ts'
import { settledWordFile } from './docx-settled.ts'
import { paragraphStyle, wordNumbering, wordStyles } from './docx-styles.ts'
import { said, written } from './docx-text.ts'
import { rowsOf } from './margin-notes.ts'
import { sourceLines } from './source-lines.ts'

/**
 * Exports a document as a Word file that can be edited: real headings, styles by name, charts with their data,
 * tables with header rows, alternative texts, language and properties. Dates in it are the document's own.
 */
export async function renderDocx(given: Document): Promise<Uint8Array> {
  const document = drawableDocument(given)
  const word = new WordDocument({
    title: document.title,
    creator: document.organisation,
    lastModifiedBy: document.organisation,
    description: document.description,
    revision: document.issue,
    styles: wordStyles(document),
    numbering: wordNumbering,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1474, bottom: 1361, left: 1701, right: 1701 },
          },
        },
        footers: { default: footer(document) },
        children: [...opening(document), ...body(document), ...sources(document)],
      },
    ],
  })
  return settledWordFile(await Packer.toBuffer(word), document)
}

function opening(document: Document) {
  const labels = labelsIn(document.language)
  return [
    said(document.title, document, {
      style: document.titleIsQuote ? paragraphStyle.titleInWords : paragraphStyle.title,
    }),
    ...(document.subtitle === null
      ? []
      : [said(document.subtitle, document, { style: paragraphStyle.subtitle })]),
    said(byline(document, labels), document, { style: paragraphStyle.byline }),
    ...contents(document),
  ]
}

/**
 * Links, as on the web, and no page numbers: Word works those out only when it is asked to, and working them out
 * here took twenty times as long as the rest of the file.
 */
function contents(document: Document) {
  const entries = contentsOf(document)
  if (entries.length < 2) return []
  const { contents } = labelsIn(document.language)
  return [
    said(contents, document, { style: paragraphStyle.term }),
    ...entries.map(({ id, text, depth }) =>
      written([{ kind: 'link', text, address: `#${id}` }], document, {
        style: depth === 2 ? paragraphStyle.contents : paragraphStyle.contentsInset,
      }),
    ),
  ]
}

function body(document: Document) {
  const labels = labelsIn(document.language)
  const writing: Writing = { document, numberedLists: 0 }
  return rowsOf(document, labels).flatMap(row => [
    ...(row.block === null ? [] : writeBlock(row.block, writing)),
    ...row.notes.flatMap(note => [
      said(note.title, document, { style: paragraphStyle.noteTitle }),
      ...note.text.map(one => written(one, document, { style: paragraphStyle.note })),
    ]),
  ])
}

function sources(document: Document) {
  const labels = labelsIn(document.language)
  const lines = sourceLines(document)
  if (lines.length === 0) return []
  return [
    ...writeBlock(
      { kind: 'heading', id: 'sources-and-thanks', level: 2, text: labels.attribution },
      { document, numberedLists: 0 },
    ),
    ...lines.map(one => written(one, document)),
  ]
}

function footer(document: Document): Footer {
  const labels = labelsIn(document.language)
  const parts = labels.page('\u0001', '\u0002').split(/([\u0001\u0002])/)
  const fields = parts.map(part =>
    part === '\u0001' ? PageNumber.CURRENT : part === '\u0002' ? PageNumber.TOTAL_PAGES : part,
  )
  return new Footer({
    children: [
      new Paragraph({
        style: paragraphStyle.small,
        bidirectional: document.direction === 'rtl',
        tabStops: [{ type: TabStopType.END, position: 8504 }],
        children: [new TextRun({ children: [document.title, new Tab(), ...fields] })],
      }),
    ],
  })
}
