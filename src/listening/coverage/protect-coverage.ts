import {
  type CountTable,
  defaultRule,
  protect,
  type Release,
  type SafeTable,
} from '../../disclosure/index.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import type { DimensionCoverage } from './coverage.ts'

export type ProtectedDimension = { readonly one: DimensionCoverage; readonly table: SafeTable }

/**
 * Coverage as it may leave the team: one table a dimension that anybody told, with whoever did not tell as a row of
 * its own, each protected beside what went out before.
 * @returns the tables, and the releases to remember
 */
export function protectCoverage(
  programme: string,
  dimensions: readonly DimensionCoverage[],
  earlier: readonly Release[],
  now: Date,
): { readonly tables: readonly ProtectedDimension[]; readonly releases: readonly Release[] } {
  const releases: Release[] = []
  const tables: ProtectedDimension[] = []
  for (const one of dimensions) {
    if (one.groups.length === 0 || one.groups.every(group => group.heard === 0)) continue
    const { safe, release } = protect(countTable(programme, one, now), defaultRule, [...earlier, ...releases])
    releases.push(release)
    tables.push({ one, table: safe })
  }
  return { tables, releases }
}

function countTable(programme: string, one: DimensionCoverage, now: Date): CountTable {
  const rest = [
    { key: '(outside)', label: t('coverage.csv-outside'), heard: one.outside },
    { key: '(not told)', label: t('coverage.csv-not-told'), heard: one.unknown },
  ].filter(group => group.heard > 0)
  const groups = [...one.groups, ...rest]
  return {
    kind: 'partition',
    programme,
    title: one.title,
    asOf: now.toISOString(),
    rows: {
      key: one.key,
      label: one.title,
      categories: groups.map(({ key, label }) => ({ key, label })),
    },
    columns: null,
    counts: groups.map(group => [group.heard]),
  }
}
