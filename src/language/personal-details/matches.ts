import type { PersonalData, PersonalDataKind } from './personal-details.ts'

/** Every match of a pattern as personal data of one kind. */
export function matches(text: string, pattern: RegExp, kind: PersonalDataKind): PersonalData[] {
  return [...text.matchAll(pattern)].map(match => ({
    kind,
    start: match.index,
    end: match.index + match[0].length,
  }))
}
