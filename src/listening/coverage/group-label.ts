import { t } from '../../ui/i18n/staff/coverage.en.ts'
import { preferNotToSay } from '../forms/characteristic.ts'
import { ageBand } from './age-band.ts'
import { type Dimension, groupKeys } from './dimension.ts'

/** Whether a value says that somebody did not want to tell. */
export function isNotTold(value: string): boolean {
  return value === '' || value === preferNotToSay || value === 'prefer_not_to_say'
}

/** What a group is called on the team's pages. A council area has its own name. */
export function groupLabel(dimension: Exclude<Dimension, 'area'>, group: string): string {
  if (dimension === 'age') {
    const band = ageBand(group)
    if (!band) return group
    if (band.to === undefined) return t('group.age.over', { from: band.from })
    return band.from === 0
      ? t('group.age.under', { to: band.to + 1 })
      : t('group.age.between', { from: band.from, to: band.to })
  }
  return nameOf(dimension, group) ?? group.charAt(0).toUpperCase() + group.slice(1).replaceAll('_', ' ')
}

function nameOf(dimension: Exclude<Dimension, 'area' | 'age'>, group: string): string | undefined {
  const among = <Key extends string>(keys: readonly Key[], name: (key: Key) => string) => {
    const key = keys.find(each => each === group)
    return key === undefined ? undefined : name(key)
  }
  switch (dimension) {
    case 'sex':
      return among(groupKeys.sex, key => t(`group.sex.${key}`))
    case 'ethnicity':
      return among(groupKeys.ethnicity, key => t(`group.ethnicity.${key}`))
    case 'disability':
      return among(groupKeys.disability, key => t(`group.disability.${key}`))
    case 'deprivation':
      return among(groupKeys.deprivation, key => t(`group.deprivation.${key}`))
    case 'carers':
      return among(groupKeys.carers, key => t(`group.carers.${key}`))
    case 'urban_rural':
      return among(groupKeys.urban_rural, key => t(`group.urban_rural.${key}`))
  }
}
