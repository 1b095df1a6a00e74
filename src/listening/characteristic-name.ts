import { publicText } from '../ui/i18n/public-text.ts'
import { t } from '../ui/i18n/staff/groups.en.ts'
import { preferNotToSay } from './forms/characteristic.ts'
import type { CharacteristicKind } from './forms/form.ts'
import { type ColumnKind, isColumnKind } from './import/mapping.ts'
import { characteristicAnswer } from './participate/characteristic-text.ts'

const named = [
  'role.gets_care',
  'role.family_carer',
  'role.works_in_care',
  'role.other',
  'gender.woman',
  'gender.man',
  'gender.other',
  'condition.yes',
  'condition.no',
  'carer.yes',
  'carer.no',
] as const

/**
 * The people who gave an answer, as a group, in English: for tables and charts. Council areas have names of their
 * own, and what a column of somebody's file says is said as it stands there.
 */
export function characteristicName(kind: CharacteristicKind | ColumnKind, value: string): string {
  if (value === '' || value === preferNotToSay) return t('unknown')
  const known = named.find(key => key === `${kind}.${value}`)
  if (known) return t(known)
  return kind === 'area' || isColumnKind(kind) ? value : characteristicAnswer(publicText('en'), kind, value)
}
