import { type Block, line } from '../publishing/document.ts'
import type { Line } from '../publishing/document-inline.ts'
import { standouts } from './report-standouts.ts'
import type { GroupTables } from './report-tables.ts'
import { listed, percent } from './report-wording.ts'

/**
 * How the groups of one column differ, and the largest themes by group.
 *
 * @param index which of the columns this is, for the addresses within the document
 */
export function byGroup({ column, sizes, full, narrow }: GroupTables, index: number): Block[] {
  const place = `by-${index + 1}`
  const apart = standouts(full)
  const narrowed = narrow !== full
  return [
    { kind: 'heading', id: place, level: 2, text: `By ${column}` },
    {
      kind: 'counts',
      id: `${place}-sizes`,
      caption: `Contributions by ${column}`,
      counts: {
        table: sizes,
        countHeader: 'Contributions',
        column: 0,
        of: 'all',
        hues: [],
        fewAddress: null,
      },
      howToRead: [],
    },
    ...(apart.length === 0
      ? [
          {
            kind: 'paragraph' as const,
            text: line('No group spoke of any theme clearly more than the others did.'),
          },
        ]
      : [
          { kind: 'heading' as const, id: `${place}-apart`, level: 3 as const, text: 'Where groups differ' },
          {
            kind: 'list' as const,
            ordered: false,
            items: apart.map(({ group, themes }): Line => {
              const compared = themes.map(
                ({ name, there, overall }) =>
                  `${name} (${percent(there)} there, ${percent(overall)} overall)`,
              )
              return [
                { kind: 'strong', text: groupName(column, group) },
                { kind: 'text', text: `: more about ${listed(compared)}.` },
              ]
            }),
          },
        ]),
    {
      kind: 'counts',
      id: `${place}-themes`,
      caption: narrowed ? `Themes by ${column}, the largest groups` : `Themes by ${column}`,
      counts: {
        table: narrow,
        countHeader: 'Contributions',
        column: 0,
        of: null,
        hues: [],
        fewAddress: null,
      },
      howToRead: [
        line(
          `Read down a column for what a group spoke of.${narrowed ? ' The smaller groups are together in the last column but one.' : ''} Numbers that could point at single people are not shown, and neither are those that would give them away.`,
        ),
      ],
    },
  ]
}

/** A bare number says nothing without its column: "fft_score 3". */
function groupName(column: string, group: string): string {
  return /^[-\d.,\s]+$/.test(group) ? `${column} ${group}` : group
}
