import type { Block, Document, Line } from '../document.ts'
import type { DocumentLabels } from '../document-labels.ts'

/** A block, or null where an aside comes first, with the notes beside it. */
export type Row = { readonly block: Block | null; readonly notes: readonly MarginNote[] }

/** Blocks with what stands beside them: an aside joins the block before it. */
export function rowsOf(document: Document, labels: DocumentLabels): readonly Row[] {
  const rows: Row[] = []
  for (const block of document.blocks) {
    const notes = notesOf(block, labels)
    const last = rows.at(-1)
    if (block.kind === 'aside' && last !== undefined)
      rows[rows.length - 1] = { ...last, notes: [...last.notes, ...notes] }
    else rows.push({ block: block.kind === 'aside' ? null : block, notes })
  }
  return rows
}

/** A note beside a block: in the margin where there is room, under it where there is not. */
export type MarginNote = {
  readonly title: string
  readonly text: readonly Line[]
  readonly evidence: string | null
}

/** The notes that belong beside a block. */
function notesOf(block: Block, labels: DocumentLabels): readonly MarginNote[] {
  switch (block.kind) {
    case 'finding':
      return block.evidence === null
        ? []
        : [{ title: labels.whoSaysSo, text: [block.evidence.note], evidence: block.evidence.id }]
    case 'quote':
      return block.permission === null
        ? []
        : [
            {
              title: labels.sharedWithPermission,
              text: [[{ kind: 'text', text: block.permission }]],
              evidence: null,
            },
          ]
    case 'chart':
    case 'counts':
      return block.howToRead.length === 0
        ? []
        : [{ title: labels.howToRead, text: block.howToRead, evidence: null }]
    case 'aside':
      return [{ title: block.title, text: block.text, evidence: null }]
    default:
      return []
  }
}
