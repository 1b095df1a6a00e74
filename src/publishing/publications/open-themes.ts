import type { Block, Document, Inline, Line } from '../document.ts'
import { t } from './report-text.en.ts'

/**
 * The document with a way from each number of a theme chart to what it counts, for those on the team who may open
 * it: links beside the chart, one a theme. `themes` is the address of the themes in the workspace.
 */
export function withThemesOpened(document: Document, themes: string): Document {
  return { ...document, blocks: document.blocks.map(block => opened(block, themes)) }
}

function opened(block: Block, themes: string): Block {
  if (block.kind !== 'chart' || block.counts.table.rows.key !== 'theme') return block
  const links = block.counts.table.rows.categories.flatMap(({ key, label }, index): Inline[] => [
    { kind: 'text', text: index === 0 ? `${t('report.open-themes')} ` : ', ' },
    { kind: 'link', text: label, address: `${themes}/${key}` },
  ])
  const line: Line = links
  return links.length === 0 ? block : { ...block, howToRead: [...block.howToRead, line] }
}
