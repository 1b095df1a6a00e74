import type { CouncilArea } from '../../programmes/index.ts'
import { groupLabel } from '../coverage/group-label.ts'
import type { Strata, StrataVariable } from './panel.ts'

/** What a group of one variable is called on the team's pages. */
export function groupName(
  variable: StrataVariable,
  group: string,
  areas: readonly Pick<CouncilArea, 'code' | 'name'>[],
): string {
  if (variable === 'area') return areas.find(area => area.code === group)?.name ?? group
  return groupLabel(variable === 'quintile' ? 'deprivation' : variable, group)
}

/** "Highland, 16 to 24, Women and girls" */
export function stratumName(
  of: Strata,
  by: readonly StrataVariable[],
  areas: readonly Pick<CouncilArea, 'code' | 'name'>[],
): string {
  return by.flatMap(variable => (of[variable] ? groupName(variable, of[variable], areas) : [])).join(', ')
}
