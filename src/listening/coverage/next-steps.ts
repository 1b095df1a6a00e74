import type { CouncilArea } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import { ageBand } from './age-band.ts'
import type { CoveredGroup } from './cover.ts'
import type { DimensionCoverage } from './coverage.ts'

/** Somewhere to go: a group or an area that was under-heard, how many people are missing, what might help. */
export type NextStep = {
  readonly dimension: DimensionCoverage['dimension']
  readonly about: string
  readonly group: CoveredGroup
  readonly gap: { readonly value: number; readonly low: number; readonly high: number }
  readonly suggestion: string
}

/**
 * Where to go next: every under-heard group and area, the one with the most people surely missing first (the lower
 * end of the interval), then the one with the most missing at all.
 */
export function nextSteps(
  coverage: readonly DimensionCoverage[],
  areas: readonly CouncilArea[],
): readonly NextStep[] {
  return coverage
    .flatMap(one =>
      one.groups.flatMap(group =>
        group.gap && (group.standing === 'few' || group.standing === 'under')
          ? {
              dimension: one.dimension,
              about: one.title,
              group,
              gap: group.gap,
              suggestion: suggestionFor(one.dimension, group.key, areas),
            }
          : [],
      ),
    )
    .sort((one, other) => other.gap.low - one.gap.low || other.gap.value - one.gap.value)
}

function suggestionFor(
  dimension: NextStep['dimension'],
  group: string,
  areas: readonly CouncilArea[],
): string {
  switch (dimension) {
    case 'area': {
      const area = areas.find(({ code }) => code === group)
      return area
        ? t('next.area', {
            partnership: `${area.hscp.name} health and social care partnership`,
            board: `NHS ${area.board.name}`,
          })
        : t('next.other')
    }
    case 'age': {
      const from = ageBand(group)?.from ?? 30
      return t(
        from < 16
          ? 'next.age-children'
          : from < 25
            ? 'next.age-young'
            : from < 65
              ? 'next.age-middle'
              : 'next.age-older',
      )
    }
    case 'sex':
      return group === 'male'
        ? t('next.sex-male')
        : group === 'female'
          ? t('next.sex-female')
          : t('next.other')
    case 'other':
      return t('next.other')
    default:
      return t(`next.${dimension}`)
  }
}
