import type { SafeTable } from '../../disclosure/index.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import type { DimensionCoverage } from './coverage.ts'
import { wilson } from './interval.ts'
import type { ProtectedDimension } from './protect-coverage.ts'

export const coverageColumns = [
  'by',
  'group',
  'heard',
  'share of those who told',
  'share, from',
  'share, to',
  'share expected',
  'population',
  'in every 10,000',
  'source',
  'as of',
] as const

/**
 * Coverage as rows of open data. What is held back says so in words, and everything worked out from it is empty.
 * @param ownName what the organisation calls its own figures
 */
export function* coverageRows(
  tables: readonly ProtectedDimension[],
  ownName: string | undefined,
): Generator<(string | number)[]> {
  for (const { one, table } of tables) yield* rowsOf(one, table, ownName)
}

function* rowsOf(
  one: DimensionCoverage,
  table: SafeTable,
  ownName: string | undefined,
): Generator<(string | number)[]> {
  const source =
    one.source === 'own'
      ? t('coverage.source-own', { name: ownName ?? '' })
      : t(`coverage.source-${one.source}`)
  const told = toldIn(one, table)
  for (const [row, { key, label }] of table.rows.categories.entries()) {
    const cell = table.cells[row]![0]!
    const group = one.groups.find(each => each.key === key)
    const isMeasured = group?.population !== undefined
    const count = cell.state === 'shown' ? cell.count : undefined
    const share = count !== undefined && told && isMeasured ? wilson(count, told) : undefined
    const hasRate = isMeasured && one.source !== 'simd-2020' && group.population !== 0
    yield [
      one.title,
      label,
      cell.state === 'shown' ? cell.count : cell.words,
      share && told ? rounded(count! / told, 4) : '',
      share ? rounded(share.low, 4) : '',
      share ? rounded(share.high, 4) : '',
      group?.expected ? rounded(group.expected.share, 4) : '',
      isMeasured && one.source !== 'simd-2020' ? group.population! : '',
      hasRate && count !== undefined ? rounded((count / group.population!) * 10_000, 3) : '',
      source,
      table.asOf.slice(0, 10),
    ]
  }
}

/** Everybody in a group with a figure, where each of them is shown: a share would give away one that is not. */
function toldIn(one: DimensionCoverage, table: SafeTable): number | undefined {
  let told = 0
  for (const [row, { key }] of table.rows.categories.entries()) {
    if (one.groups.find(group => group.key === key)?.population === undefined) continue
    const cell = table.cells[row]![0]!
    if (cell.state !== 'shown') return undefined
    told += cell.count
  }
  return told > 0 ? told : undefined
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))
