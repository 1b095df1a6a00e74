import { matches } from './matches.ts'
import type { PersonalData } from './personal-details.ts'

const tenDigits = /(?<![\d+])\d(?:[\s-]?\d){9}(?![\d])/gu
/** Two letters, six digits, one of A to D (HMRC, National Insurance Manual NIM39110). */
const insurance = /\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?(?:\d{2}\s?){3}[A-D]\b/giu

/** Numbers that stand for one person: Community Health Index, NHS number, National Insurance number. */
export function findPersonNumbers(text: string): PersonalData[] {
  const health = matches(text, tenDigits, 'nhs_number').flatMap(found => {
    const digits = text.slice(found.start, found.end).replace(/\D/g, '')
    if (!hasCheckDigit(digits)) return []
    return beginsWithBirth(digits) ? [{ ...found, kind: 'chi_number' as const }] : [found]
  })
  return [...health, ...matches(text, insurance, 'ni_number')]
}

/**
 * Whether the last of ten digits is the check digit of the other nine: weights from 10 down to 2, modulo 11, the same
 * for the NHS number and the CHI number (NHS Data Dictionary, NHS number; NHS Scotland, Community Health Index).
 */
export function hasCheckDigit(digits: string): boolean {
  const figures = [...digits].map(Number)
  const sum = figures.slice(0, 9).reduce((total, figure, at) => total + figure * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === figures[9]
}

/** A CHI number begins with the date of birth as day, month and two digits of the year. */
function beginsWithBirth(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
  return day >= 1 && day <= 31 && month >= 1 && month <= 12
}
