import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx'
import type { Document } from '../document.ts'
import type { WrittenTable } from '../document-counts.ts'
import { paragraphStyle } from './docx-styles.ts'
import { run, sided } from './docx-text.ts'

/** A table whose cells are text. */
export function writtenTable(content: WrittenTable, document: Document): Table {
  return table(
    content.columns,
    content.rows.map(row => row.map(cell => [run(cell, document)])),
    document,
  )
}

/** A real table: its first row is a header that repeats on each page, and no row is split between two. */
export function table(
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
