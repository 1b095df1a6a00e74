import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import type { CouncilArea } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/populations.en.ts'
import { dimensionNamed, groupOf, keyOf } from './dimension.ts'
import type { OwnFigure } from './own-figures.ts'
import { readAreaCode } from './read-area-code.ts'

export type ReadPopulation =
  | { readonly ok: true; readonly figures: readonly OwnFigure[] }
  /** Sentences that name the row and the column, the first of them. */
  | { readonly ok: false; readonly problems: readonly string[] }

/** Rows that one file of population figures may have. */
export const mostFigures = 2_000
const mostProblems = 10

const headings = {
  characteristic: ['characteristic', 'variable', 'by', 'about'],
  value: ['value', 'group', 'category', 'label'],
  people: ['people', 'population', 'count', 'number', 'persons'],
} as const

/**
 * Reads population figures, a row a group: characteristic, value, people.
 * @throws UnreadableFile where the file itself cannot be read
 */
export async function readPopulationTable(
  table: Table,
  areas: readonly CouncilArea[],
): Promise<ReadPopulation> {
  const place = (names: readonly string[]) => table.columns.findIndex(column => names.includes(keyOf(column)))
  const at = {
    characteristic: place(headings.characteristic),
    value: place(headings.value),
    people: place(headings.people),
  }
  const missing = (['characteristic', 'value', 'people'] as const).filter(name => at[name] < 0)
  if (missing.length > 0)
    return {
      ok: false,
      problems: [
        t('read.no-column', { missing: t.list(missing), found: t.list(table.columns.slice(0, 20)) }),
      ],
    }
  const figures = new Map<string, OwnFigure>()
  const problems: string[] = []
  for await (const row of table.rows) {
    if (problems.length >= mostProblems) break
    if (row.row > mostFigures) {
      problems.push(t('read.too-many', { most: mostFigures }))
      break
    }
    if (isUnreadable(row)) {
      problems.push(t('read.unreadable', { row: row.row, reason: row.reason }))
      continue
    }
    const cell = (name: keyof typeof at) => (row.cells[at[name]] ?? '').trim()
    if (row.cells.every(text => text.trim() === '')) continue
    const problem = (name: keyof typeof at, why: string) =>
      problems.push(t('read.problem', { row: row.row, column: table.columns[at[name]] ?? name, why }))
    const characteristic = cell('characteristic')
    if (keyOf(characteristic) === '') {
      problem('characteristic', t('read.empty'))
      continue
    }
    if (cell('value') === '') {
      problem('value', t('read.empty'))
      continue
    }
    // What is left empty in the file to begin with is not known.
    if (cell('people') === '') continue
    const people = wholeNumber(cell('people'))
    if (people === undefined) {
      problem('people', t('read.no-number'))
      continue
    }
    const dimension = dimensionNamed(characteristic)
    const area = dimension === 'area' ? readAreaCode(cell('value'), areas) : undefined
    if (dimension === 'area' && !area) {
      problem('value', t('read.no-area'))
      continue
    }
    const name = dimension ?? keyOf(characteristic)
    const group = area ?? (dimension ? groupOf(dimension, cell('value')) : keyOf(cell('value')))
    const key = JSON.stringify([name, group])
    const before = figures.get(key)
    if (before && dimension === undefined) {
      problem('value', t('read.twice'))
      continue
    }
    // Finer groups that stand for one of ours, such as Pakistani and Indian, count together.
    figures.set(key, {
      characteristic: name,
      group,
      label: before ? before.label : cell('value').slice(0, 200),
      people: people + (before?.people ?? 0),
    })
  }
  if (problems.length > 0) return { ok: false, problems }
  if (figures.size === 0) return { ok: false, problems: [t('read.nothing')] }
  return { ok: true, figures: [...figures.values()] }
}

/** "1,234" and "1 234" are 1234; a part of a person is none. */
function wholeNumber(text: string): number | undefined {
  const plain = text.replace(/(?<=\d)[,\s\u00a0\u202f](?=\d{3}\b)/g, '').replace(/\.0+$/, '')
  return /^\d{1,10}$/.test(plain) ? Number(plain) : undefined
}
