import type { CouncilArea } from '../../programmes/index.ts'
import { placeTiles } from '../../ui/chart/tile.ts'
import { tileMap } from '../../ui/chart/tile-map.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import type { DimensionCoverage } from './coverage.ts'

/**
 * Council areas as tiles, darker where more people were heard, outlined where an area was heard less than half as
 * much as expected and not by chance. For the team's own pages.
 * @returns SVG; `id` must be unique on its page
 */
export function coverageMap(
  byArea: DimensionCoverage,
  areas: readonly CouncilArea[],
  id: string,
  width: number,
): string {
  const overall = byArea.rate ?? 0
  const step = (part: number) => Number((Math.max(overall, 0.001) * part).toPrecision(2))
  const steps = [step(0.5), step(1), step(1.5), step(2)] as const
  const shown = byArea.groups.filter(group => group.rate !== undefined)
  const rates = shown.map(
    group => [group.key, { rate: group.rate!.value, underHeard: group.standing === 'few' }] as const,
  )
  return tileMap({
    id,
    title: t('coverage.map-title'),
    description: shown
      .map(group => `${group.label}: ${t.number(group.rate!.value, { maximumFractionDigits: 2 })}`)
      .join('; '),
    setting: 'page',
    direction: 'ltr',
    language: 'en',
    width,
    tiles: placeTiles(
      areas.map(area => ({
        code: area.code,
        shortName: area.shortName,
        q: area.hexagon.column,
        r: area.hexagon.row,
      })),
    ),
    rates: new Map(rates),
    steps,
    words: {
      scale: t('coverage.map-scale'),
      andMore: t('coverage.map-more', { from: t.number(steps[3], { maximumFractionDigits: 2 }) }),
      underHeard: t('coverage.map-under'),
      held: t('coverage.standing-unknown'),
    },
  })
}
