import type { CharacteristicKind } from '../../listening/index.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'

/** What a characteristic is called where people are counted by it. */
export function characteristicLabel(kind: CharacteristicKind): string {
  return t(`finding.by-${kind}`)
}
