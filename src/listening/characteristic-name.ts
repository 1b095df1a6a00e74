import { isLanguage } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'
import { preferNotToSay } from './forms/characteristic.ts'
import type { CharacteristicKind } from './forms/form.ts'
import { type ColumnKind, isColumnKind } from './import/mapping.ts'
import { characteristicAnswer } from './participate/characteristic-text.ts'

/**
 * An answer to a characteristic in words: for tables and charts. Council areas have names of their own, and what a
 * column of somebody's file says is said as it stands there.
 */
export function characteristicName(
  kind: CharacteristicKind | ColumnKind,
  value: string,
  language: string,
): string {
  const t = publicText(isLanguage(language) ? language : 'en')
  if (value === '' || value === preferNotToSay) return t('who.prefer-not')
  return kind === 'area' || isColumnKind(kind) ? value : characteristicAnswer(t, kind, value)
}
