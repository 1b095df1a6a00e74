import { type Block, type BlockOf, line } from '../publishing/document.ts'
import { asCounts, type Counts } from '../publishing/document-counts.ts'
import { groupSections, showsNothing } from '../publishing/document-counts-by-group.ts'
import type { Line } from '../publishing/document-inline.ts'
import { hueAt } from '../ui/theme-key/hue.ts'
import { notGiven } from './report-groups.ts'
import { standouts } from './report-standouts.ts'
import { type GroupTables, leftOver } from './report-tables.ts'
import { columnName, listed, percent } from './report-wording.ts'

/**
 * How the groups of one column differ, and the largest themes by group.
 *
 * @param index which of the columns this is, for the addresses within the document
 */
export function byGroup({ column, sizes, full, shown }: GroupTables, index: number): Block[] {
  const place = `by-${index + 1}`
  const name = columnName(column)
  const heading: Block = { kind: 'heading', id: place, level: 2, text: `By ${name}` }
  const [only, another] = sizes.rows.categories
  if (only !== undefined && another === undefined)
    return [
      heading,
      { kind: 'paragraph', text: line(`All have the same value, “${only.label}”: nothing to compare.`) },
    ]
  const sized = asCounts(sizes, 'Contributions', { of: 'all' })
  const themed = asCounts(shown, 'Contributions', {
    of: 'column',
    omit: [...leftOver],
    hues: shown.rows.categories.map((_, row) => hueAt(row)),
  })
  const merged = shown !== full
  const tables: Block[] = [
    ...table(`${place}-sizes`, `Contributions by ${name}`, sized, []),
    ...apart(place, column, full),
    ...table(`${place}-themes`, `Who spoke of each theme, by ${name}`, themed, [
      `${example(column, full, themed)}All bars have the same scale.${merged ? ' The smaller groups are together in “All others”.' : ''}`,
    ]),
  ]
  const nothing = line('The groups are too small for any of their numbers to be shown safely.')
  return [heading, ...(tables.length > 0 ? tables : [{ kind: 'paragraph' as const, text: nothing }])]
}

function table(
  id: string,
  caption: string,
  counts: Counts,
  howToRead: readonly string[],
): BlockOf<'counts'>[] {
  if (showsNothing(counts)) return []
  return [{ kind: 'counts', id, caption, counts, howToRead: howToRead.map(line) }]
}

function apart(place: string, column: string, full: GroupTables['full']): Block[] {
  if (showsNothing(asCounts(full, '', { of: 'column', omit: [...leftOver] }))) return []
  const found = standouts(full)
  if (found.length === 0)
    return [
      {
        kind: 'paragraph',
        text: line('No group spoke of any theme clearly more than the others did.'),
      },
    ]
  const items = found.map(({ group, themes }): Line => {
    const compared = themes.map(
      ({ name, there, overall }) => `${name} (${percent(there)} there, ${percent(overall)} overall)`,
    )
    return [
      { kind: 'strong', text: groupName(column, group, full) },
      { kind: 'text', text: `: more about ${listed(compared)}.` },
    ]
  })
  return [
    { kind: 'heading', id: `${place}-apart`, level: 3, text: 'Where groups differ' },
    { kind: 'list', ordered: false, items },
  ]
}

/** One cell of the table in words. */
function example(column: string, full: GroupTables['full'], themed: Counts): string {
  const [section] = groupSections(themed, 'en').sections
  const row = section?.rows.find(({ held }) => !held)
  if (row === undefined || section?.name === null) return ''
  return `In “${groupName(column, row.label, full)}”, ${row.count} contributions are in “${section?.name}”. `
}

/** Bare numbers say nothing without their column: "fft score 3". */
function groupName(column: string, group: string, all: GroupTables['full']): string {
  const bare = (name: string) => /^[-\d.,\s]+$/.test(name)
  const others = all.columns?.categories.filter(({ key }) => key !== notGiven) ?? []
  return bare(group) && others.every(({ label }) => bare(label)) ? `${columnName(column)} ${group}` : group
}
