import type { FileChild } from 'docx'
import type { BlockOf, Document } from '../document.ts'
import { barsAlternative } from '../document-counts.ts'
import { type GroupSections, groupSections, groupsNote } from '../document-counts-by-group.ts'
import { chartParagraph } from './docx-chart.ts'
import { paragraphStyle } from './docx-styles.ts'
import { writtenTable } from './docx-table.ts'
import { marked, said } from './docx-text.ts'

/** More bars than this take a page of their own, and the table says the same. */
const mostBars = 20

/**
 * Protected numbers with a group a row: a table for each theme under its name, its header repeated on every page. A
 * single one is a chart of Word's own as well.
 */
export function writeGroups(block: BlockOf<'counts'>, document: Document): FileChild[] {
  const { counts } = block
  const turned = groupSections(counts, document.language)
  return [
    marked(block.id, block.caption, document, { style: paragraphStyle.caption }),
    ...chart(block, turned, document),
    ...turned.sections.flatMap(({ name, rows }) => [
      ...(name === null ? [] : [said(name, document, { style: paragraphStyle.term })]),
      writtenTable(
        {
          columns: turned.columns,
          rows: rows.map(row =>
            turned.columns.length > 2 ? [row.label, row.count, row.value] : [row.label, row.count],
          ),
        },
        document,
      ),
    ]),
    said(groupsNote(counts, turned, document.language), document, { style: paragraphStyle.small }),
  ]
}

function chart(block: BlockOf<'counts'>, { sections }: GroupSections, document: Document): FileChild[] {
  const [section, another] = sections
  const bars = section?.rows.filter(row => !row.isAll) ?? []
  const shown = bars.filter(bar => !bar.held && bar.amount !== null)
  if (another !== undefined || shown.length < 2 || shown.every(bar => bar.length === 0)) return []
  if (bars.length > mostBars) return []
  return [
    chartParagraph(
      {
        id: block.id,
        name: block.counts.countHeader,
        alternative: barsAlternative(bars, document.language),
        bars: bars.map(bar => (bar.held ? { ...bar, value: bar.count } : bar)),
        percent: block.counts.of !== null,
      },
      document,
    ),
  ]
}
