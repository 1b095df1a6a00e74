import type { publicText } from '../../ui/i18n/public-text.ts'
import type { CharacteristicKind } from '../forms/form.ts'

type T = ReturnType<typeof publicText>

/** The question about a characteristic, in the page's language. */
export function characteristicQuestion(t: T, kind: CharacteristicKind): string {
  switch (kind) {
    case 'role':
      return t('who.role')
    case 'age':
      return t('who.age')
    case 'area':
      return t('who.area')
    case 'gender':
      return t('who.gender')
    case 'condition':
      return t('who.condition')
    case 'carer':
      return t('who.carer')
  }
}

/** An answer to it. Council areas have names and no translation. */
export function characteristicAnswer(t: T, kind: Exclude<CharacteristicKind, 'area'>, value: string): string {
  if (kind === 'age') return ageBand(t, value)
  switch (value) {
    case 'gets_care':
      return t('who.role-gets-care')
    case 'family_carer':
      return t('who.role-family-carer')
    case 'works_in_care':
      return t('who.role-works-in-care')
    case 'woman':
      return t('who.gender-woman')
    case 'man':
      return t('who.gender-man')
    case 'yes':
      return t('who.yes')
    case 'no':
      return t('who.no')
    case 'other':
      return kind === 'gender' ? t('who.gender-other') : t('who.role-other')
    default:
      return t('who.prefer-not')
  }
}

function ageBand(t: T, value: string): string {
  if (value === '0-11') return t('who.age-under-12')
  const [from, to] = value.split(/[-+]/).map(Number)
  if (value.endsWith('+')) return t('who.age-over', { from: from! })
  return to === undefined ? t('who.prefer-not') : t('who.age-range', { from: from!, to })
}
