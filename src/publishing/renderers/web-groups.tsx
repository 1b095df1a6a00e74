import type { BlockOf } from '../document.ts'
import {
  type GroupRow,
  type GroupSection,
  groupSections,
  groupsNote,
  lineNote,
} from '../document-counts-by-group.ts'
import type { WebContext } from './web-context.ts'
import { hued } from './web-hue.ts'
import { OpenNumber } from './web-inline.tsx'

/** Protected numbers with a group a row: a table for each theme, with bars that have one scale. */
export function GroupsTable({
  block,
  context,
}: {
  readonly block: BlockOf<'counts'>
  readonly context: WebContext
}) {
  const { language } = context.document
  const turned = groupSections(block.counts, language)
  const caption = `${block.id}-caption`
  const line = lineNote(turned, language)
  const note = groupsNote(block.counts, turned, language)
  return (
    <section class="document__groups" id={block.id} aria-labelledby={caption}>
      <p class="document__caption" id={caption}>
        {block.caption}
      </p>
      {line !== null && <p class="document__small document__line-note">{line}</p>}
      {turned.sections.map((section, index) => (
        <Section
          section={section}
          columns={turned.columns}
          caption={block.caption}
          isFirst={index === 0}
          context={context}
        />
      ))}
      {note !== '' && <p class="document__small">{note}</p>}
    </section>
  )
}

/** The heads of the columns are seen once, above the first table, and are in every one for those who listen. */
function Section(props: {
  readonly section: GroupSection
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[]
  readonly caption: string
  readonly isFirst: boolean
  readonly context: WebContext
}) {
  const { section, columns, isFirst, context } = props
  const hue = section.rows[0]?.hue ?? null
  return (
    <table class={hued('document__group', hue)}>
      <caption class={section.name === null ? 'hidden' : undefined}>{section.name ?? props.caption}</caption>
      <thead class={isFirst ? undefined : 'document__heard'}>
        <tr>
          {columns.map(column => (
            <th scope="col" class={column.numeric ? 'document__amount' : undefined}>
              {isFirst ? column.label : <span class="hidden">{column.label}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {section.rows.map(row => (
          <tr class={row.isAll ? 'document__all' : undefined}>
            <th scope="row">
              <span class="document__named">
                <span>{row.label}</span>
                <ShareBar row={row} mark={section.mark} />
              </span>
            </th>
            <td class="document__amount">
              <OpenNumber
                text={row.count}
                of={[section.name, row.label].filter(name => name !== null).join(', ')}
                evidence={row.evidence}
                context={context}
              />
            </td>
            {columns.length > 2 && <td class="document__amount">{row.value}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The bar of a row; the figures beside it say the same. */
function ShareBar({ row, mark }: { readonly row: GroupRow; readonly mark: number | null }) {
  if (row.held || (row.length === 0 && mark === null)) return null
  const at = (length: number) => `${(length * 98).toFixed(1)}%`
  return (
    <svg class="document__share" aria-hidden="true">
      <rect width={at(row.length)} height="100%" />
      {mark !== null && !row.isAll && (
        <rect class="document__everybody" x={at(mark)} width="4" height="100%" />
      )}
    </svg>
  )
}
